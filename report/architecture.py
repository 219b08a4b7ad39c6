"""A network as its ONNX file has it: its layers with operations, shapes and numbers of parameters.

Read from the graph, so that what is drawn is what the window runs, and no framework is needed.
"""

import math
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import onnx

from export.crossing import without_crossing

# Operators that are a layer of their own; all others normalise, modulate or reshape one.
LAYERS = {"Conv", "ConvTranspose", "Gemm", "MatMul", "AveragePool"}
WEIGHED = LAYERS | {"Mul", "Add"}  # operators that learned numbers go into


@dataclass(frozen=True)
class Layer:
    """One layer.

    Attributes:
        name: as in the file.
        operation: in words, such as "conv 3 × 3, ½".
        shape: of its output, without the batch: (side, side, channels), or (n,).
        parameters: how many numbers of it were learned, those of its normalisation included.
        steered_by: the layer whose output also sets its normalisation, or "".
    """

    name: str
    operation: str
    shape: tuple[int, ...]
    parameters: int
    steered_by: str = ""


@dataclass(frozen=True)
class Network:
    """One of the two halves: the shape of its input, its layers, and what the file counts."""

    source: tuple[int, ...]
    layers: tuple[Layer, ...]
    nodes: int
    transposes: int

    @property
    def parameters(self) -> int:
        """How many numbers were learned."""
        return sum(layer.parameters for layer in self.layers)


def read_network(path: Path) -> Network:
    """Reads encoder.onnx or decoder.onnx, which the window has opened before."""
    model = onnx.load(path)
    nodes = len(model.graph.node)
    without_crossing(model.graph)  # layers that are there twice, with the same weights
    graph = onnx.shape_inference.infer_shapes(model).graph
    values = (*graph.input, *graph.value_info, *graph.output)
    shapes = {value.name: _shape(value) for value in values}
    weights = {w.name: tuple(w.dims) for w in graph.initializer}
    pooled = _pooled(graph)
    made_by = {output: node.op_type for node in graph.node for output in node.output}
    made_by = {output: operator for output, operator in made_by.items() if output not in pooled}
    after = {source: node for node in graph.node for source in node.input}
    found: list[Layer] = []
    in_quads = _in_quads(graph)
    for node in graph.node:
        name = node.name.partition("/")[0]
        if name in in_quads:
            if node is in_quads[name][0]:
                found.append(_drawn_in_quads(name, in_quads[name], weights, shapes))
            continue
        parameters = _learned(node, weights, made_by)
        at_cells = node.op_type == "MatMul" and "/" in node.name
        if node.op_type in LAYERS and (at_cells or "/" not in node.name):
            output = _laid_out(name if at_cells else node.output[0], after)
            operation = _operation(node, weights, after)
            found.append(Layer(name or output, operation, shapes[output], parameters))
        elif found and parameters:
            *before, last = found
            source = pooled.get(node.input[0], node.input[0])
            known = source in [layer.name for layer in before]
            by = source if known else last.steered_by
            found[-1] = replace(last, parameters=last.parameters + parameters, steered_by=by)
    transposes = sum(node.op_type == "Transpose" for node in graph.node)
    return Network(shapes[graph.input[0].name], tuple(found), nodes, transposes)


def _pooled(graph: onnx.GraphProto) -> dict[str, str]:
    """The layers that are a mean over places, and of what; normalisations have means within."""
    means = [node for node in graph.node if node.op_type == "ReduceMean" and "/" not in node.name]
    return {node.output[0]: node.input[0] for node in means}


def _in_quads(graph: onnx.GraphProto) -> dict[str, list[onnx.NodeProto]]:
    """The convolutions of each layer that the file computes on quads of pixels: `export.quads`."""
    found: dict[str, list[onnx.NodeProto]] = {}
    for node in graph.node:
        layer, _, part = node.name.partition("/")
        if node.op_type == "Conv" and part:
            found.setdefault(layer, []).append(node)
    return found


def _drawn_in_quads(
    name: str,
    parts: list[onnx.NodeProto],
    weights: dict[str, tuple[int, ...]],
    shapes: dict[str, tuple[int, ...]],
) -> Layer:
    """The layer that such convolutions are: a transposed one, or one that mixes pixels.

    The first makes a map of each pixel of a quad, by looking one position up or down, left or right
    and padded so. The other reads them and is padded all around; it gives quads that overlap the
    picture by a pixel at each edge. It is one convolution in files that older versions wrote.
    """
    kernels = [weights[part.input[1]] for part in parts]
    biases = sum(len(part.input) - 2 for part in parts)
    filters = kernels[0][0]
    height, width, _ = shapes[parts[0].output[0]]
    pads = next(a.ints for a in parts[0].attribute if a.name == "pads")
    if min(pads) == 0:
        learned = filters * (16 * kernels[0][1] + biases // len(parts))
        return Layer(name, "upconv 4 × 4, ×2", (2 * height, 2 * width, filters), learned)
    colours, channels = filters // 4, sum(kernel[1] for kernel in kernels) // 4
    sides = 2 * height - 2, 2 * width - 2
    return Layer(name, "conv 3 × 3", (*sides, colours), colours * (9 * channels + biases))


def _shape(value: onnx.ValueInfoProto) -> tuple[int, ...]:
    """The shape of one picture's part, channels last; inside the file they come first."""
    _, *sides = (dimension.dim_value for dimension in value.type.tensor_type.shape.dim)
    if len(sides) == 3 and value.name != "image":
        return (*sides[1:], sides[0])
    if len(sides) == 2:  # vectors at the places of a square map
        side = math.isqrt(sides[0])
        return side, side, sides[1]
    return tuple(sides)


def _laid_out(output: str, after: dict[str, onnx.NodeProto]) -> str:
    """The map that a vector becomes right away, channels first, or the output itself."""
    reshaped = after.get(output)
    if reshaped is None or reshaped.op_type != "Reshape":
        return output
    turned = after.get(reshaped.output[0])
    return turned.output[0] if turned is not None and turned.op_type == "Transpose" else output


def _learned(
    node: onnx.NodeProto, weights: dict[str, tuple[int, ...]], made_by: dict[str, str]
) -> int:
    """How many learned numbers go into an operator.

    Not the matrix by which a normalisation takes means over its groups of channels, nor the scale
    and offset that bring pictures from [0, 1] to [-1, 1].
    """
    if node.op_type not in WEIGHED or made_by.get(node.input[0]) == "ReduceMean":
        return 0
    sizes = (int(np.prod(weights[name])) for name in node.input if name in weights)
    return sum(size for size in sizes if size > 1 or node.op_type in LAYERS)


def _operation(
    node: onnx.NodeProto, weights: dict[str, tuple[int, ...]], after: dict[str, onnx.NodeProto]
) -> str:
    attributes = {a.name: onnx.helper.get_attribute_value(a) for a in node.attribute}
    stride = attributes.get("strides", [1])[0]
    if node.op_type == "AveragePool":
        return f"mean of {stride} × {stride}"
    kernel = weights.get(node.input[1], (1,))
    if node.op_type in ("Gemm", "MatMul"):
        if len(kernel) == 3:
            return "dense, by cell"
        return ", ".join(["dense", *_softmax_behind(node, after)])
    side = attributes.get("kernel_shape", kernel)[-1]
    if node.op_type == "ConvTranspose":
        return f"upconv {side} × {side}, ×{stride}"
    return f"conv {side} × {side}" + (f", 1/{stride}" if stride > 1 else "")


def _softmax_behind(node: onnx.NodeProto, after: dict[str, onnx.NodeProto]) -> list[str]:
    """Words for the softmax of what a dense layer computes, at all places alike or not."""
    behind: list[str] = []
    while len(behind) < 3 and (reader := after.get(node.output[0])):
        node = reader
        behind.append(node.op_type)
    if behind == ["Unsqueeze", "Add", "Softmax"]:
        return ["offsets", "softmax"]
    return ["softmax"] if behind[:1] == ["Softmax"] else []

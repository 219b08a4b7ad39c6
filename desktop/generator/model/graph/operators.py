"""The operators that a model may consist of, and the shape that each gives its output.

They are those that our exporter and Keras's own (torch.onnx, tf2onnx, jax2onnx) write for our
networks, and those of the gardens that shipped with earlier versions. Left out on purpose is what
can run for ever (Loop, Scan, If) or gives another picture each time (RandomNormal).
"""

from collections.abc import Callable, Sequence
from typing import TypeAlias

import numpy as np

from desktop.generator.model.graph import arranging, windows
from desktop.generator.model.graph.einsum import einsum
from desktop.generator.model.graph.rules import known, require
from desktop.generator.model.onnx_outline import Array, Node, Shape

Rule: TypeAlias = Callable[..., Shape | list[Shape]]


def output_shapes(node: Node, arrays: Sequence[Array | None]) -> list[Shape]:
    """Find the shapes of a node's outputs.

    Args:
        node: its operator must be in `OPERATORS`.
        arrays: its inputs; None where an optional one is left out.

    Raises:
        ValueError, TypeError, AttributeError, IndexError: there is no such node, or its output
            depends on what cannot be known before it runs.
    """
    rule, attributes = OPERATORS[node.operator]
    if strange := node.attributes.keys() - attributes.split() - _FLOATS:
        raise ValueError(f"{node.operator} with {', '.join(strange)}")
    if any(value is None and name not in _FLOATS for name, value in node.attributes.items()):
        raise ValueError(f"{node.operator} with an attribute of another type")
    shapes = rule(node, *arrays)
    return shapes if isinstance(shapes, list) else [shapes]


def _first(node: Node, x: Array, *_others: Array | None) -> Shape:
    """As the first input."""
    return x.shape


def _broadcast(node: Node, *arrays: Array) -> Shape:
    """As all inputs together, in NumPy's manner."""
    return np.broadcast_shapes(*(array.shape for array in arrays))


def _divide(node: Node, a: Array, b: Array) -> Shape:
    """As both together; what whole numbers are divided by must be known.

    The processor ends a program that divides the smallest of them by -1, and the runtime does.
    """
    require(not a.whole or (b.values is not None and bool((b.values > 0).all())))
    return _broadcast(node, a, b)


def _expand(node: Node, x: Array, shape: Array) -> Shape:
    """As the input and a shape together."""
    return np.broadcast_shapes(x.shape, tuple(known(shape)))


def _matmul(node: Node, a: Array, b: Array) -> Shape:
    """Products of matrices."""
    (*left, rows, inner), (*right, again, columns) = a.shape, b.shape
    require(inner == again)
    return (*np.broadcast_shapes(tuple(left), tuple(right)), rows, columns)


def _gemm(node: Node, a: Array, b: Array, c: Array | None = None) -> Shape:
    """A product of two matrices, each turned if wanted, and a third added."""
    rows, inner = a.shape[:: -1 if node.attributes.get("transA") else 1]
    again, columns = b.shape[:: -1 if node.attributes.get("transB") else 1]
    require(inner == again)
    require(c is None or np.broadcast_shapes(c.shape, (rows, columns)) == (rows, columns))
    return rows, columns


_FLOATS = {"alpha", "beta", "epsilon"}  # they change no shape
_WINDOW = "auto_pad dilations kernel_shape pads strides"
# Each with the attributes that its rule knows.
OPERATORS: dict[str, tuple[Rule, str]] = {
    **dict.fromkeys(
        ("Clip", "Exp", "Floor", "Identity", "LeakyRelu", "Neg", "Reciprocal", "Sigmoid", "Sqrt",
         "Tanh", "InstanceNormalization"), (_first, "")),
    "Cast": (_first, "to saturate"),
    "Softmax": (_first, "axis"),
    **dict.fromkeys(("Add", "Max", "Min", "Mul", "Sub", "Where"), (_broadcast, "")),
    **dict.fromkeys(("ReduceMean", "ReduceSum", "ReduceSumSquare"),
                    (arranging.reduce, "axes keepdims noop_with_empty_axes")),
    "AveragePool": (windows.pool, f"{_WINDOW} ceil_mode count_include_pad"),
    "Concat": (arranging.concat, "axis"),
    "Conv": (windows.conv, f"{_WINDOW} group"),
    "ConvTranspose": (windows.conv_transpose, f"{_WINDOW} group"),
    "Div": (_divide, ""),
    "DepthToSpace": (windows.depth_to_space, "blocksize mode"),
    "Einsum": (einsum, "equation"),
    "Expand": (_expand, ""),
    "Flatten": (arranging.flatten, "axis"),
    "Gather": (arranging.gather, "axis"),
    "GatherElements": (arranging.gather_elements, "axis"),
    "Gemm": (_gemm, "transA transB"),
    "GridSample": (windows.grid_sample, "align_corners mode padding_mode"),
    "MatMul": (_matmul, ""),
    "Pad": (arranging.pad, "mode"),
    "Reshape": (arranging.reshape, "allowzero"),
    "Shape": (arranging.shape_of, "start end"),
    "Slice": (arranging.cut, ""),
    "Split": (arranging.split, "axis num_outputs"),
    "Squeeze": (arranging.squeeze, ""),
    "Transpose": (arranging.transpose, "perm"),
    "Unsqueeze": (arranging.unsqueeze, ""),
}  # fmt: skip

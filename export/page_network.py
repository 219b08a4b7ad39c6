"""A decoder as its web page has it: the nodes as JSON, the weights as bytes.

The page computes with operators of its own (export/web/operators.js), just those that a decoder of
ours is made of, one picture at a time. Whatever else a file holds is refused here, by name: nothing
is left to be found out in a browser.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import onnx
from onnx import helper, numpy_helper

from desktop.generator.model.model_file import ModelFileError

OPERATORS: dict[str, set[str]] = {  # with the attributes that are read, or are always the same
    "Add": set(), "Concat": {"axis"}, "Conv": {"pads", "strides"}, "Div": set(), "Gemm": set(),
    "ConvTranspose": {"pads", "strides"}, "DepthToSpace": {"blocksize"}, "LeakyRelu": {"alpha"},
    "MatMul": set(), "Mul": set(), "ReduceMean": {"keepdims"}, "Reshape": set(), "Sigmoid": set(),
    "Slice": set(), "Softmax": {"axis"}, "Sqrt": set(), "Transpose": {"perm"}, "Unsqueeze": set(),
}  # fmt: skip


@dataclass(frozen=True)
class PageNetwork:
    """What the page builds its decoder from.

    Attributes:
        outline: nodes and weights in their order, ready for JSON; a weight's offset is in bytes.
        weights: one after the other, each at a multiple of 4 bytes.
    """

    outline: dict[str, Any]
    weights: bytes


def page_network(model: onnx.ModelProto, name: str) -> PageNetwork:
    """Takes a decoder apart for the page.

    Args:
        model: as `export.to_onnx` or `export.half` made it.
        name: of its file, for the error.

    Raises:
        ModelFileError: it holds what the page does not compute.
    """
    graph = model.graph
    stored = {weight.name: numpy_helper.to_array(weight) for weight in graph.initializer}
    widened = {
        node.input[0]: node.output[0]
        for node in graph.node
        if node.op_type == "Cast" and node.input[0] in stored
    }
    entries, parts, at = [], [], 0
    for key, values in stored.items():
        entry = {"name": widened.get(key, key), "shape": values.shape, "type": values.dtype.name}
        if values.dtype == np.int64:
            entries.append(entry | {"values": values.ravel().tolist()})
            continue
        data = values.tobytes()
        entries.append(entry | {"at": at})
        parts.append(data + bytes(-len(data) % 4))
        at += len(parts[-1])
    nodes = [node for node in graph.node if node.output[0] not in widened.values()]
    known = {entry["name"] for entry in entries}
    if any(node.op_type == "MatMul" and node.input[1] not in known for node in nodes):
        raise _foreign(name, "MatMul of what is computed")
    outline = {
        "input": graph.input[0].name,
        "output": graph.output[0].name,
        "weights": entries,
        "nodes": [_described(node, name) for node in nodes],
    }
    return PageNetwork(outline, b"".join(parts))


def _described(node: onnx.NodeProto, name: str) -> dict[str, Any]:
    attributes = {entry.name: helper.get_attribute_value(entry) for entry in node.attribute}
    if not attributes.keys() <= OPERATORS.get(node.op_type, set()):
        raise _foreign(name, f"{node.op_type} with {', '.join(sorted(attributes))[:80]}")
    if node.op_type not in OPERATORS:
        raise _foreign(name, node.op_type)
    return {
        "operator": node.op_type,
        "inputs": list(node.input),
        "output": node.output[0],
        "attributes": attributes,
    }


def _foreign(name: str, found: str) -> ModelFileError:
    return ModelFileError(
        "{name} contains {found}, which the page does not compute.",
        "Export the run again with python -m export.to_onnx, without --via.",
        name=name,
        found=found,
    )

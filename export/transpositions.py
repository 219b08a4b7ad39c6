"""Transpositions that a file need not have: some are done in its weights, others undo each other.

Keras has maps as (H, W, C), ONNX as (C, H, W).
"""

import numpy as np
import onnx
from onnx import helper

from export.graph import Graph

TO_CHANNELS_FIRST, TO_CHANNELS_LAST = (0, 3, 1, 2), (0, 2, 3, 1)
AXES_LAST = {1: 3, 2: 1, 3: 2}  # of maps with channels last, by where they are with channels first
EITHER_WAY = ("Sigmoid", "Concat", "Slice")  # operators that can do their work on both


def fold_transpositions(graph: Graph) -> None:
    """Reorders the columns of dense layers that are followed by a reshape and a transposition.

    A transposition after every such layer would do; the order of its kernel's columns, once and
    for all, does as well.
    """
    for dense, reshape, transpose in list(graph.chains("Gemm", "Reshape", "Transpose")):
        _, kernel, bias = dense.input
        batch, *shape = graph.weights[reshape.input[1]].tolist()
        to_channels_first = (2, 0, 1)  # what `export.layers` writes; no other transposition follows
        order = np.arange(np.prod(shape)).reshape(shape).transpose(to_channels_first)  # (C, H, W)
        graph.weights[kernel] = graph.weights[kernel][:, order.ravel()]
        graph.weights[bias] = graph.weights[bias][order.ravel()]
        graph.weights[reshape.input[1]] = np.array([batch, *order.shape])
        reshape.output[0] = reshape.name = transpose.output[0]
        graph.nodes.remove(transpose)


def cancel_transpositions(graph: Graph) -> None:
    """Takes out pairs of which the first brings channels to the front and the second back.

    What stands between the two is computed with channels last instead.
    """
    for forth in [node for node in graph.nodes if _order(node) == TO_CHANNELS_FIRST]:
        *between, back = _until_turned_back(graph, forth) or [forth]
        if not between:
            continue
        for node in between:
            first, last = forth.output[0], forth.input[0]
            node.input[:] = [last if name == first else name for name in node.input]
            _put_channels_last(graph, node)
        between[-1].output[0] = between[-1].name = back.output[0]
        graph.nodes.remove(forth)
        graph.nodes.remove(back)


def _order(node: onnx.NodeProto) -> tuple[int, ...]:
    """Returns the axes that a transposition puts first, second and so on; of others none."""
    return tuple(helper.get_node_attr_value(node, "perm")) if node.op_type == "Transpose" else ()


def _until_turned_back(graph: Graph, node: onnx.NodeProto) -> list[onnx.NodeProto]:
    """Returns the nodes behind a transposition up to the one that undoes it, or none."""
    behind: list[onnx.NodeProto] = []
    while node.output[0] not in graph.outputs:
        readers = graph.readers(node.output[0])
        if len(readers) != 1:
            break
        (node,) = readers
        behind.append(node)
        if _order(node) == TO_CHANNELS_LAST:
            return behind
        if node.op_type not in EITHER_WAY:
            break
    return []


def _put_channels_last(graph: Graph, node: onnx.NodeProto) -> None:
    """Names the axes that a node works on as they are with channels last."""
    if node.op_type == "Concat":
        node.attribute[0].i = AXES_LAST[node.attribute[0].i]
    if node.op_type == "Slice":
        axes = graph.weights[node.input[3]]
        axes[:] = [AXES_LAST[axis] for axis in axes.tolist()]

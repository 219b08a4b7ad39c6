"""Transposing a map that a dense layer computes, done beforehand in the layer's weights.

Keras makes a map (H, W, C) of a dense layer's numbers, ONNX has maps as (C, H, W). A transposition
after every such layer would do; the order of its kernel's columns, once and for all, does as well.
"""

import numpy as np

from export.graph import Graph


def fold_transpositions(graph: Graph) -> None:
    """Reorders the columns of dense layers that are followed by a reshape and a transposition."""
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

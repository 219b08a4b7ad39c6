"""The decoder's last two convolutions on quads of pixels: the same sums in less than half the time.

At full size a decoder of ours doubles its map by a transposed convolution, activates it, and mixes
neighbouring pixels into the few colours of the picture. onnxruntime is slow at both: it computes
transposed convolutions by a product of matrices whose results are then added up in place, and lays
others out in blocks of 16 channels, of which three colours leave 13 empty.

A transposed convolution (kernel 4, stride 2) draws four pixels for each position of the small map,
and each of the four is a plain convolution (kernel 2) of that map. Left where they are, as channels
of the small map, they form a quad. The pixels 2i-1 and 2i, of which each sees one more to either
side, look at 2i-2 ... 2i+1: at two whole quads. So the convolution (kernel 3) that follows is one
of kernel 2 on quads, and gives quads that lie one pixel further up and left; what hangs over the
picture's edge is cut off. Zeros around the map mean the same in both: there is nothing there.

It is exact but for the order of sums. Per axis, kernel 4 on stride 2 with padding 1:
pixel 2i reads positions i-1 and i through the kernel's taps 3 and 1, pixel 2i+1 positions i and i+1
through 2 and 0 (Dumoulin & Visin 2016, https://arxiv.org/abs/1603.07285, section 4).
"""

import numpy as np
import onnx
from onnx import helper

from export.graph import Graph, Value, layer_of

TAPS = ((3, 1), (2, 0))  # of the first and the second pixel of a position, from the left
PIXELS = ((0, 0), (0, 1), (1, 0), (1, 1))  # of a quad: so far down and to the right
MOST_COLOURS = 4  # four times as many fill a block of 16 channels


def draw_in_quads(graph: Graph) -> None:
    """Rewrites a transposed convolution, its activation and the convolution that reads that."""
    for chain in list(graph.chains("ConvTranspose", "LeakyRelu", "Conv")):
        doubling, activation, mixing = chain
        if _geometry(graph, doubling) != (4, 2) or _geometry(graph, mixing) != (3, 1):
            continue
        kernel, *bias = (graph.weights[name] for name in doubling.input[1:])
        mix, *mix_bias = (graph.weights[name] for name in mixing.input[1:])
        if len(mix) > MOST_COLOURS:
            continue
        alpha = helper.get_node_attr_value(activation, "alpha")
        small = Value(graph, doubling.input[0])
        with graph.in_place_of(*chain):
            with graph.layer(doubling.name):
                parts = [_pixel(small, kernel, bias, *pixel) for pixel in PIXELS]
            with graph.layer(activation.name):
                parts = [graph.node("LeakyRelu", part, alpha=alpha) for part in parts]
            with graph.layer(mixing.name):
                quads = _mixed(parts, mix, mix_bias)
                pixels = _put_together(quads, len(mix), *graph.sides[layer_of(mixing)])
                graph.named(pixels.transpose(0, 3, 1, 2), mixing.output[0])


def _geometry(graph: Graph, node: onnx.NodeProto) -> tuple[int, int] | None:
    """Returns kernel and stride of a convolution, if they are the same on both axes."""
    *_, height, width = graph.weights[node.input[1]].shape
    down, right = helper.get_node_attr_value(node, "strides")
    return (height, down) if (height, down) == (width, right) else None


def _pixel(
    small: Value, kernel: np.ndarray, bias: list[np.ndarray], down: int, right: int
) -> Value:
    """Returns one of the four pixels of all quads, (B, C, H, W), as a convolution of (B, K, H, W).

    Args:
        small: the map of which each position becomes a quad.
        kernel: (K, C, 4, 4) of the transposed convolution.
        bias: (C,), or nothing.
        down: 0 for an upper pixel, which looks one position up, or 1.
        right: the same to the side.
    """
    taps = kernel[:, :, TAPS[down]][:, :, :, TAPS[right]].transpose(1, 0, 2, 3)  # (C, K, 2, 2)
    return _convolution(small, taps, bias, [1 - down, 1 - right, down, right])


def _mixed(parts: list[Value], mix: np.ndarray, bias: list[np.ndarray]) -> Value:
    """Returns quads (B, 4M, H + 1, W + 1) that lie one pixel further up and left.

    A sum of four convolutions, of which each adds to what the one before it has written: the maps
    need not be joined.

    Args:
        parts: each (B, C, H, W), the pixels of quads in the order of `PIXELS`.
        mix: (M, C, 3, 3) of the convolution at full size.
        bias: (M,), or nothing.
    """
    filters, channels = mix.shape[:2]
    # Of the quads that come out and of those that go in: four pixels each, two positions per axis.
    taps = np.zeros((2, 2, filters, 2, 2, channels, 2, 2), np.float32)
    for down, right in PIXELS:
        for i, j in np.ndindex(3, 3):
            # Pixel 2i-1 begins to read at 2i-2, the first of two quads; pixel 2i one further.
            (position, row), (across, column) = divmod(down + i, 2), divmod(right + j, 2)
            taps[down, right, :, row, column, :, position, across] = mix[:, :, i, j]
    kernels = taps.reshape(4 * filters, 4, channels, 2, 2).swapaxes(0, 1)
    biases = [[], [], [], [np.tile(values, 4) for values in bias]]
    first, *others = map(_convolution, parts, kernels, biases, [[1, 1, 1, 1]] * 4)
    return sum(others, first)


def _put_together(quads: Value, filters: int, height: int, width: int) -> Value:
    """Returns the pixels (B, height, width, M) of quads (B, 4M, H + 1, W + 1).

    With the channels last, two neighbours of a quad lie side by side already, and a row of quads is
    a row of their upper pixels before one of their lower pixels: rows are copied whole, which
    takes less than half the time of moving single pixels, as DepthToSpace does.
    """
    graph, last = quads.graph, quads.transpose(0, 2, 3, 1)
    halves = ((0, 2 * filters), (2 * filters, 4 * filters))
    rows = [last.cut((3,), (start,), (end,)).reshape(0, 0, 1, -1) for start, end in halves]
    pixels = graph.node("Concat", *rows, axis=2).reshape(0, height + 2, width + 2, filters)
    return pixels.cut((1, 2), (1, 1), (-1, -1))


def _convolution(x: Value, taps: np.ndarray, bias: list[np.ndarray], pads: list[int]) -> Value:
    weights = [x.graph.weight("taps", taps), *(x.graph.weight("bias", values) for values in bias)]
    return x.graph.node("Conv", x, *weights, strides=[1, 1], pads=pads)

"""The shapes that windows moving over a map give: convolutions, pooling and their like."""

from collections.abc import Sequence

from desktop.generator.model.graph.rules import number, numbers, require
from desktop.generator.model.onnx_outline import Array, Node, Shape


def conv(node: Node, x: Array, kernel: Array, bias: Array | None = None) -> Shape:
    """A convolution: x (B, C, ...), kernel (M, C / groups, ...)."""
    filters, depth, *sides = kernel.shape
    batch, channels, *sizes = x.shape
    require(channels == depth * _groups(node) and filters % _groups(node) == 0)
    return batch, filters, *_windows(node, sizes, sides)


def conv_transpose(node: Node, x: Array, kernel: Array, bias: Array | None = None) -> Shape:
    """A transposed convolution: x (B, C, ...), kernel (C, M / groups, ...)."""
    channels, filters, *sides = kernel.shape
    batch, depth, *sizes = x.shape
    require(channels == depth and depth % _groups(node) == 0)
    steps, wide, pads = _geometry(node, sides)
    sizes = [
        step * (size - 1) + width - pad
        for size, step, width, pad in zip(sizes, steps, wide, pads, strict=True)
    ]
    return batch, filters * _groups(node), *sizes


def pool(node: Node, x: Array) -> Shape:
    """A mean or maximum over windows."""
    require(not node.attributes.get("ceil_mode"))
    batch, channels, *sizes = x.shape
    return batch, channels, *_windows(node, sizes, numbers(node, "kernel_shape"))


def _windows(node: Node, sizes: Sequence[int], sides: Sequence[int]) -> list[int]:
    """How often a kernel of such sides fits, on each axis."""
    steps, wide, pads = _geometry(node, sides)
    return [
        (size + pad - width) // step + 1
        for size, step, width, pad in zip(sizes, steps, wide, pads, strict=True)
    ]


def _geometry(node: Node, sides: Sequence[int]) -> tuple[Sequence[int], list[int], list[int]]:
    """Per axis a kernel's step, its width with gaps, and the padding of both ends together."""
    require(node.attributes.get("auto_pad", "NOTSET") == "NOTSET")
    require((numbers(node, "kernel_shape") or tuple(sides)) == tuple(sides))
    steps, gaps = (numbers(node, key) or (1,) * len(sides) for key in ("strides", "dilations"))
    pads = numbers(node, "pads") or (0, 0) * len(sides)
    require(len(pads) == 2 * len(sides) and min(*steps, *gaps, *sides) > 0 <= min(pads))
    wide = [gap * (side - 1) + 1 for gap, side in zip(gaps, sides, strict=True)]
    return steps, wide, [a + b for a, b in zip(pads[: len(sides)], pads[len(sides) :], strict=True)]


def _groups(node: Node) -> int:
    groups = number(node, "group", 1)
    require(groups > 0)
    return groups


def grid_sample(node: Node, x: Array, grid: Array) -> Shape:
    """Pixels of x (B, C, H, W) at the positions of a grid (B, H2, W2, 2)."""
    (batch, channels, _, _), (_, height, width, two) = x.shape, grid.shape
    require(two == 2)
    return batch, channels, height, width


def depth_to_space(node: Node, x: Array) -> Shape:
    """Channels laid out as blocks of pixels."""
    batch, channels, height, width = x.shape
    side = number(node, "blocksize", 0)
    require(side > 0 and channels % side**2 == 0)
    return batch, channels // side**2, height * side, width * side

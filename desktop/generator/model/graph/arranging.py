"""The shapes that operators give which compute nothing but move numbers about."""

import math

from desktop.generator.model.graph.rules import axis_of, known, number, numbers, require
from desktop.generator.model.onnx_outline import Array, Node, Shape


def reshape(node: Node, x: Array, shape: Array) -> Shape:
    """The same numbers in another shape, in which 0 keeps a dimension and -1 is what is left."""
    require(not node.attributes.get("allowzero"))
    wanted = [x.shape[i] if size == 0 else size for i, size in enumerate(known(shape))]
    if -1 in wanted:
        others = -math.prod(wanted)
        wanted[wanted.index(-1)] = math.prod(x.shape) // others if others else 0
    require(math.prod(wanted) == math.prod(x.shape))
    return tuple(wanted)


def flatten(node: Node, x: Array) -> Shape:
    """A matrix (what is before an axis, the rest)."""
    axis, rank = number(node, "axis", 1), len(x.shape)
    require(-rank <= axis <= rank)
    axis = axis if axis >= 0 else axis + rank
    return math.prod(x.shape[:axis]), math.prod(x.shape[axis:])


def transpose(node: Node, x: Array) -> Shape:
    """The axes in another order."""
    order = numbers(node, "perm") or tuple(reversed(range(len(x.shape))))
    require(sorted(order) == list(range(len(x.shape))))
    return tuple(x.shape[axis] for axis in order)


def unsqueeze(node: Node, x: Array, axes: Array) -> Shape:
    """Axes of length 1 put in."""
    rank = len(x.shape) + len(known(axes))
    new = {axis_of(axis, rank) for axis in known(axes)}
    require(len(new) == len(known(axes)))
    sizes = iter(x.shape)
    return tuple(1 if axis in new else next(sizes) for axis in range(rank))


def squeeze(node: Node, x: Array, axes: Array) -> Shape:
    """Axes of length 1 taken out."""
    gone = {axis_of(axis, len(x.shape)) for axis in known(axes)}
    gone = gone or {axis for axis, size in enumerate(x.shape) if size == 1}
    require(all(x.shape[axis] == 1 for axis in gone))
    return tuple(size for axis, size in enumerate(x.shape) if axis not in gone)


def reduce(node: Node, x: Array, axes: Array | None = None) -> Shape:
    """Sums or means over axes."""
    chosen = known(axes) if axes else numbers(node, "axes")
    if not chosen and node.attributes.get("noop_with_empty_axes"):
        return x.shape
    gone = {axis_of(axis, len(x.shape)) for axis in chosen or range(len(x.shape))}
    kept = [1] if number(node, "keepdims", 1) else []
    return tuple(n for i, size in enumerate(x.shape) for n in (kept if i in gone else [size]))


def concat(node: Node, *arrays: Array) -> Shape:
    """Arrays in a row along an axis."""
    first = arrays[0].shape
    axis = axis_of(number(node, "axis", 0), len(first))
    others = {array.shape[:axis] + array.shape[axis + 1 :] for array in arrays}
    require(len(others) == 1)
    return *first[:axis], sum(array.shape[axis] for array in arrays), *first[axis + 1 :]


def split(node: Node, x: Array, sizes: Array | None = None) -> list[Shape]:
    """An array cut along an axis; the last part is smaller where the parts cannot be alike."""
    axis, count = axis_of(number(node, "axis", 0), len(x.shape)), len(node.outputs)
    require(number(node, "num_outputs", count) == count)
    most = -(-x.shape[axis] // count)
    parts = known(sizes) if sizes else [most] * (count - 1) + [x.shape[axis] - most * (count - 1)]
    require(sum(parts) == x.shape[axis])
    return [(*x.shape[:axis], part, *x.shape[axis + 1 :]) for part in parts]


def cut(
    node: Node,
    x: Array,
    starts: Array,
    ends: Array,
    axes: Array | None = None,
    steps: Array | None = None,
) -> Shape:
    """A range of each axis."""
    shape, begins = list(x.shape), known(starts)
    chosen = known(axes) if axes else range(len(begins))
    strides = known(steps) if steps else [1] * len(begins)
    for axis, start, end, step in zip(chosen, begins, known(ends), strides, strict=True):
        axis = axis_of(axis, len(shape))
        require(step > 0 or end < x.shape[axis])  # the largest number means the start, backwards
        shape[axis] = len(range(*slice(start, end, step).indices(x.shape[axis])))
    return tuple(shape)


def gather(node: Node, x: Array, indices: Array) -> Shape:
    """Entries of an axis, by their numbers."""
    axis = axis_of(number(node, "axis", 0), len(x.shape))
    return *x.shape[:axis], *indices.shape, *x.shape[axis + 1 :]


def gather_elements(node: Node, x: Array, indices: Array) -> Shape:
    """Single entries, by the number of each along an axis."""
    require(len(indices.shape) == len(x.shape))
    return indices.shape


def pad(node: Node, x: Array, pads: Array, value: Array | None = None) -> Shape:
    """What is put around an array, or cut off where a number is below 0."""
    widths, rank = known(pads), len(x.shape)
    require(len(widths) == 2 * rank)
    return tuple(n + a + b for n, a, b in zip(x.shape, widths[:rank], widths[rank:], strict=True))


def shape_of(node: Node, x: Array) -> Shape:
    """The shape itself, or part of it, as an array."""
    return (len(part_of_shape(node, x)),)


def part_of_shape(node: Node, x: Array) -> Shape:
    """The sizes that `Shape` gives as numbers."""
    return x.shape[number(node, "start", 0) : number(node, "end", len(x.shape))]

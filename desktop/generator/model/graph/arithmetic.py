"""Arithmetic on the few whole numbers that become shapes, done before anything runs.

Keras's exporters write down how a padding or a shape follows from the picture's size, in a dozen
operators. Their results have to be known: by them an array may grow.
"""

import functools
import math
from collections.abc import Callable, Sequence

import numpy as np

from desktop.generator.model.graph.arranging import part_of_shape
from desktop.generator.model.graph.rules import number, numbers
from desktop.generator.model.onnx_outline import FLOATS, MAX_VALUES, Array, Node, Shape

_INTEGERS = {6: np.int32, 7: np.int64}  # by TensorProto.DataType


def values_of(node: Node, arrays: Sequence[Array | None], shape: Shape) -> np.ndarray | None:
    """Find the numbers in the one output of a node; None where they are not known or many.

    Raises:
        ValueError, IndexError: they cannot be computed.
    """
    if node.operator == "Shape" and arrays[0]:
        return np.array(part_of_shape(node, arrays[0]))
    compute = _COMPUTED.get(node.operator)
    if not compute or any(array and array.values is None for array in arrays):
        return None
    if math.prod(shape) > MAX_VALUES:
        return None
    given = [array and array.values for array in arrays]
    with np.errstate(all="ignore"):  # what is too large wraps around, as it does in the runtime
        found = compute(node, *given)
    return None if found is None else found.reshape(shape)


def is_whole(node: Node, arrays: Sequence[Array | None]) -> bool:
    """Whether a node's outputs are whole numbers."""
    if node.operator == "Cast":
        return number(node, "to", 0) not in FLOATS
    data = arrays[1 if node.operator == "Where" else 0]
    return node.operator == "Shape" or (data is not None and data.whole)


def _divide(node: Node, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return a // b + ((a < 0) & (a % b != 0))  # towards zero; b is above it


def _cast(node: Node, x: np.ndarray) -> np.ndarray | None:
    integer = _INTEGERS.get(number(node, "to", 0))
    return x.astype(integer) if integer else None


def _cut(
    node: Node,
    x: np.ndarray,
    starts: np.ndarray,
    ends: np.ndarray,
    axes: np.ndarray | None = None,
    steps: np.ndarray | None = None,
) -> np.ndarray:
    slices = [slice(None)] * x.ndim
    axes = np.arange(len(starts)) if axes is None else axes
    steps = np.ones(len(starts), np.int64) if steps is None else steps
    for axis, start, end, step in zip(axes, starts, ends, steps, strict=True):
        slices[axis] = slice(int(start), int(end), int(step))
    return x[tuple(slices)]


def _as_it_is(node: Node, x: np.ndarray, *_others: np.ndarray | None) -> np.ndarray:
    return x


_COMPUTED: dict[str, Callable[..., np.ndarray | None]] = {
    **dict.fromkeys(("Flatten", "Identity", "Reshape", "Squeeze", "Unsqueeze"), _as_it_is),
    "Add": lambda node, a, b: a + b,
    "Cast": _cast,
    "Concat": lambda node, *arrays: np.concatenate(arrays, number(node, "axis", 0)),
    "Div": _divide,
    "Gather": lambda node, x, indices: np.take(x, indices, number(node, "axis", 0)),
    "Max": lambda node, a, *others: functools.reduce(np.maximum, others, a),
    "Mul": lambda node, a, b: a * b,
    "Neg": lambda node, x: -x,
    "Slice": _cut,
    "Sub": lambda node, a, b: a - b,
    "Transpose": lambda node, x: x.transpose(numbers(node, "perm") or None),
}

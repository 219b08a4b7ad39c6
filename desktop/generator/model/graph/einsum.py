"""Sums of products by an equation, which Keras's exporters write for a matrix at each place.

In "bpw,pwc->bpc" each letter is an axis; over those that the result lacks is summed
(https://onnx.ai/onnx/operators/onnx__Einsum.html). Known are two arrays whose letters differ.
"""

import re

from desktop.generator.model.graph.rules import require
from desktop.generator.model.onnx_outline import Array, Node, Shape

_EQUATION = re.compile("([a-z]+),([a-z]+)->([a-z]*)")


def einsum(node: Node, a: Array, b: Array) -> Shape:
    """The axes that the result keeps."""
    sizes = sizes_of_letters(node, a.shape, b.shape)
    *_, kept = _letters(node)
    require(len(set(kept)) == len(kept) and sizes.keys() >= set(kept))
    return tuple(sizes[letter] for letter in kept)


def sizes_of_letters(node: Node, *shapes: Shape) -> dict[str, int]:
    """The size of each axis: as many products are added up as all of them multiplied."""
    *given, _ = _letters(node)
    sizes: dict[str, int] = {}
    for letters, shape in zip(given, shapes, strict=True):
        require(len(letters) == len(set(letters)) == len(shape))
        for letter, size in zip(letters, shape, strict=True):
            require(sizes.setdefault(letter, size) == size)
    return sizes


def _letters(node: Node) -> tuple[str, ...]:
    """Those of the two arrays and of the result."""
    equation = node.attributes.get("equation")
    found = _EQUATION.fullmatch(equation) if isinstance(equation, str) else None
    if found is None:
        raise ValueError("an equation that is not known")
    return found.groups()

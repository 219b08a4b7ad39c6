"""What all rules of operators share: attributes and whole numbers, believed only as far as known.

A rule takes a node and what is known of its inputs and returns the shape of its output. They are
those of https://onnx.ai/onnx/operators from version 13 on, where axes may be inputs. A node that no
rule allows is a ValueError, or a TypeError, AttributeError or IndexError where it has too few
inputs or too small ones.
"""

from desktop.generator.model.onnx_outline import Array, Attribute, Node


def require(condition: bool) -> None:
    """Refuse a node whose inputs do not fit together."""
    if not condition:
        raise ValueError("arrays that do not fit together")


def known(array: Array) -> list[int]:
    """The whole numbers in an array, which must be known before anything runs."""
    if array.values is None or len(array.shape) > 1:
        raise ValueError("a shape that depends on what is computed")
    return array.values.reshape(-1).tolist()


def number(node: Node, name: str, usual: int) -> int:
    """A whole number among a node's attributes."""
    found: Attribute = node.attributes.get(name, usual)
    if not isinstance(found, int):
        raise ValueError(f"{name} is not a whole number")
    return found


def numbers(node: Node, name: str) -> tuple[int, ...]:
    """Whole numbers among a node's attributes; none where it has no such attribute."""
    found: Attribute = node.attributes.get(name, ())
    if not isinstance(found, tuple):
        raise ValueError(f"{name} are not whole numbers")
    return found


def axis_of(axis: int, rank: int) -> int:
    """An axis counted from 0, where -1 is the last of `rank`."""
    require(-rank <= axis < rank)
    return axis % rank

"""Values of JSON that anyone can write: each is what it has to be, or else it is left out."""

from typing import Any, TypeAlias

Foreign: TypeAlias = Any  # a value that JSON held: anything, until it has been looked at

MOST = 1e12  # of a number; beyond, it says nothing
MOST_WHOLE = 2**64  # of a count; seeds are the largest
MOST_CHARS = 200  # of a line; a name of a run or a preset is shorter


def number(value: Foreign, least: float = -MOST, most: float = MOST) -> float | None:
    """A number within bounds, both included; None if it is none."""
    if type(value) not in (int, float):
        return None
    return float(value) if least <= value <= most else None  # NaN is not


def whole(value: Foreign) -> int | None:
    """A whole number from 0 on; None if it is none."""
    return value if type(value) is int and 0 <= value < MOST_WHOLE else None


def flag(value: Foreign) -> bool | None:
    """Yes or no; None if it is neither."""
    return value if isinstance(value, bool) else None


def line(value: Foreign) -> str:
    """A text of one line, cut where it is too long; empty if it is none."""
    return " ".join(value[:MOST_CHARS].split()) if isinstance(value, str) else ""


def table(value: Foreign) -> dict:
    """An object's fields; empty if it is none."""
    return value if isinstance(value, dict) else {}

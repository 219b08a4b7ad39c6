"""What the training's programs report: lines of JSON with an event and what belongs to it.

Written by `--progress json` of each command, which documents them. Whatever else comes along their
stdout, like a library's greeting, is passed over.
"""

import json
from dataclasses import dataclass
from typing import Any, TypeGuard


@dataclass(frozen=True)
class Message:
    """One event.

    Attributes:
        event: its name, such as "stage".
        values: what belongs to it, by name.
    """

    event: str
    values: dict[str, Any]

    def text(self, key: str) -> str:
        """A text among the values; empty where there is none."""
        value = self.values.get(key)
        return value if isinstance(value, str) else ""

    def number(self, key: str) -> float | None:
        """A number among the values; None where there is none."""
        value = self.values.get(key)
        return float(value) if _is_number(value) else None

    def numbers(self, key: str) -> tuple[float, ...]:
        """A list of numbers among the values; empty where there is none."""
        values = self.values.get(key)
        if not isinstance(values, list) or not all(map(_is_number, values)):
            return ()
        return tuple(map(float, values))

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts among the values; empty where there is none."""
        value = self.values.get(key)
        return tuple(map(str, value)) if isinstance(value, list) else ()


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def read_message(line: str) -> Message | None:
    """The message in a line; None where the line is something else."""
    try:
        found = json.loads(line)
    except ValueError:
        return None
    if not isinstance(found, dict) or not isinstance(found.get("event"), str):
        return None
    return Message(found.pop("event"), found)

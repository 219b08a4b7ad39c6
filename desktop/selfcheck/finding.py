"""One line of the check: what was looked at, what was found, and the remedy if it is wrong."""

import enum
from dataclasses import dataclass


class State(enum.Enum):
    """How much a finding matters; the value is what the line begins with."""

    OK = "ok"
    NOTE = "note"  # worth knowing in a bug report, but nothing is broken
    WRONG = "WRONG"


@dataclass(frozen=True)
class Finding:
    """What was looked at, and what was found."""

    state: State
    what: str
    found: str
    remedy: str = ""

    def __str__(self) -> str:
        """The finding as one line, and a second one with the remedy."""
        line = f"{self.state.value:6}{self.what}: {self.found}"
        return f"{line}\n{'':6}-> {self.remedy}" if self.remedy else line


def ok(what: str, found: str) -> Finding:
    """All is well."""
    return Finding(State.OK, what, found)


def note(what: str, found: str) -> Finding:
    """Not as usual, but nothing is broken."""
    return Finding(State.NOTE, what, found)


def wrong(what: str, found: str, remedy: str) -> Finding:
    """Something does not work; the remedy says what to do."""
    return Finding(State.WRONG, what, found, remedy)

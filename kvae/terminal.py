"""What commands say to a person, on stderr: stdout holds only what they made."""

import sys


class UserError(Exception):
    """Something that the user can mend.

    Attributes:
        hint: what helps; may be empty.
        exit_code: of the command that it ends.
    """

    exit_code = 2

    def __init__(self, message: str, hint: str = ""):
        super().__init__(message)
        self.hint = hint


def say(text: str) -> None:
    """Prints a line at once."""
    print(text, file=sys.stderr, flush=True)


def fail(error: Exception) -> int:
    """Says what went wrong and, where the error knows it, what helps; returns the exit code."""
    say(f"error: {_printable(str(error))}")
    if hint := getattr(error, "hint", ""):
        say(f"hint: {_printable(hint)}")
    return getattr(error, "exit_code", UserError.exit_code)


def _printable(text: str) -> str:
    """Replaces what a terminal would obey, or read as a line of ours: names may be strangers'."""
    joiner = "\u200d"  # holds emoji families together
    return "".join(c if c.isprintable() or c == joiner else "\ufffd" for c in text)

"""Errors that a person can do something about, in words that a window can translate."""

import sys

from desktop.generator.phrases import Phrase


class UserError(Exception):
    """Something goes no further, and why.

    Args:
        message: a sentence in English with gaps like {name}.
        hint: what helps, likewise; may be empty.
        values: what fills the gaps of both; without any, both are taken as they are.

    Attributes:
        sentence: the message as a phrase, for a window that speaks another language.
        remedy: the hint as a phrase.
    """

    def __init__(self, message: str, hint: str = "", /, **values: object):
        self.sentence, self.remedy = Phrase(message, **values), Phrase(hint, **values)
        super().__init__(str(self.sentence))

    @property
    def hint(self) -> str:
        """What helps, in English."""
        return str(self.remedy)


def print_error(error: UserError) -> int:
    """Say on stderr, in English, what went wrong and what helps; returns the exit code, 2.

    Names in it may come from strangers: what a terminal would obey, or read as a line of ours, is
    shown as a replacement character.
    """
    for what, words in (("error", str(error)), ("hint", error.hint)):
        if words:
            print(f"{what}: {_printable(words)}", file=sys.stderr)
    return 2


def _printable(text: str) -> str:
    joiner = "\u200d"  # holds emoji families together
    return "".join(c if c.isprintable() or c == joiner else "\ufffd" for c in text)

"""Errors that a person can do something about, in words that a window can translate."""

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

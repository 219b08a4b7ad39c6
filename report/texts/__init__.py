"""What the report says, in the language chosen.

The English stands in the chapters, where it is said: `spoken("All {n} photos", n=71)`. It is also
the key by which a catalogue of another language finds its own words, as with the window's errors
(`desktop.generator.phrases`). A phrase that a catalogue lacks is an error: tests find each.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from unicodedata import bidirectional

from report.texts import arabic

PHRASES: dict[str, dict[str, str]] = {"en": {}, "ar": arabic.PHRASES}
RIGHT_TO_LEFT = {"ar"}
ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"

_chosen = "en"


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Within it, the report is written in a language.

    Raises:
        KeyError: there is no catalogue of it.
    """
    global _chosen
    before, _chosen = _chosen, language
    try:
        PHRASES[language]
        yield
    finally:
        _chosen = before


def language() -> str:
    """The language spoken now, as a two-letter code."""
    return _chosen


def is_right_to_left() -> bool:
    """Whether the language spoken now is written from right to left."""
    return _chosen in RIGHT_TO_LEFT


def spoken(words: str, /, **gaps: object) -> str:
    """English words with gaps like {n}, in the language spoken now, the gaps filled.

    Without gaps to fill the words are taken as they are, braces and all.

    Raises:
        KeyError: the catalogue lacks these words.
    """
    if _chosen != "en":
        words = PHRASES[_chosen][words]
    fillings = {gap: isolated(str(value)) for gap, value in gaps.items()}
    return words.format(**fillings) if gaps else words


def quoted(words: str) -> str:
    """What somebody else wrote: in the language spoken now if its catalogue knows it."""
    return PHRASES[_chosen].get(words, words)


def counted(count: float, noun: str, shown: str) -> str:
    """A number as `shown` and the noun, in the form that the number asks for; not for English."""
    return arabic.counted(count, noun, isolated(shown))


def isolated(text: str) -> str:
    """Numbers and Latin words that stand in a line from right to left, safe from its turns."""
    if not is_right_to_left() or not text or has_right_to_left(text):
        return text
    return f"{ISOLATE}{text}{END_OF_ISOLATE}"


def has_right_to_left(text: str) -> bool:
    """Whether a letter in it is of a script that runs from right to left."""
    return any(bidirectional(letter) in ("R", "AL") for letter in text)


def direction(text: str) -> str:
    """The direction in which a piece of the report runs: "rtl" or "ltr".

    In a language that runs from right to left, names, numbers and quotations without any of its
    letters still run from left to right.
    """
    return "rtl" if is_right_to_left() and has_right_to_left(text) else "ltr"

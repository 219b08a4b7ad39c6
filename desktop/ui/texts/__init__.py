"""Every word of the window, in the language chosen: `texts.SAVE_ALL` looks it up in a catalogue.

Widgets ask when they are built, so a window built after `use` speaks the new language. What goes
wrong is said by the generator, in English; `texts.of_error` says it in the language chosen.
"""

import re
from types import ModuleType
from typing import TYPE_CHECKING

from desktop.generator.phrases import Phrase
from desktop.generator.user_error import UserError
from desktop.ui.texts import arabic, english
from desktop.ui.texts.arabic import (
    file_phrases,
    learning_phrases,
    model_phrases,
    photo_remarks,
)

CATALOGUES: dict[str, ModuleType] = {"en": english, "ar": arabic}
NATIVE_NAMES = {"en": "English", "ar": "العربية"}
RIGHT_TO_LEFT = {"ar"}
PHRASES: dict[str, dict[str, str]] = {  # of the generator, by their English words
    "en": {},
    "ar": model_phrases.PHRASES | file_phrases.PHRASES | learning_phrases.PHRASES,
}
REMARKS: dict[str, dict[str, str]] = {"en": {}, "ar": photo_remarks.REMARKS}
ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"

_chosen = "en"


def use(language: str) -> None:
    """Speak this language from now on.

    Raises:
        KeyError: there is no catalogue of it.
    """
    global _chosen
    CATALOGUES[language]
    _chosen = language


def language() -> str:
    """The language spoken now, as a two-letter code."""
    return _chosen


def is_right_to_left() -> bool:
    """Whether the language spoken now is written from right to left."""
    return _chosen in RIGHT_TO_LEFT


def of_error(error: UserError) -> tuple[str, str]:
    """What went wrong and what helps, in the language spoken now."""
    return spoken(error.sentence), spoken(error.remedy)


def spoken(phrase: Phrase) -> str:
    """A phrase in the language spoken now; in English where the catalogue does not know it.

    The system and the runtime have words of their own, which nobody can translate beforehand.
    """
    words = PHRASES[_chosen].get(phrase.words, phrase.words)
    fillings = {gap: _filling(value) for gap, value in phrase.values.items()}
    return words.format(**fillings) if fillings else words


def of_remark(words: str) -> str:
    """What `kvae.photos` remarks on a photo, in the language spoken now; else as it is.

    It comes from another program, as English text with its gaps filled.
    """
    for english_words, ours in REMARKS[_chosen].items():
        pattern = "(.+)".join(map(re.escape, english_words.split("{}")))
        if found := re.fullmatch(pattern, words, re.DOTALL):
            return ours.format(*(_isolated(of_remark(gap)) for gap in found.groups()))
    return PHRASES[_chosen].get(words, words)  # what the system says, perhaps


def _filling(value: object) -> str:
    return _isolated(spoken(value) if isinstance(value, Phrase) else str(value))


def _isolated(text: str) -> str:
    """What stands in a gap; an isolate keeps Latin names from tearing an Arabic line apart."""
    return f"{ISOLATE}{text}{END_OF_ISOLATE}" if is_right_to_left() else text


if TYPE_CHECKING:  # what the words are called and what they are is the same in every catalogue
    from desktop.ui.texts.english import *  # noqa: F403
else:

    def __getattr__(name: str) -> object:
        return getattr(CATALOGUES[_chosen], name)

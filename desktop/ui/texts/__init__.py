"""Every word of the window, in the language chosen: `texts.SAVE_ALL` looks it up in a catalogue.

Widgets ask when they are built, so a window built after `use` speaks the new language.
"""

from types import ModuleType

from desktop.ui.texts import arabic, english

CATALOGUES: dict[str, ModuleType] = {"en": english, "ar": arabic}
NATIVE_NAMES = {"en": "English", "ar": "العربية"}
RIGHT_TO_LEFT = {"ar"}

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


def __getattr__(name: str) -> str:
    return getattr(CATALOGUES[_chosen], name)

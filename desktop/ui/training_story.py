"""How a model was trained, in plain sentences; a card's own words are not believed.

`training` and `parity` come from a file that anyone can write: a sentence whose number is missing,
no number, or out of all reason is left out.
"""

from desktop.generator.model.card import ModelCard
from desktop.ui import texts

MOST = 1e9  # of any number here: beyond it, it is a mistake
DECIBELS = (5.0, 80.0)  # what a rebuilt photo can come to
UNSEEN = (0.0, 0.5)  # levels of 255; a difference that rounding hides


def training_story(card: ModelCard) -> str:
    """The sentences that this card has the numbers for, in the order of what happened."""
    told, parity = card.training, card.parity
    sentences = [
        _sentence(texts.STORY_PHOTOS, photos=_whole(told, "photos")),
        _sentence(
            texts.STORY_STEPS,
            steps=_whole(told, "steps_done") or _whole(told, "steps"),
            minutes=_fraction(told, "minutes", 1),
        ),
        _sentence(texts.STORY_SEED, seed=_whole(told, "seed")),
        _sentence(texts.STORY_PSNR, decibels=_fraction(told, "psnr", 1, DECIBELS)),
        _sentence(
            texts.STORY_PARITY,
            levels=_fraction(_part(parity, "random_codes"), "levels", 4, UNSEEN),
        ),
        texts.STORY_STATES.get(_state(told), ""),
    ]
    return " ".join(filter(None, sentences))


def _sentence(words: str, **numbers: str) -> str:
    return words.format(**numbers) if all(numbers.values()) else ""


def _part(told: dict, key: str) -> dict:
    found = told.get(key)
    return found if isinstance(found, dict) else {}


def _state(told: dict) -> str:
    found = told.get("state")
    return found if isinstance(found, str) else ""


def _whole(told: dict, key: str) -> str:
    found = told.get(key)
    return str(found) if type(found) is int and 0 <= found < MOST else ""


def _fraction(told: dict, key: str, digits: int, within: tuple[float, float] = (0.0, MOST)) -> str:
    found = told.get(key)
    if not isinstance(found, int | float) or isinstance(found, bool):
        return ""
    return f"{found:.{digits}f}" if within[0] <= found <= within[1] else ""  # NaN is not

"""How a model was trained, in plain sentences; what its card does not tell is left out."""

from desktop.generator.model.card import ModelCard
from desktop.ui import texts
from desktop.ui.card_words import shown

UNSEEN = 0.5  # levels of 255; a difference that rounding hides


def training_story(card: ModelCard) -> str:
    """The sentences that this card has the numbers for, in the order of what happened."""
    told, drawn = card.training, card.parity.random_codes
    hidden = drawn.levels if drawn and drawn.levels <= UNSEEN else None
    sentences = [
        _sentence(texts.STORY_PHOTOS, photos=shown(told.photos, "d")),
        _sentence(
            texts.STORY_STEPS,
            steps=shown(told.steps_done or told.steps, "d"),
            minutes=shown(told.minutes, ".1f"),
        ),
        _sentence(texts.STORY_SEED, seed=shown(told.seed, "d")),
        _sentence(texts.STORY_PSNR, decibels=shown(told.psnr, ".1f")),
        _sentence(texts.STORY_PARITY, levels=shown(hidden, ".4f")),
        texts.STORY_STATES.get(told.state, ""),
    ]
    return " ".join(filter(None, sentences))


def _sentence(words: str, **numbers: str) -> str:
    return words.format(**numbers) if all(numbers.values()) else ""

"""How a model was trained, in plain sentences; what its card lacks is left out."""

from desktop.generator.model.card import ModelCard
from desktop.ui import texts
from desktop.ui.card_words import shown

UNSEEN = 0.5  # levels of 255; a difference that rounding hides


def training_story(card: ModelCard) -> str:
    """The sentences that this card has the numbers for, in the order of what happened."""
    training, drawn = card.training, card.parity.random_codes
    hidden = drawn.levels if drawn and drawn.levels <= UNSEEN else None
    sentences = [
        _sentence(texts.STORY_PHOTOS, photos=shown(training.photos, "d")),
        _sentence(
            texts.STORY_STEPS,
            steps=shown(training.steps_done or training.steps, "d"),
            minutes=shown(training.minutes, ".1f"),
        ),
        _sentence(texts.STORY_SEED, seed=shown(training.seed, "d")),
        _sentence(texts.STORY_PSNR, decibels=shown(training.psnr, ".1f")),
        _sentence(texts.STORY_PARITY, levels=shown(hidden, ".4f")),
        texts.STORY_STATES.get(training.state, ""),
    ]
    return " ".join(filter(None, sentences))


def _sentence(words: str, **numbers: str) -> str:
    return words.format(**numbers) if all(numbers.values()) else ""

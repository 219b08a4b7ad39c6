"""What a model card says, in words a person reads; nothing in it is believed.

A card's `training` and `parity` come from a file that anyone can write: whatever is missing there,
or is not a number or text, is left out.
"""

import math
from collections.abc import Iterable

from desktop.generator.model.garden import is_garden
from desktop.ui import texts
from desktop.ui.studio.worker import OpenedModel

MOST_CHARS = 200  # of a text; a name of a run or a preset is shorter
MOST = 1e12  # of a number: beyond, it says nothing


def model_rows(model: OpenedModel) -> list[tuple[str, str]]:
    """What is worth knowing about a model: pairs of heading and words, in reading order."""
    card, training = model.card, model.card.training
    rows = [
        (texts.CARD_NAME, card.name),
        (texts.CARD_NUMBERS, texts.CARD_NUMBERS_WORDS.format(numbers=card.latent_dim)),
        (texts.CARD_SIZE, texts.CARD_SIZE_WORDS.format(size=card.image_size)),
        (texts.CARD_PHOTOS, _number(training, "photos", "{:.0f}")),
        (texts.CARD_FIT, texts.CARD_FITS[card.fit]),
        (texts.CARD_TRAINING, training_words(training)),
        (texts.CARD_EVALUATION, evaluation_words(training)),
        (texts.CARD_PARITY, parity_words(card.parity)),
        (texts.CARD_FILE, str(model.path)),
        (texts.CARD_SHA256, model.sha256),
        (texts.CARD_LICENCE, card.licence),
    ]
    return [(heading, words) for heading, words in rows if words]


def title_words(model: OpenedModel) -> str:
    """Which model is open: the one that ships, or one of the user's own, by its run's folder."""
    if is_garden(model.path):
        return texts.WINDOW_TITLE_GARDEN
    folder = model.path.absolute().parent.name
    return texts.WINDOW_TITLE.format(model=model.card.name, folder=folder)


def training_words(training: dict) -> str:
    """How the model was trained, in one line."""
    parts = (
        (texts.CARD_PRESET, _text(training, "preset")),
        (texts.CARD_STEPS, _number(training, "steps_done", "{:.0f}")),
        (texts.CARD_MINUTES, _number(training, "minutes", "{:.1f}")),
        (texts.CARD_BACKEND, _text(training, "backend")),
        (texts.CARD_CREATED, _text(training, "created")[:10]),  # the day is enough
    )
    return _joined(parts)


def evaluation_words(training: dict) -> str:
    """What the evaluation found, in one line."""
    state = _text(training, "state")
    parts = (
        (texts.CARD_PSNR, _number(training, "psnr", "{:.1f}")),
        (texts.CARD_KL, _number(training, "kl_loss", "{:.2f}")),
        (texts.CARD_AGGREGATED_KL, _number(training, "aggregated_kl", "{:.2f}")),
        (texts.CARD_STATE, texts.CARD_STATES.get(state, state)),
    )
    return _joined(parts)


def parity_words(parity: dict) -> str:
    """How far the exported model strays from the trained one, in levels of 256."""
    parts = []
    for words, key in (
        (texts.CARD_PARITY_RANDOM, "random_codes"),
        (texts.CARD_PARITY_PHOTOS, "posterior_codes"),
    ):
        found = parity.get(key)
        parts.append((words, _number(found if isinstance(found, dict) else {}, "levels", "{:.4f}")))
    return _joined(parts)


def _joined(parts: Iterable[tuple[str, str]]) -> str:
    return texts.CARD_JOINT.join(words.format(value=value) for words, value in parts if value)


def _number(fields: dict, key: str, form: str) -> str:
    """A number as text; empty if it is none."""
    found = fields.get(key)
    if not isinstance(found, int | float) or isinstance(found, bool):
        return ""
    return form.format(found) if abs(found) < MOST and math.isfinite(found) else ""


def _text(fields: dict, key: str) -> str:
    """A text of one line; empty if it is none."""
    found = fields.get(key)
    return " ".join(found[:MOST_CHARS].split()) if isinstance(found, str) else ""

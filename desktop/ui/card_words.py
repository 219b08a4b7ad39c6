"""What a model card says, in words a person reads; what it lacks is left out."""

from collections.abc import Iterable

from desktop.generator.model.garden import is_garden
from desktop.generator.model.parity import Parity
from desktop.generator.model.training_summary import TrainingSummary
from desktop.ui import texts
from desktop.ui.studio.worker import OpenedModel


def model_rows(model: OpenedModel) -> list[tuple[str, str]]:
    """What is worth knowing about a model: pairs of heading and words, in reading order."""
    card, training = model.card, model.card.training
    rows = [
        (texts.CARD_NAME, card.name),
        (texts.CARD_NUMBERS, texts.CARD_NUMBERS_WORDS.format(numbers=card.latent_dim)),
        (texts.CARD_SIZE, texts.CARD_SIZE_WORDS.format(size=card.image_size)),
        (texts.CARD_PHOTOS, shown(training.photos, "d")),
        (texts.CARD_FIT, texts.CARD_ALIGNED if training.aligned else texts.CARD_FITS[card.fit]),
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


def training_words(training: TrainingSummary) -> str:
    """How the model was trained, in one line."""
    parts = (
        (texts.CARD_PRESET, training.preset),
        (texts.CARD_STEPS, shown(training.steps_done, "d")),
        (texts.CARD_MINUTES, shown(training.minutes, ".1f")),
        (texts.CARD_BACKEND, training.backend),
        (texts.CARD_CREATED, training.created[:10]),  # the day is enough
    )
    return _joined(parts)


def evaluation_words(training: TrainingSummary) -> str:
    """What the evaluation found, in one line."""
    parts = (
        (texts.CARD_PSNR, shown(training.psnr, ".1f")),
        (texts.CARD_KL, shown(training.kl_loss, ".2f")),
        (texts.CARD_AGGREGATED_KL, shown(training.aggregated_kl, ".2f")),
        (texts.CARD_STATE, texts.CARD_STATES.get(training.state, training.state)),
    )
    return _joined(parts)


def parity_words(parity: Parity) -> str:
    """How far the exported model strays from the trained one, in levels of 256."""
    parts = (
        (texts.CARD_PARITY_RANDOM, parity.random_codes),
        (texts.CARD_PARITY_PHOTOS, parity.posterior_codes),
    )
    return _joined((words, shown(found.levels, ".4f")) for words, found in parts if found)


def _joined(parts: Iterable[tuple[str, str]]) -> str:
    return texts.CARD_JOINT.join(words.format(value=value) for words, value in parts if value)


def shown(number: float | None, form: str) -> str:
    """A number in one of Python's formats; nothing where there is none."""
    return "" if number is None else format(number, form)

"""How well a model knows a photo, in words: numbers first, so that each word has its measure."""

import numpy as np

from desktop.generator.latent.latent_paths import radius
from desktop.generator.latent.likeness import ALIKE, UNLIKE
from desktop.ui import texts
from desktop.ui.nearest_photos import NearestPhoto

EXACT, CLOSE, FAINT = 30.0, 24.0, 18.0  # decibels
SLACK = 1.1  # a photo this little farther out than nearly all others is still among them


def psnr(image: np.ndarray, other: np.ndarray) -> float:
    """Compare two images uint8 of one shape: decibels, the more the more alike; inf when equal.

    Peak signal-to-noise ratio: 10 log10(255^2 / mean squared difference).
    """
    difference = image.astype(np.float64) - other
    error = float((difference * difference).mean())
    return 10 * np.log10(255**2 / error) if error else float("inf")


def likeness_words(decibels: float) -> str:
    """Say how close a reconstruction came."""
    for least, words in (
        (EXACT, texts.PHOTO_ALIKE), (CLOSE, texts.PHOTO_CLOSE), (FAINT, texts.PHOTO_FAINT),
    ):  # fmt: skip
        if decibels >= least:
            return words
    return texts.PHOTO_UNLIKE


def photo_name(index: int, name: str) -> str:
    """What a training photo is called: as its file was, else by its number, counting from 1."""
    if name:
        return texts.PHOTO_NAMED.format(name=name)
    return texts.PHOTO_NUMBERED.format(number=index + 1)


def known_words(known: int | None, name: str) -> str:
    """Say which photo of its training the model takes this one for; empty if for none."""
    return texts.PHOTO_KNOWN.format(photo=photo_name(known, name)) if known is not None else ""


def nearest_words(found: NearestPhoto) -> str:
    """Say how new a picture is, beside the photo that it is most like."""
    like = found.like
    photo = photo_name(like.photo, found.name)
    if like.left < ALIKE:
        return texts.NEAREST_MUCH_LIKE.format(photo=photo)
    if like.left >= UNLIKE or like.second == like.photo:
        return texts.NEAREST_UNLIKE.format(photo=photo)
    other = photo_name(like.second, found.second_name)
    return texts.NEAREST_BETWEEN.format(photo=photo, other=other)


def explained_percent(found: NearestPhoto) -> int:
    """How much of a picture its nearest photo explains: 100 if they are the same, 0 at least."""
    return max(round(100 * (1 - found.like.left)), 0)


def region_words(z: np.ndarray, z_mean: np.ndarray) -> str:
    """Say whether a code (D,) lies among the photos' codes z_mean (n, D) or outside of them."""
    if not len(z_mean):
        return ""
    low, high = np.percentile([radius(known) for known in z_mean], [5, 95])  # means with means
    if radius(z) > SLACK * high:
        return texts.PHOTO_OUTSIDE
    return texts.PHOTO_INSIDE if radius(z) * SLACK >= low else texts.PHOTO_MIDDLE

"""How well a model knows a photo, in words: numbers first, so that each word has its measure."""

import numpy as np

from desktop.generator.latent.latent_paths import reach
from desktop.ui import texts

ALIKE, CLOSE, FAINT = 30.0, 24.0, 18.0  # decibels
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
        (ALIKE, texts.PHOTO_ALIKE), (CLOSE, texts.PHOTO_CLOSE), (FAINT, texts.PHOTO_FAINT),
    ):  # fmt: skip
        if decibels >= least:
            return words
    return texts.PHOTO_UNLIKE


def place_words(z: np.ndarray, z_mean: np.ndarray) -> str:
    """Say whether a code (D,) lies among the photos' codes z_mean (n, D) or outside of them."""
    if not len(z_mean):
        return ""
    low, high = np.percentile([reach(known) for known in z_mean], [5, 95])  # means with means
    if reach(z) > SLACK * high:
        return texts.PHOTO_OUTSIDE
    return texts.PHOTO_INSIDE if reach(z) * SLACK >= low else texts.PHOTO_MIDDLE

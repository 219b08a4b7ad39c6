"""Bent photos put together into one picture, as sharp as they are.

Coarse and fine are mixed apart (Burt & Adelson 1983, https://doi.org/10.1145/245.247). Averaging
two textures lowers their contrast; the fine part therefore keeps its variance instead of its sum
(Heitz & Neyret 2018, https://doi.org/10.1145/3233304).
"""

import numpy as np

from kvae.morphs.channels import gaussian

FINE = 2.0 / 96  # sigma of the Gaussian that parts coarse from fine, of the picture's side
# Powers of the weights: the larger, the more a picture's main photo shows. Fine detail of two
# photos at once looks like neither, so it changes over faster.
COARSE_POWER, FINE_POWER = 1.5, 2.0


def blended(bent: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Returns pictures uint8 (B, S, S, 3).

    A picture of which one photo has all the weight is that photo to the bit.

    Args:
        bent: each picture's three photos, uint8 (B, 3, S, S, 3).
        weights: of the photos, (B, 3), with sum 1.
    """
    pictures = bent.astype(np.float32)
    matrix = gaussian(pictures.shape[2], FINE * pictures.shape[2])
    # Linear, so the coarse parts may be mixed before they are made.
    by_coarse, by_fine = (w[:, :, None, None, None] for w in shares(weights))
    mixed = (by_coarse * pictures).sum(axis=1)
    detail = (by_fine * pictures).sum(axis=1)
    coarse = _blurred(mixed - detail, matrix) + detail
    return np.clip(np.rint(coarse), 0, 255).astype(np.uint8)


def shares(weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Returns the weights of coarse parts and of fine ones, (B, 3) each.

    The first have the sum 1, the squares of the second have.
    """
    coarse, fine = weights**COARSE_POWER, weights**FINE_POWER
    coarse = coarse / coarse.sum(axis=1, keepdims=True)
    fine = fine / np.sqrt(np.square(fine).sum(axis=1, keepdims=True))
    return coarse.astype(np.float32), fine.astype(np.float32)


def _blurred(pictures: np.ndarray, matrix: np.ndarray) -> np.ndarray:
    """Returns pictures (B, S, S, 3) under the blur of each of their lines."""
    count, side = pictures.shape[:2]
    down = matrix @ pictures.reshape(count, side, side * 3)
    return matrix @ down.reshape(count, side, side, 3)

"""Points of photos under N(0, I), changed so that neighbours fit one another better.

Looks from afar say who is a neighbour; which of these fit, a quick registration shows. Each photo
moves towards those of its neighbours that fit it, and all are spread over N(0, I) again. Measured
on 654 pictures of seven kinds at 64 pixels: the photos that 600 draws lie between have a misfit of
0.131 instead of 0.144.
"""

import numpy as np

from kvae.learning.gaussianization import Gaussianization
from kvae.learning.neighbours import Neighbours
from kvae.morphs.channels import blurred, described
from kvae.morphs.fits import misfits_of
from kvae.morphs.registration import BLUR, COARSE, Described

NEAREST = 12  # neighbours that a photo is tried with
CHOOSY = 0.05  # of misfit: with so much more a neighbour counts e times less
MOVED, ROUNDS = 0.5, 2  # of the way, so many times
AT_ONCE = 256  # photos that are described together


def drawn_together(points: np.ndarray, images: np.ndarray, seed: int) -> np.ndarray:
    """Returns new points, float32 (N, D).

    Args:
        points: of the photos under N(0, I), (N, D).
        images: the photos, uint8 (N, S, S, 3).
        seed: of the run.
    """
    near, _ = Neighbours.of(points, seed).nearest(points, NEAREST + 1)
    near = near[:, 1:]  # without the photo itself
    left = _misfits(images, near)
    weights = np.exp(-(left - left.min(axis=1, keepdims=True)) / CHOOSY)
    weights /= weights.sum(axis=1, keepdims=True)
    moved = points.astype(np.float64)
    for _ in range(ROUNDS):
        towards = np.einsum("nk,nkd->nd", weights, moved[near])
        moved += MOVED * (towards - moved)
    return Gaussianization.of(moved, seed)(moved)


def _misfits(images: np.ndarray, near: np.ndarray) -> np.ndarray:
    """Returns how badly photos fit their neighbours (N, K), (N, K)."""
    count, nearest = near.shape
    one, other = np.repeat(np.arange(count), nearest), near.ravel()
    numbers = np.minimum(one, other) * count + np.maximum(one, other)
    pairs, which = np.unique(numbers, return_inverse=True)
    found = misfits_of(_coarsely(images), pairs // count, pairs % count)
    return found[which].reshape(near.shape)


def _coarsely(images: np.ndarray) -> Described:
    """Returns how the registration sees photos at its coarsest level: 3 KB each."""
    side = COARSE[0][0]
    starts = range(0, len(images), AT_ONCE)
    parts = [blurred(described(images[at : at + AT_ONCE], side), BLUR) for at in starts]
    maps = np.concatenate(parts)
    return Described({side: maps}, {side: 2.0 * float(maps.var(axis=0, ddof=1).mean())})

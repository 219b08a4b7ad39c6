"""How much a draw mixes photos: how sharply its code chooses among them.

The same scores mix more where more photos share the space, or fewer axes part them: those of the
layout, times 2.5, give its main photo 0.88 of a draw from 71 photos, 0.84 from 155 and 0.72 from
499, and 0.80 from 71 on four axes. So the factor is found for each set of photos.
"""

import math

import numpy as np

from kvae.prior_pairs import balanced, softmax
from kvae.randomness import Use, normal

PROBES = 8192  # draws that it is found on, or more:
PROBES_PER_PHOTO = 32
ROUNDS = 5  # of evening out and sharpening in turn, and of evening out each time
SHARPEST = 1000.0  # layouts need 4 to 9 for the preset's mixing, more for less of it
HALVINGS = 20  # of the range of the factor's logarithm


def sharpened(
    kernel: np.ndarray, bias: np.ndarray, mixing: float, seed: int, number: int
) -> tuple[np.ndarray, np.ndarray]:
    """Returns scores with which draws mix photos as much as asked, and show all equally often.

    Args:
        kernel: (D, N) of the scores of N photos, linear in the code.
        bias: (N,) of them.
        mixing: share of a draw from N(0, I) that comes from other photos than its main one, on
            average.
        seed: of the run.
        number: of the draws it is found on; another number, other draws.
    """
    dim, photos = kernel.shape
    count = max(PROBES, PROBES_PER_PHOTO * photos)
    scores = normal(seed, number, Use.BALANCE, (count, dim)) @ kernel
    times = 1.0
    for _ in range(ROUNDS):
        bias = balanced(times * scores, times * bias, ROUNDS) / times
        times = _sharpness(scores + bias, mixing)
    return times * kernel, times * bias


def _sharpness(scores: np.ndarray, mixing: float) -> float:
    """Returns the factor of scores (draws, N) with which draws mix photos by so much."""
    low, high = 1.0 / SHARPEST, SHARPEST
    for _ in range(HALVINGS):
        middle = math.sqrt(low * high)
        mixed = 1.0 - softmax(middle * scores).max(axis=1).mean()
        low, high = (middle, high) if mixed > mixing else (low, middle)
    return middle

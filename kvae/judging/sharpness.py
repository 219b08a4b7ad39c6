"""How much fine detail pictures have, compared with the photos."""

import numpy as np

from kvae.judging.intervals import Estimate, from_halves
from kvae.randomness import Use, stream

ROUNDS = 200


def sharpness(pictures: np.ndarray, images: np.ndarray, seed: int) -> Estimate:
    """Returns the mean absolute Laplacian of pictures over that of the photos, uint8 each.

    Noise and meshes count as detail: the figure shows what is blurred, not what is good. What
    repeats like a mesh is measured by `kvae.judging.mesh`.
    """
    photos = float(detail(images).mean())
    drawn = detail(pictures) / max(photos, 1e-9)
    source = stream(seed, 1, Use.SUBSAMPLES)
    half = max(1, len(drawn) // 2)
    halves = [drawn[source.permutation(len(drawn))[:half]].mean() for _ in range(ROUNDS)]
    return from_halves(float(drawn.mean()), np.array(halves))


def detail(pictures: np.ndarray) -> np.ndarray:
    """Returns each picture's mean absolute Laplacian of grey values, (n, S, S, 3) -> (n,)."""
    return np.abs(laplacian(pictures)).mean(axis=(1, 2))


def laplacian(pictures: np.ndarray) -> np.ndarray:
    """Returns grey values four times less their neighbours, (n, S, S, 3) -> (n, S - 2, S - 2)."""
    grey = pictures.mean(axis=3)
    sides = grey[:, :-2, 1:-1] + grey[:, 2:, 1:-1] + grey[:, 1:-1, :-2] + grey[:, 1:-1, 2:]
    return 4.0 * grey[:, 1:-1, 1:-1] - sides

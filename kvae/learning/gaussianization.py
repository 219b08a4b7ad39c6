"""A smooth map that makes points of any distribution fill N(0, I).

In turn each axis is bent until its numbers are normally distributed, and all is turned by chance
(Laparra, Camps-Valls & Malo 2011, "Iterative Gaussianization: from ICA to random rotations",
https://arxiv.org/abs/1602.00229). It is found from a sample, and goes for all.
"""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from kvae.randomness import Use, stream

ROUNDS = 12
KNOTS = 129  # of each axis's bend
FARTHEST = 4.5  # sigma; of a million normal numbers seven lie beyond


@dataclass(frozen=True)
class Gaussianization:
    """The map.

    Attributes:
        turns: rotations, (R, D, D).
        knots: of each turned axis, (R, D, K), which are mapped to the normal quantiles.
        quantiles: these, (K,).
    """

    turns: np.ndarray
    knots: np.ndarray
    quantiles: np.ndarray

    @classmethod
    def of(cls, sample: np.ndarray, seed: int) -> "Gaussianization":
        """Finds it from points (n, D)."""
        dim, source = sample.shape[1], stream(seed, 0, Use.LAYOUT)
        shares = (np.arange(KNOTS) + 0.5) / KNOTS
        quantiles = np.array([NormalDist().inv_cdf(share) for share in shares])
        turns, knots = [], []
        for step in range(ROUNDS):
            turn = np.eye(dim) if step == 0 else _rotation(dim, source)
            turned = sample @ turn
            # Where numbers repeat, knots must still rise.
            rising = 1e-9 * np.ptp(turned, axis=0)[:, None] * np.arange(KNOTS) + 1e-12
            knots.append(np.quantile(turned, shares, axis=0).T + rising)
            turns.append(turn)
            sample = _bent(turned, knots[-1], quantiles) @ turn.T
        return cls(np.stack(turns), np.stack(knots), quantiles)

    def __call__(self, points: np.ndarray) -> np.ndarray:
        """Returns where points (n, D) belong, float32 (n, D)."""
        for turn, knots in zip(self.turns, self.knots, strict=True):
            points = _bent(points @ turn, knots, self.quantiles) @ turn.T
        return np.clip(points, -FARTHEST, FARTHEST).astype(np.float32)


def _bent(turned: np.ndarray, knots: np.ndarray, quantiles: np.ndarray) -> np.ndarray:
    """Returns numbers (n, D) on axes bent through knots (D, K); straight on beyond the last."""
    columns = []
    for numbers, own in zip(turned.T, knots, strict=True):
        bent = np.interp(numbers, own, quantiles)
        slope = (quantiles[-1] - quantiles[0]) / (own[-1] - own[0])
        beyond = np.maximum(numbers - own[-1], 0.0) - np.maximum(own[0] - numbers, 0.0)
        columns.append(bent + slope * beyond)
    return np.stack(columns, axis=1)


def _rotation(dim: int, source: np.random.Generator) -> np.ndarray:
    turn, upper = np.linalg.qr(source.standard_normal((dim, dim)))
    return turn * np.sign(np.diag(upper))  # without it no rotation is as likely as any other

"""Precision, recall and coverage: how far draws lie among the photos, and photos among the draws.

Every set is taken for the union of balls around its members, each as wide as the distance to its
k-th nearest neighbour. Precision and recall after Kynkäänniemi et al. 2019
(https://arxiv.org/abs/1904.06991), with their k = 3; coverage after Naeem et al. 2020
(https://arxiv.org/abs/2002.09797), with their k = 5.

All three reward copies: photos in random views come near 1. They say whether draws lie where photos
do and whether all kinds of photos are drawn, not whether a draw is new. With some seventy photos
the balls are wide and precision says little: read it beside the baselines.
"""

import numpy as np

from kvae.judging.intervals import Estimate, share
from kvae.seeing.features import cosine_distances

NEIGHBOURS, COVERED_BY = 3, 5  # k of precision and recall, and of coverage


def manifold_figures(drawn: np.ndarray, photos: np.ndarray) -> dict[str, Estimate]:
    """Returns precision, recall and coverage, each a share with its 95 % interval.

    Recall and coverage rise with the number of draws, so sets are compared at equal numbers.

    Args:
        drawn: features of the draws, (n, F), n >= 2.
        photos: features of the photos, (N, F), N >= 2.
    """
    apart = cosine_distances(drawn, photos)  # (n, N)
    of_photos = cosine_distances(photos, photos)
    within_photo = apart <= radii(of_photos, NEIGHBOURS)
    of_draws = cosine_distances(drawn, drawn)
    within_draw = apart <= radii(of_draws, NEIGHBOURS)[:, None]  # (n, N)
    covered = apart <= radii(of_photos, COVERED_BY)
    return {
        "precision": share(int(within_photo.any(axis=1).sum()), len(drawn)),
        "recall": share(int(within_draw.any(axis=0).sum()), len(photos)),
        "coverage": share(int(covered.any(axis=0).sum()), len(photos)),
    }


def radii(among: np.ndarray, neighbours: int) -> np.ndarray:
    """Returns the distance to each one's k-th nearest neighbour, (n,); the last if they are fewer.

    Args:
        among: distances of n >= 2 things from one another, (n, n).
        neighbours: k.
    """
    others = among.copy()
    np.fill_diagonal(others, np.inf)
    return np.sort(others, axis=1)[:, min(neighbours, len(others) - 1) - 1]

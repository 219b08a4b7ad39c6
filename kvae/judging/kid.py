"""How far what a model draws is from the photos: the kernel distance (KID), times 1000.

The squared maximum mean discrepancy of two sets of features under the kernel (x.y / F + 1)^3
(Binkowski et al. 2018, https://arxiv.org/abs/1801.01401). Its estimate is unbiased: 0 on average
for two samples of the same, so it may fall a little below 0. (FID, whose bias shrinks only with
thousands of pictures, is not computed.)
"""

from dataclasses import dataclass

import numpy as np

from kvae.judging.intervals import Estimate, from_halves
from kvae.randomness import Use, stream

ROUNDS = 100  # halves that are compared; their spread is then known to 7 %


def kernel(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Returns the kernel of every pair, (n, F) and (m, F) -> (n, m)."""
    return (x @ y.T / x.shape[1] + 1.0) ** 3


def kernel_distance(x: np.ndarray, y: np.ndarray) -> float:
    """Returns the distance times 1000 of two independent samples (n, F) and (m, F), each >= 2."""
    return 1000.0 * (_within(kernel(x, x)) + _within(kernel(y, y)) - 2.0 * kernel(x, y).mean())


def _within(pairs: np.ndarray) -> float:
    """Returns the mean of a square matrix without its diagonal."""
    count = len(pairs)
    return float((pairs.sum() - np.trace(pairs)) / (count * (count - 1)))


@dataclass(frozen=True)
class Reference:
    """What the photos look like: features (C, N, F) of C >= 2 light changes of N >= 2 photos.

    Every photo is there equally often, which a random sample of changed photos would not be. Two
    of its pictures show the same photo less often than two of such a sample, (C-1)/(CN-1) instead
    of 1/N; pairs of one photo are therefore weighted as a random sample would hold them.
    """

    features: np.ndarray

    def distance(self, draws: np.ndarray, seed: int) -> Estimate:
        """Returns the distance times 1000 of draws (n, F), n >= 4, with its 95 % interval.

        The interval comes from halves without replacement, of the draws and of the copies of each
        photo. Resampling with replacement would put copies of the same draw side by side, whose
        pairs look as alike as a diagonal: measured on pixels of half the garden, -8 became +16.
        """
        copies, photos, size = self.features.shape
        known = self.features.reshape(copies * photos, size)
        matrices = kernel(draws, draws), kernel(draws, known), kernel(known, known)
        source = stream(seed, 0, Use.SUBSAMPLES)
        halves = []
        for _ in range(ROUNDS):
            drawn = source.permutation(len(draws))[: len(draws) // 2]
            order = source.permuted(np.tile(np.arange(copies), (photos, 1)), axis=1)
            kept = (order[:, : copies // 2].T * photos + np.arange(photos)).ravel()
            halves.append(_distance(matrices, drawn, kept, photos))
        whole = _distance(matrices, np.arange(len(draws)), np.arange(len(known)), photos)
        return from_halves(whole, np.array(halves))


def _distance(matrices: tuple, drawn: np.ndarray, kept: np.ndarray, photos: int) -> float:
    """Returns the distance of some of the draws from some references, C copies of all photos."""
    among_draws, across, among_known = matrices
    copies = len(kept) // photos
    known = among_known[np.ix_(kept, kept)]
    # Copies of one photo lie `photos` apart, whatever order each photo's copies are in.
    same = known.reshape(copies, photos, copies, photos).trace(axis1=1, axis2=3)  # (C, C)
    of_one = (same.sum() - np.trace(same)) / (copies * (copies - 1) * photos)
    of_two = (known.sum() - same.sum()) / (copies**2 * photos * (photos - 1))
    within = of_one / photos + of_two * (photos - 1) / photos
    drawn_pairs = among_draws[np.ix_(drawn, drawn)]
    return 1000.0 * (_within(drawn_pairs) + within - 2.0 * across[np.ix_(drawn, kept)].mean())

"""The nearest of up to millions of points, found without looking at all of them.

Points are parted into cells, and only those are looked at that lie in the cells whose middles are
nearest (an inverted file: Sivic & Zisserman 2003, "Video Google",
https://doi.org/10.1109/ICCV.2003.1238663; `IndexIVFFlat` of the library faiss). In few dimensions
NumPy does that in less than a millisecond, and the points stay on disk.
"""

import tempfile
from dataclasses import dataclass

import numpy as np

from kvae.randomness import Use, stream

PER_CELL = 32  # points that a cell's middle is found from
ROUNDS = 6  # of finding the middles (Lloyd's algorithm)
PROBED = 24  # cells
AT_ONCE = 2048  # points that are assigned together


def scratch_array(shape: tuple[int, ...], dtype: type) -> np.ndarray:
    """Returns an array of zeros that lies in a file without a name, gone when nobody uses it."""
    with tempfile.TemporaryFile() as file:
        return np.asarray(np.memmap(file, dtype, "w+", shape=shape))


@dataclass(frozen=True)
class Neighbours:
    """Points, and the cells in which they lie.

    Attributes:
        points: float32 (N, D).
        middles: of the cells, float32 (C, D).
        numbers: of the points, cell by cell, int32 (N,).
        starts: where each cell begins among these, and the end, int64 (C + 1,).
    """

    points: np.ndarray
    middles: np.ndarray
    numbers: np.ndarray
    starts: np.ndarray

    @classmethod
    def of(cls, points: np.ndarray, seed: int) -> "Neighbours":
        """Parts points float32 (N, D) into cells."""
        cells = round(2 * len(points) ** 0.5)
        source = stream(seed, 0, Use.NEIGHBOURS)
        chosen = source.choice(len(points), min(len(points), PER_CELL * cells), replace=False)
        sample = points[np.sort(chosen)]
        middles = source.permutation(sample)[:cells]
        for _ in range(ROUNDS):
            cell = _cells(sample, middles)
            counts = np.bincount(cell, minlength=cells)
            sums = np.stack([np.bincount(cell, axis, cells) for axis in sample.T], axis=1)
            found = (sums / np.maximum(counts, 1)[:, None]).astype(np.float32)
            middles = np.where(counts[:, None] > 0, found, middles)
        cell = scratch_array((len(points),), np.int32)
        for start in range(0, len(points), AT_ONCE):
            part = slice(start, start + AT_ONCE)
            cell[part] = _cells(points[part], middles)
        starts = np.concatenate([[0], np.cumsum(np.bincount(cell, minlength=cells))])
        numbers = scratch_array((len(points),), np.int32)
        numbers[:] = np.argsort(cell, kind="stable")
        return cls(points, middles, numbers, starts)

    def nearest(self, queries: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray]:
        """Returns the numbers of the points nearest to others, and their squared distances.

        Args:
            queries: (B, D).
            count: K, how many of each, nearest first; not more than there are points.

        Returns:
            int64 (B, K) and float64 (B, K).
        """
        numbers = np.empty((len(queries), count), np.int64)
        apart = np.empty((len(queries), count))
        for row, query in enumerate(queries.astype(np.float32)):
            near = self._candidates(query, count)
            beyond = self.points.take(near, axis=0) - query
            squares = np.einsum("nd,nd->n", beyond, beyond)
            best = np.argpartition(squares, count - 1)[:count]
            best = best[np.lexsort((near[best], squares[best]))]
            numbers[row], apart[row] = near[best], squares[best]
        return numbers, apart

    def _candidates(self, query: np.ndarray, count: int) -> np.ndarray:
        """Returns the numbers of the points in the nearest cells, at least so many."""
        beyond = self.middles - query
        order = np.argsort(np.einsum("cd,cd->c", beyond, beyond))
        sizes = np.cumsum(self.starts[order + 1] - self.starts[order])
        enough = max(PROBED, int(np.searchsorted(sizes, count)) + 1)
        parts = (self.numbers[self.starts[c] : self.starts[c + 1]] for c in order[:enough])
        return np.concatenate(list(parts))


def _cells(points: np.ndarray, middles: np.ndarray) -> np.ndarray:
    """Returns which middle (C, D) each of some points (n, D) is nearest to, (n,)."""
    found = np.empty(len(points), np.int64)
    for start in range(0, len(points), AT_ONCE):
        part = points[start : start + AT_ONCE]
        found[start : start + AT_ONCE] = (
            np.square(middles).sum(axis=1) - 2.0 * part @ middles.T
        ).argmin(axis=1)
    return found

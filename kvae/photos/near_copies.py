"""Which photos look nearly the same: re-saved, resized or taken twice in a row.

A near copy teaches the model nothing new, and one that lies on both sides of a split makes a model
look better than it is.
"""

import numpy as np

THUMBNAIL = 16  # pixels; small enough to forget compression, grain and a shift of a pixel
# 8-bit levels. Measured: copies re-saved as JPEG of quality 40 or at half the size 0.1 to 4,
# cropped by 1-2 % or brightened by 5 % 5 to 11; the two most alike pictures of data/photos 24.
LIMIT = 12.0


def near_copies(images: np.ndarray, limit: float = LIMIT) -> list[tuple[int, int]]:
    """Return the pairs (i, j), i < j, whose thumbnails differ by less than ``limit``.

    Args:
        images: uint8 (N, S, S, 3).
        limit: root mean square difference, in 8-bit levels.
    """
    if len(images) < 2:
        return []
    small = np.stack([_thumbnail(image) for image in images])  # (N, features)
    squares = np.einsum("nf,nf->n", small, small)
    pairs = []
    for i in range(len(small) - 1):
        distances = squares[i] + squares[i + 1 :] - 2.0 * (small[i + 1 :] @ small[i])
        close = np.flatnonzero(distances < limit**2 * small.shape[1])
        pairs += [(i, i + 1 + int(j)) for j in close]
    return pairs


def near_copies_of(some: np.ndarray, images: np.ndarray, limit: float = LIMIT) -> np.ndarray:
    """Returns the indices of pictures that are nearly the same as one of a few others.

    Args:
        some: uint8 (n, S, S, 3).
        images: uint8 (N, S, S, 3), looked through one by one.
        limit: as `near_copies` takes it.
    """
    few = np.stack([_thumbnail(image) for image in some])  # (n, features)
    close = (np.square(few - _thumbnail(image)).mean(axis=1).min() < limit**2 for image in images)
    return np.flatnonzero(np.fromiter(close, bool, len(images)))


def _thumbnail(image: np.ndarray) -> np.ndarray:
    """Average uint8 (S, S, 3) over a grid of boxes: float64 (THUMBNAIL * THUMBNAIL * 3,)."""
    edges = np.linspace(0, len(image), min(THUMBNAIL, len(image)) + 1).astype(int)
    sums = np.add.reduceat(image.astype(np.float64), edges[:-1], axis=0)
    sums = np.add.reduceat(sums, edges[:-1], axis=1)  # (t, t, 3)
    widths = np.diff(edges)
    return (sums / np.outer(widths, widths)[:, :, None]).ravel()

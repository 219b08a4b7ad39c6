"""Which photos fit which: known for all of them from a quick, coarse registration."""

from collections.abc import Callable

import numpy as np

from kvae.morphs.registration import COARSE, Described, misfit, register
from kvae.threads import in_threads

AT_ONCE = 256  # pairs that are registered together
# With more photos than this a photo is tried with so many that look most like it, no longer with
# all: the work then grows with the number of photos, not with its square.
MOST_TRIED = 150


def misfits(photos: Described, on_progress: Callable[[float], None] | None = None) -> np.ndarray:
    """Returns about how badly each pair of photos fits, (N, N), symmetric, 0 on the diagonal.

    As `kvae.morphs.registration.misfit`, but of a coarse registration: of a photo's eight best it
    has seven among its best 24 (71 garden photos). Pairs that were not tried count as the worst.

    Args:
        photos: all of them, N >= 2.
        on_progress: called now and then with the share of it that is done.
    """
    first, second = candidates(photos.maps[COARSE[-1][0]])
    count = len(photos.maps[COARSE[-1][0]])
    table = np.full((count, count), np.nan)
    table[first, second] = table[second, first] = misfits_of(photos, first, second, on_progress)
    table[np.isnan(table)] = np.nanmax(table)
    np.fill_diagonal(table, 0.0)
    return table


def misfits_of(
    photos: Described,
    first: np.ndarray,
    second: np.ndarray,
    on_progress: Callable[[float], None] | None = None,
) -> np.ndarray:
    """Returns about how badly some pairs of photos fit, (B,): what `misfits` has of all.

    Args:
        photos: all of them, at the coarsest level at least.
        first: index (B,) of each pair's first photo.
        second: of its second.
        on_progress: called now and then with the share of it that is done.
    """

    def left(pairs: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
        control = register(photos, *pairs, COARSE)
        return misfit(photos, *pairs, control, COARSE)

    starts = range(0, len(first), AT_ONCE)
    parts = [(first[at : at + AT_ONCE], second[at : at + AT_ONCE]) for at in starts]
    found = []
    for some in in_threads(left, parts):
        found.append(some)
        if on_progress:
            on_progress(len(found) / len(parts))
    return np.concatenate(found)


def candidates(maps: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Returns the pairs i < j that are tried: all, or of each photo those most like it.

    Args:
        maps: of the photos, (N, C, side, side).
    """
    count = len(maps)
    if count <= MOST_TRIED:
        return np.triu_indices(count, 1)
    flat = maps.reshape(count, -1)
    squares = np.square(flat).sum(axis=1)
    apart = squares[:, None] + squares - 2.0 * flat @ flat.T
    np.fill_diagonal(apart, np.inf)
    near = np.argpartition(apart, MOST_TRIED, axis=1)[:, :MOST_TRIED]
    rows = np.repeat(np.arange(count), MOST_TRIED)
    low, high = np.minimum(rows, near.ravel()), np.maximum(rows, near.ravel())
    pairs = np.unique(low * count + high)
    return pairs // count, pairs % count

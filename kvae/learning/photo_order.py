"""Which photos each step learns: a sequence of shuffled epochs that nothing has to remember."""

import numpy as np

from kvae.images import FEW
from kvae.randomness import Use, stream

FEISTEL = 6  # rounds


def photo_order(seed: int, count: int, start: int, length: int) -> np.ndarray:
    """Returns photos `start` to `start + length` of an endless sequence of shuffled epochs.

    Every epoch is a permutation of its own, so each photo is seen once in `count` positions.
    """
    if count > FEW:
        return _order_of_many(seed, count, np.arange(start, start + length, dtype=np.uint64))
    epochs = range(start // count, (start + length - 1) // count + 1)
    shuffled = [stream(seed, epoch, Use.ORDER).permutation(count) for epoch in epochs]
    first = start - epochs[0] * count
    return np.concatenate(shuffled)[first : first + length]


def _order_of_many(seed: int, count: int, positions: np.ndarray) -> np.ndarray:
    """Returns photos at some positions of that sequence, without shuffling a whole epoch for them.

    A balanced Feistel network permutes the numbers of 2 b bits, whatever its rounds do; one that is
    not below `count` is permuted again until it is (cycle walking, Black & Rogaway 2002, "Ciphers
    with arbitrary finite domains", https://doi.org/10.1007/3-540-45760-7_9).
    """
    half = np.uint64(-(-(count - 1).bit_length() // 2))  # b
    epochs, found = np.divmod(positions, np.uint64(count))
    for epoch in np.unique(epochs):
        keys = stream(seed, int(epoch), Use.ORDER).integers(2**64, size=FEISTEL, dtype=np.uint64)
        here = epochs == epoch
        walking = _permuted(found[here], half, keys)
        while (beyond := walking >= count).any():
            walking[beyond] = _permuted(walking[beyond], half, keys)
        found[here] = walking
    return found.astype(np.int64)


def _permuted(numbers: np.ndarray, half: np.uint64, keys: np.ndarray) -> np.ndarray:
    mask = (np.uint64(1) << half) - np.uint64(1)
    left, right = numbers >> half, numbers & mask
    for key in keys:
        mixed = (right + key) * np.uint64(0x9E3779B97F4A7C15)  # wraps around, as hashes do
        mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
        left, right = right, left ^ ((mixed >> np.uint64(32)) & mask)
    return (left << half) | right

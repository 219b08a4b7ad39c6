"""Smooth: on a walk from one draw to another a picture changes all the way, not in a few jumps.

A model that holds its photos in slots shows one, then suddenly the next: nearly all that changes
along a walk changes in a few of its steps. So the figure is the share of all change that the three
largest of 36 steps hold. If all steps were alike it would be 3/36 = 0.08; a model with a slot per
photo comes to 0.39. (A line from picture to picture, which shows ghosts, is as even as can be: the
figure says nothing of how good the pictures are.)
"""

from collections.abc import Callable

import numpy as np

from kvae.judging.intervals import Estimate, Z
from kvae.randomness import Use, normal

WALKS, STEPS, LARGEST = 16, 36, 3
NUMBER = 1  # of the stream of codes; the draws that are judged come from 0


def walks(seed: int, axes: int) -> np.ndarray:
    """Returns codes on straight lines between pairs of random ones, (WALKS, STEPS + 1, axes)."""
    first, last = normal(seed, NUMBER, Use.SAMPLES, (2, WALKS, 1, axes))
    share = np.linspace(0.0, 1.0, STEPS + 1, dtype=np.float32)[:, None]
    return (1 - share) * first + share * last


def largest_steps(pictures: np.ndarray) -> float:
    """Returns what share of a walk's change its largest steps hold.

    A step's change is the root mean square difference of its two pictures. Where nothing changes at
    all, all steps are alike.

    Args:
        pictures: along the walk, uint8 (steps + 1, S, S, 3).
    """
    squares = np.diff(pictures.astype(np.float32), axis=0) ** 2
    change = np.sqrt(squares.mean(axis=(1, 2, 3)))  # (steps,)
    total = float(change.sum())
    if total == 0:
        return LARGEST / len(change)
    return float(np.sort(change)[-LARGEST:].sum()) / total


def jumps(decode: Callable[[np.ndarray], np.ndarray], axes: int, seed: int) -> Estimate:
    """Returns the mean over walks of what the largest steps hold, with its 95 % interval.

    Args:
        decode: turns codes float32 (n, axes) into pictures uint8 (n, S, S, 3).
        axes: D, how many numbers a code has.
        seed: of the run.
    """
    shares = np.array([largest_steps(decode(walk)) for walk in walks(seed, axes)])
    value, half = float(shares.mean()), Z * float(shares.std(ddof=1)) / len(shares) ** 0.5
    return Estimate(value, max(0.0, value - half), min(1.0, value + half))

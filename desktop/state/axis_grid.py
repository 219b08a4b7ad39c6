"""A picture varied along two of its numbers at once: the codes of a square of pictures."""

import numpy as np

HALF_RANGE = 2.0  # sigmas to both sides of the mean: nineteen of twenty draws lie within


def grid_codes(z: np.ndarray, across: int, up: int, side: int) -> np.ndarray:
    """Move a code (D,) to a square's points, all else of it kept: (side * side, D), row by row.

    Args:
        z: the picture that is varied.
        across: the axis that grows from left to right.
        up: the axis that grows from the lowest row to the highest; another one.
        side: pictures along each side, at least 2.
    """
    values = np.linspace(-HALF_RANGE, HALF_RANGE, side, dtype=np.float32)
    codes = np.repeat(np.asarray(z, np.float32)[np.newaxis], side * side, axis=0)
    codes[:, across] = np.tile(values, side)
    codes[:, up] = np.repeat(values[::-1], side)
    return codes

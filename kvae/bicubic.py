"""Values of a picture between its pixels: cubic convolution, sharpened.

Along each axis the four pixels around a place count, those at -1, 0, 1 and 2 from the last one
before it; how much, a polynomial says of how far t in [0, 1) the place lies beyond that one.
"""

import numpy as np
from keras import ops

TAPS = (-1, 0, 1, 2)
# A little sharper than the -0.5 of Keys 1981, https://doi.org/10.1109/TASSP.1981.1163711.
A = -0.75
# Weights of the four pixels, by the powers 1, t, t² and t³.
CUBIC = np.array(
    [[0, A, -2 * A, A], [1, 0, -A - 3, A + 2], [0, -A, 2 * A + 3, -A - 2], [0, 0, A, -A]],
    np.float32,
)
LINEAR = np.array([[0, 0, 0, 0], [1, -1, 0, 0], [0, 1, 0, 0], [0, 0, 0, 0]], np.float32)
# So much that photos in random views keep their detail: measured on the garden 91 % without, 101 %
# with it, 110 % with 1.
SHARPER = 0.5


def sampled(image, x, y):
    """Returns a picture's values at some places, (B, P, 3).

    Cubic convolution, and `SHARPER` of what it tells more than linear interpolation: between pixels
    both lose detail, and this gives some of it back. On a pixel's middle all are the pixel. Beyond
    its edges the picture is mirrored.

    Args:
        image: (B, S, S, 3).
        x: (B, P), in pixels: 0 is the middle of the first one; from -0.5 to S - 0.5.
        y: likewise, from above.
    """
    side = image.shape[1]
    flat = ops.reshape(image, (-1, side * side, 3))
    columns, rows = _neighbours(x, side), _neighbours(y, side)
    total = 0.0
    for row, row_cubic, row_linear in rows:
        for column, column_cubic, column_linear in columns:
            cubic, linear = row_cubic * column_cubic, row_linear * column_linear
            weight = cubic + SHARPER * (cubic - linear)
            place = ops.repeat((row * side + column)[:, :, None], 3, axis=2)
            total = total + weight[:, :, None] * ops.take_along_axis(flat, place, axis=1)
    return total


def _neighbours(place, side: int) -> list[tuple]:
    """Returns index, cubic and linear weight, (B, P) each, of the four pixels around each place."""
    first = ops.floor(place)
    t = place - first
    powers = ops.stack([ops.ones_like(t), t, t * t, t * t * t], axis=1)  # (B, 4, P)
    cubic, linear = ops.matmul(CUBIC, powers), ops.matmul(LINEAR, powers)
    index = ops.cast(first, "int32")
    return [(_within(index + tap, side), cubic[:, i], linear[:, i]) for i, tap in enumerate(TAPS)]


def _within(index, side: int):
    """Returns the index of the pixel whose mirror image lies at an index beyond an edge."""
    index = ops.maximum(index, -1 - index)
    return ops.minimum(index, 2 * side - 1 - index)

"""Values of maps between their pixels: bilinear, the same beyond an edge as on it."""

import numpy as np


def sampled(maps: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Returns maps (B, C, s, s) at positions (B, h, w), (B, C, h, w).

    Positions are in pixels; 0 is the middle of the first one.
    """
    (a, b, c, d), across, down = _corners(maps, x, y)
    above, below = a + (b - a) * across, c + (d - c) * across
    return above + (below - above) * down


def sampled_with_slopes(
    maps: np.ndarray, x: np.ndarray, y: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Returns what `sampled` does, and its slopes across and down per pixel, (B, C, h, w) each."""
    (above, b, below, d), across, down = _corners(maps, x, y)
    b -= above
    d -= below
    above += b * across
    below += d * across
    below -= above  # the slope down
    d -= b
    d *= down
    d += b  # the slope across
    above += below * down
    return above, d, below


def _corners(
    maps: np.ndarray, x: np.ndarray, y: np.ndarray
) -> tuple[list[np.ndarray], np.ndarray, np.ndarray]:
    """Returns the four pixels around each position and how far it lies between them, 0 to 1."""
    count, channels, side, _ = maps.shape
    x, y = np.clip(x, 0, side - 1), np.clip(y, 0, side - 1)
    left, top = np.minimum(x.astype(np.intp), side - 2), np.minimum(y.astype(np.intp), side - 2)
    across = (x - left).astype(np.float32)[:, None]
    down = (y - top).astype(np.float32)[:, None]
    planes = np.arange(count * channels).reshape(count, channels, 1, 1) * side**2
    first, pixels = (top * side + left)[:, None] + planes, maps.ravel()
    # All lie within: numpy need not look.
    corners = [pixels[step:].take(first, mode="wrap") for step in (0, 1, side, side + 1)]
    return corners, across, down

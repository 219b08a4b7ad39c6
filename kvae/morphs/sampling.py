"""Values of maps between their pixels: bilinear, the same beyond an edge as on it."""

import numpy as np


def sampled(maps: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Returns maps (B, C, s, s) at places (B, h, w), (B, C, h, w).

    Places are in pixels; 0 is the middle of the first one.
    """
    (a, b, c, d), across, down = _corners(maps, x, y)
    above, below = a + (b - a) * across, c + (d - c) * across
    return above + (below - above) * down


def sampled_with_slopes(
    maps: np.ndarray, x: np.ndarray, y: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Returns what `sampled` does, and its slopes across and down per pixel, (B, C, h, w) each."""
    (a, b, c, d), across, down = _corners(maps, x, y)
    above, below = a + (b - a) * across, c + (d - c) * across
    slope = (b - a) * (1 - down) + (d - c) * down
    return above + (below - above) * down, slope, below - above


def _corners(
    maps: np.ndarray, x: np.ndarray, y: np.ndarray
) -> tuple[list[np.ndarray], np.ndarray, np.ndarray]:
    """Returns the four pixels around each place and how far it lies between them, 0 to 1."""
    count, channels, side, _ = maps.shape
    x, y = np.clip(x, 0, side - 1), np.clip(y, 0, side - 1)
    left, top = np.minimum(x.astype(np.int32), side - 2), np.minimum(y.astype(np.int32), side - 2)
    across, down = (x - left)[:, None], (y - top)[:, None]
    pixels = np.ascontiguousarray(maps.transpose(0, 2, 3, 1)).reshape(-1, channels)
    first = top * side + left + (np.arange(count, dtype=np.int32) * side**2)[:, None, None]
    corners = [pixels[first + step].transpose(0, 3, 1, 2) for step in (0, 1, side, side + 1)]
    return corners, across.astype(np.float32), down.astype(np.float32)

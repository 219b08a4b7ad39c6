"""What of photos is compared to align them: which way their edges run, cell by cell, at each zoom.

Histograms of oriented gradients (Dalal & Triggs 2005, https://doi.org/10.1109/CVPR.2005.177), and
the cells' mean colours beside them.
"""

from collections.abc import Sequence

import numpy as np
from PIL import Image

from kvae.images import YIQ

# Pixels of a photo's shorter side, of a cell in which gradients are counted, and of the canvas that
# is looked at around its middle: by half the difference a photo can be moved.
SIDE, CELL, CANVAS = 72, 6, 108
ZOOMS = 1.6 ** np.linspace(-1.0, 1.0, 7)
ORIENTATIONS = 9  # of gradients, over half a turn (Dalal & Triggs 2005)
LEAST_GRADIENT = 0.3  # of a cell's sum, black to white; flatter cells count as flat
STRONGEST = 0.6  # share of a cell's gradients that one orientation may have
AROUND = 2  # cells to each side, over which gradients are made equally strong
COLOURS = np.array([0.5, 2.0, 2.0])  # weights of the luma and the two colour differences
TINY = 1e-3

CELLS, WINDOW = CANVAS // CELL, SIDE // CELL  # along each side


def described(pictures: Sequence[Image.Image]) -> np.ndarray:
    """Returns what is seen of photos at each zoom, (N, zooms, CELLS, CELLS, C).

    Every cell within a photo is a vector of length 1: by how much it differs from the mean of all
    cells of all photos, in their standard deviations. Beyond a photo it is 0.
    """
    seen = np.stack([[_cells(_zoomed(each, zoom)) for zoom in ZOOMS] for each in pictures])
    seen -= seen.mean(axis=(0, 1, 2, 3))
    seen /= seen.std(axis=(0, 1, 2, 3)) + TINY
    seen /= np.linalg.norm(seen, axis=-1, keepdims=True) + TINY
    return seen * np.stack([[_inside(each.size, zoom) for zoom in ZOOMS] for each in pictures])


def _zoomed(picture: Image.Image, zoom: float) -> np.ndarray:
    """Returns the canvas around a photo's middle, float32 (CANVAS, CANVAS, 3), mirrored beyond."""
    factor = zoom * SIDE / min(picture.size)
    size = [round(factor * length) for length in picture.size]
    sized = np.asarray(picture.resize(size, Image.Resampling.BOX), np.float32) / 255.0
    rows, columns = (_mirrored(length) for length in sized.shape[:2])
    return sized[np.ix_(rows, columns)]


def _mirrored(length: int) -> np.ndarray:
    """Returns which of so many pixels in a line the canvas shows, mirrored at both ends."""
    at = (np.arange(CANVAS) + (length - CANVAS) // 2) % (2 * length)
    return np.minimum(at, 2 * length - 1 - at)


def _inside(size: tuple[int, int], zoom: float) -> np.ndarray:
    """Returns which cells of the canvas lie within a photo, bool (CELLS, CELLS, 1)."""
    away = np.abs(CELL * (np.arange(CELLS) + 0.5) - CANVAS / 2.0)
    across, down = (away < 0.5 * zoom * SIDE * length / min(size) for length in size)
    return (down[:, None] & across)[..., None]


def _cells(canvas: np.ndarray) -> np.ndarray:
    """Returns how strong gradients of each orientation are in each cell, and its mean colours."""
    luma = canvas @ YIQ[0].astype(np.float32)
    down, across = np.gradient(luma)
    angle = np.arctan2(down, across) % np.pi * (ORIENTATIONS / np.pi)
    lower = np.floor(angle)
    strength, upper = np.hypot(down, across), angle - lower
    counts = np.zeros((*luma.shape, ORIENTATIONS), np.float32)
    for number, share in ((lower, 1.0 - upper), (lower + 1.0, upper)):
        index = number.astype(int)[..., None] % ORIENTATIONS
        np.put_along_axis(counts, index, (strength * share)[..., None], axis=-1)
    in_cells = counts.reshape(CELLS, CELL, CELLS, CELL, -1).sum(axis=(1, 3))
    around = _mean_around(np.linalg.norm(in_cells, axis=-1))[..., None]
    gradients = np.minimum(in_cells / (around + LEAST_GRADIENT), STRONGEST)
    colours = canvas.reshape(CELLS, CELL, CELLS, CELL, 3).mean(axis=(1, 3)) @ YIQ.T * COLOURS
    return np.concatenate([gradients, colours], axis=-1).astype(np.float32)


def _mean_around(cells: np.ndarray) -> np.ndarray:
    """Returns the mean of so many cells around each, (CELLS, CELLS)."""
    padded = np.pad(cells, AROUND, mode="edge")
    side = 2 * AROUND + 1
    return np.lib.stride_tricks.sliding_window_view(padded, (side, side)).mean(axis=(2, 3))

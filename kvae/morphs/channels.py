"""What of two photos is brought into correspondence: a few maps of each, coarse to fine.

Colours alone would leave a red apple and a green one apart, outlines alone would let a face's eyes
slide to its mouth. So every photo is described by where its thing is (how far from the ground's
colour), by its luminance made equally strong everywhere, and, with less weight, by its colours.
"""

import functools

import numpy as np
from PIL import Image

from kvae.images import YIQ, border

# How far from the ground's colour counts as the thing, in 8-bit levels: half a thing at this.
THING = 40.0
# Weights of thing, local luminance, luminance and two colour differences in the squared residual.
WEIGHTS = (1.0, 0.5, 0.35, 0.3, 0.3)
LOCAL = 6  # luminance is made equally strong over so many parts of the picture's side
LEAST_CONTRAST = 0.06  # of black to white; flatter positions count as flat


def described(images: np.ndarray, side: int) -> np.ndarray:
    """Returns the maps of pictures uint8 (n, S, S, 3), float32 (n, C, side, side)."""
    small = shrunk(images, side).astype(np.float32) / 255.0
    yiq = small @ YIQ.T.astype(np.float32)
    luma = yiq[..., 0]
    thing = subject(small)
    mean = blurred(luma, side / LOCAL)
    spread = np.sqrt(np.maximum(blurred(luma**2, side / LOCAL) - mean**2, 0.0))
    local = (luma - mean) / (spread + LEAST_CONTRAST)
    maps = np.stack([thing, 0.5 * local, luma, yiq[..., 1], yiq[..., 2]], axis=1)
    return maps * np.sqrt(np.array(WEIGHTS, np.float32))[:, None, None]


def subject(pictures: np.ndarray) -> np.ndarray:
    """Returns how much each position differs from its picture's ground, 0 to 1.

    Args:
        pictures: float32 (n, s, s, 3) in [0, 1]. The ground is the median colour of the border.
    """
    ground = np.median(border(pictures), axis=1)[:, None, None]  # (n, 1, 1, 3)
    distance = np.sqrt(((pictures - ground) ** 2).sum(axis=-1)) * 255.0
    return distance / (distance + THING)


def shrunk(images: np.ndarray, side: int) -> np.ndarray:
    """Returns pictures uint8 (n, S, S, 3) as uint8 (n, side, side, 3)."""
    box = Image.Resampling.BOX if side < images.shape[1] else Image.Resampling.BICUBIC
    return np.stack(
        [np.asarray(Image.fromarray(image).resize((side, side), box)) for image in images]
    )


def blurred(maps: np.ndarray, sigma: float) -> np.ndarray:
    """Returns maps (..., s, s) under a Gaussian of so many pixels, mirrored at the edges."""
    matrix = gaussian(maps.shape[-1], sigma)
    return matrix @ maps @ matrix.T


@functools.cache
def gaussian(side: int, sigma: float) -> np.ndarray:
    """Returns the matrix (side, side) that blurs a line of pixels, mirrored at both ends."""
    position = np.arange(side)
    radius = int(np.ceil(3 * sigma))
    matrix = np.zeros((side, side), np.float32)
    for offset in range(-radius, radius + 1):
        mirrored = (position + offset) % (2 * side)
        mirrored = np.minimum(mirrored, 2 * side - 1 - mirrored)
        np.add.at(matrix, (position, mirrored), np.exp(-0.5 * (offset / sigma) ** 2))
    return matrix / matrix.sum(axis=1, keepdims=True)

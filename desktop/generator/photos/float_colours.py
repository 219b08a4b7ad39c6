"""Floating-point colours -> 8 bits a channel.

From 0 to 1 they are what 0 to 255 is in other pictures, in the embedded profile or in sRGB: so
darktable, RawTherapee, ImageMagick and scikit-image write them. What lies beyond is light that no
screen shows. Other programs keep whole levels, or what they made of such, as floats. The window and
the training each have this file, the same but for where it lies.
"""

from collections.abc import Callable, Iterator

import numpy as np
from PIL import Image

from desktop.generator.photos.pixels import STRETCHED, NoPictureError

Bands = Callable[[], Iterator[np.ndarray]]
LEVEL_BITS = (8, 10, 12, 14, 16)  # of levels that were kept as floats
MULTIPLIED = 1  # with alpha, as TIFF calls it


def to_picture(bands: Bands, alpha: int, dithered: bool) -> tuple[Image.Image, tuple[str, ...]]:
    """Returns `RGB` or `RGBA` and remarks.

    Args:
        bands: yields the picture's rows from the top, float32 (rows, width, 3 or 4), at each call.
        alpha: what kind the fourth channel is; 0 where it is none.
        dithered: whether levels are rounded at random, so that dark colours are still there on the
            average after a profile of light has spread them to a dozen levels each.

    Raises:
        NoPictureError: some values are not numbers.
    """
    white = _white(bands())
    source = np.random.Generator(np.random.Philox(0))
    levels = []
    for band in bands():
        colours = band[..., :3] / np.float32(white)
        if alpha == MULTIPLIED:
            colours /= np.maximum(band[..., 3:], np.finfo(np.float32).tiny)
        rounding = source.random(colours.shape, np.float32) if dithered else np.float32(0.5)
        levels.append((255 * np.clip(colours, 0, 1) + rounding).astype(np.uint8))
        if alpha:
            seen = (255 * np.clip(band[..., 3:], 0, 1) + np.float32(0.5)).astype(np.uint8)
            levels[-1] = np.concatenate([levels[-1], seen], axis=-1)
    return Image.fromarray(np.concatenate(levels)), (STRETCHED,) if white != 1 else ()


def _white(bands: Iterator[np.ndarray]) -> float:
    """Returns the value that is white: 1, the highest level, or else the highest value."""
    highest, whole, positive, beyond = 0.0, True, 0, 0
    for band in bands:
        colours = band[..., :3]
        if not np.isfinite(colours).all():
            raise NoPictureError("holds values that are not numbers")
        highest = max(highest, float(colours.max()))
        whole = whole and bool((colours == np.rint(colours)).all())
        positive += int(np.count_nonzero(colours > 0))
        beyond += int(np.count_nonzero(colours > 1))
    if whole and 1 < highest < 2 ** LEVEL_BITS[-1]:
        return next(2.0**bits - 1 for bits in LEVEL_BITS if highest < 2**bits)
    return highest if 2 * beyond > positive else 1.0

"""A photo of the user's own -> the pixels that training would have made of it.

The encoder knows photos only as the training prepares them; a crop or a filter of another kind
would give them other codes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from PIL import Image

from desktop.generator.model.model_file import ModelFileError
from desktop.generator.photos.file import UnusablePhoto, read_photo
from desktop.generator.photos.fit import is_cut_out, on_white, to_square

OVERSAMPLING = 3  # a JPEG is decoded no finer than this many times the result
FINER = 2  # times the result, in which a photo is kept whole to be cut otherwise
Box = tuple[float, float, float, float]  # left, top, right, bottom in parts of the shorter side


def load_photo(path: str | Path, image_size: int, fit: str, box: Box | None = None) -> np.ndarray:
    """Read a photo as the training would have prepared it: uint8 (image_size, image_size, 3).

    Args and errors are those of `load_squares`, but for:
        box: the square that is cut out of it, where the training cuts photos around what all have
            in common.
    """
    if box is None:
        return load_squares(path, image_size, fit)[0]
    with _named(path) as photo:
        picture = read_photo(photo, OVERSAMPLING * image_size)
        framed = fit == "auto" and is_cut_out(picture)
        whole = _no_finer(
            to_square(picture, fit) if framed else on_white(picture), FINER * image_size
        )
        return np.array(_resized(whole, image_size, _within(box, *whole.size)))


def load_squares(path: str | Path, image_size: int, fit: str) -> tuple[np.ndarray, Image.Image]:
    """Read a photo and make it square.

    Args:
        path: the photo; it is turned upright as its EXIF says.
        image_size: of the model, in pixels.
        fit: of the model's card, see `photo_fit.to_square`.

    Returns:
        The photo as the training would have prepared it, uint8 (image_size, image_size, 3), and
        the same square up to `OVERSAMPLING` times as large, to be framed otherwise.

    Raises:
        ModelFileError: no usable photo; the message names the file and says why.
    """
    with _named(path) as photo:
        square = to_square(read_photo(photo, OVERSAMPLING * image_size), fit)
        finer = min(square.width, OVERSAMPLING * image_size)
        return np.array(_resized(square, image_size)), _resized(square, finer)


@contextmanager
def _named(path: str | Path) -> Iterator[Path]:
    """A photo's path, to be read; an error names it."""
    path = Path(path)
    try:
        yield path
        return
    except UnusablePhoto as error:
        why = error
    except MemoryError:
        why = UnusablePhoto(
            "{name} is too large for the memory of this computer.", "Make it smaller."
        )
    raise ModelFileError(why.message, why.hint, name=path.name or path, **why.values)


def _no_finer(picture: Image.Image, shorter: int) -> Image.Image:
    factor = min(1.0, shorter / min(picture.size))
    size = max(1, round(factor * picture.width)), max(1, round(factor * picture.height))
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _within(box: Box, width: int, height: int) -> Box:
    """A square in pixels, within a picture: it was found in one whose sides were rounded."""
    shorter = min(width, height)
    left, top, right, _ = (shorter * part for part in box)
    side = min(right - left, shorter)
    left, top = min(left, width - side), min(top, height - side)
    return left, top, left + side, top + side


def _resized(square: Image.Image, side: int, box: Box | None = None) -> Image.Image:
    return square.resize((side, side), Image.Resampling.LANCZOS, box, reducing_gap=3.0)

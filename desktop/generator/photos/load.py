"""A photo of the user's own -> the pixels that training would have made of it.

The encoder knows photos only as the training prepares them; a crop or a filter of another kind
would give them other codes.
"""

from pathlib import Path

import numpy as np
from PIL import Image

from desktop.generator.model.model_file import ModelFileError
from desktop.generator.photos.file import UnusablePhoto, read_photo
from desktop.generator.photos.fit import to_square

OVERSAMPLING = 3  # a JPEG is decoded no finer than this many times the result


def load_photo(path: str | Path, image_size: int, fit: str) -> np.ndarray:
    """Read a photo as the training would have prepared it: uint8 (image_size, image_size, 3).

    Args and errors are those of `load_squares`.
    """
    return load_squares(path, image_size, fit)[0]


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
    path = Path(path)
    try:
        square = to_square(read_photo(path, OVERSAMPLING * image_size), fit)
        finer = min(square.width, OVERSAMPLING * image_size)
        return np.array(_resized(square, image_size)), _resized(square, finer)
    except UnusablePhoto as error:
        why = error
    except MemoryError:
        why = UnusablePhoto(
            "{name} is too large for the memory of this computer.", "Make it smaller."
        )
    raise ModelFileError(why.message, why.hint, name=path.name or path, **why.values)


def _resized(square: Image.Image, side: int) -> Image.Image:
    return square.resize((side, side), Image.Resampling.LANCZOS, reducing_gap=3.0)

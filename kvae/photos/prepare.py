"""One file of a user's folder -> the picture that is trained on, and what is worth saying of it."""

import warnings
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from kvae.photos.choices import Fit
from kvae.photos.file import read_photo
from kvae.photos.fit import is_cut_out, on_white, to_pixels, to_square

# Decoding JPEGs no finer than this many times the result leaves Lanczos all it can use.
OVERSAMPLING = 3
FINER = 2  # times the result, in which a photo is kept whole to be cut otherwise
FLAT = 6.0  # standard deviation in 8-bit levels; a plain wall has about 3, a dim scene 15


@dataclass(frozen=True)
class Prepared:
    """A photo as trained on.

    Attributes:
        pixels: uint8 (S, S, 3).
        remarks: what is worth knowing about it.
        framed: whether it is a cut-out thing that was laid on white.
        settled: whether it is a square from which nothing is to be cut off.
        whole: the photo in its own shape, ``RGB``, its shorter side up to `FINER` S pixels; None
            where nobody asked for it.
    """

    pixels: np.ndarray
    remarks: list[str]
    framed: bool
    settled: bool
    whole: Image.Image | None


def prepare(path: Path, image_size: int, fit: Fit, keep_whole: bool = False) -> Prepared:
    """Reads one file.

    Args:
        path: of the file.
        image_size: S, pixels on each side of the result.
        fit: how it becomes square, see :func:`kvae.photos.fit.to_square`.
        keep_whole: whether it may be cut otherwise later, and is kept whole for that.

    Raises:
        UnusablePhoto: the file is not a photo, is damaged, too small or too large.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's remarks on odd metadata; it is the pixels' turn
        photo = read_photo(path, OVERSAMPLING * image_size)
        square = to_square(photo.picture, fit)
    pixels = to_pixels(square, image_size)
    remarks = list(photo.notes)
    if square.width < image_size:
        remarks.append(f"smaller than {image_size} pixels, so enlarged and soft")
    if pixels.std() < FLAT:
        remarks.append("almost one colour, so there is little to see")
    framed = fit == "auto" and is_cut_out(photo.picture)
    whole = None
    if keep_whole:
        whole = _no_finer(square if framed else on_white(photo.picture), FINER * image_size)
    return Prepared(pixels, remarks, framed, photo.all_subject, whole)


def _no_finer(picture: Image.Image, shorter: int) -> Image.Image:
    factor = min(1.0, shorter / min(picture.size))
    size = max(1, round(factor * picture.width)), max(1, round(factor * picture.height))
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)

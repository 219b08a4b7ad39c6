"""Arrays become picture files in memory.

Generated pictures are PNG, pixel for pixel what the decoder gave. Photos and reconstructions are
JPEG at a quality that hides nothing at their size, which keeps a report of hundreds of pictures
small enough to send by mail.
"""

from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image

from kvae.terminal import UserError
from report.document import Picture

JPEG_QUALITY = 90
SHEET_PIXELS = 900
LINE = 0.03  # of a picture's side


def exact(image: np.ndarray, alt: str) -> Picture:
    """A lossless picture of an image uint8 (H, W, 3)."""
    file = BytesIO()
    Image.fromarray(np.ascontiguousarray(image)).save(file, "PNG", optimize=True)
    return Picture(file.getvalue(), alt)


def compact(image: np.ndarray, alt: str, most_pixels: int = 0) -> Picture:
    """A JPEG of an image uint8 (H, W, 3), shrunk to `most_pixels` a side if it is larger."""
    picture = Image.fromarray(np.ascontiguousarray(image))
    if most_pixels and max(picture.size) > most_pixels:
        picture.thumbnail((most_pixels, most_pixels), Image.Resampling.LANCZOS)
    return _jpeg(picture, alt)


def pair(left: np.ndarray, right: np.ndarray, alt: str) -> Picture:
    """Two images of one size side by side, as one JPEG, with a white line between them."""
    between = np.full((len(left), max(1, round(LINE * len(left))), 3), 255, np.uint8)
    return compact(np.concatenate([left, between, right], axis=1), alt)


def sheet(path: Path, alt: str) -> Picture:
    """A sample sheet from training, as JPEG.

    Raises:
        UserError: not a readable PNG file.
    """
    try:
        with Image.open(path, formats=["PNG"]) as image:
            picture = image.convert("RGB")
    except (OSError, SyntaxError, ValueError) as error:  # what Pillow raises for damaged files
        raise UserError(f"{path} is damaged.", "Delete that file and try again.") from error
    picture.thumbnail((SHEET_PIXELS, SHEET_PIXELS), Image.Resampling.LANCZOS)
    return _jpeg(picture, alt)


def _jpeg(picture: Image.Image, alt: str) -> Picture:
    file = BytesIO()
    # Full-resolution colour: halved chroma smears the edges of pictures this small. Not with
    # optimize=True: Pillow then gives the encoder one byte per pixel, and noise needs more.
    picture.save(file, "JPEG", quality=JPEG_QUALITY, subsampling=0)
    return Picture(file.getvalue(), alt)

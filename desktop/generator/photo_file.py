"""One file of the user's -> one upright 8-bit picture, or the reason why not.

The encoder knows photos only as the training read them, so the rules of kvae/photo_file.py stand
here once more (the window runs without kvae); a test holds both to the same pixels and refusals.
"""

import stat
import struct
from pathlib import Path
from typing import BinaryIO

import numpy as np
from PIL import Image, UnidentifiedImageError

from desktop.generator.phrases import system_reason

MAX_PIXELS = 50_000_000
MIN_SIDE = 24  # pixels
FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "GIF", "TIFF")
# Camera raws are TIFF files inside: Pillow would quietly take the tiny preview for the photo.
RAW_SUFFIXES = {".dng", ".nef", ".cr2", ".cr3", ".arw", ".orf", ".rw2", ".raf", ".pef", ".srw"}
HEIF_BRANDS = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"}
AS_JPEG = "Save it as JPEG and try again."
ORIENTATION_TAG = 0x0112
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270, 7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_90,
}  # fmt: skip
BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
# What Pillow's readers of these formats raise on damaged bytes.
DECODER_ERRORS = (
    OSError, ValueError, SyntaxError, EOFError, TypeError, IndexError, OverflowError, struct.error,
    *BOMBS,
)  # fmt: skip


class UnusablePhoto(Exception):
    """What ModelFileError takes, as long as the file's name is not at hand."""

    def __init__(self, message: str, hint: str, /, **values: object):
        super().__init__(message)
        self.message, self.hint, self.values = message, hint, values


def read_photo(path: Path, wanted_side: int) -> Image.Image:
    """Read an upright picture of 8 bits a channel: `RGB`, or `RGBA` if any of it is see-through.

    Args:
        path: the file.
        wanted_side: pixels needed on the shorter side; a large JPEG is decoded no finer than this
            asks for (up to twice as fine).

    Raises:
        UnusablePhoto: the file is no photo, is damaged, too small or too large.
        MemoryError: it does not fit into the memory.
    """
    try:
        _require_regular_file(path)
        with path.open("rb") as file:
            _refuse_other_kinds(path.suffix.lower(), file)
            return _decode(file, wanted_side)
    except (OSError, ValueError) as error:  # ValueError: a NUL byte in the name
        raise UnusablePhoto(
            "{name} cannot be opened: {reason}.",
            "Check its name and whether you may read it.",
            reason=system_reason(error),
        ) from error


def _require_regular_file(path: Path) -> None:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):  # asked before opening: opening a pipe waits for ever
        folder = stat.S_ISDIR(status.st_mode)
        raise UnusablePhoto(
            "{name} is a folder." if folder else "{name} is no ordinary file.", "Choose a photo."
        )
    if status.st_size == 0:
        raise UnusablePhoto("{name} is empty: the file has no bytes.", "Copy it again.")


def _refuse_other_kinds(suffix: str, file: BinaryIO) -> None:
    head = file.read(12)
    file.seek(0)
    brand = head[8:12] if head[4:8] == b"ftyp" else b""
    if brand in HEIF_BRANDS or (suffix in {".heic", ".heif", ".hif"} and brand):
        raise UnusablePhoto(
            "{name} is HEIC, which cannot be read here.",
            "Save it as JPEG and try again (iPhone: Settings, Camera, Formats, Most Compatible).",
        )
    if brand in {b"avif", b"avis"}:
        raise UnusablePhoto("{name} is AVIF, which cannot be read here.", AS_JPEG)
    if suffix in RAW_SUFFIXES:
        raise UnusablePhoto("{name} is a camera's raw file, which cannot be read here.", AS_JPEG)


def _decode(file: BinaryIO, wanted_side: int) -> Image.Image:
    most = MAX_PIXELS // 10**6
    try:
        picture = Image.open(file, formats=FORMATS)
        width, height = picture.size
        if width * height > MAX_PIXELS:
            raise UnusablePhoto(
                "{name} is too large: {width} x {height} is over {most} million pixels.",
                "Make it smaller.",
                width=width,
                height=height,
                most=most,
            )
        if min(width, height) < MIN_SIDE:
            raise UnusablePhoto(
                "{name} is too small: {width} x {height}, need {least} pixels a side.",
                "Choose a larger photo.",
                width=width,
                height=height,
                least=MIN_SIDE,
            )
        picture.draft(None, (wanted_side, wanted_side))
        picture.load()
        return _colour(_eight_bits(_upright(picture)))
    except UnidentifiedImageError as error:
        raise UnusablePhoto(
            "{name} is not an image of a known kind (JPEG, PNG, WebP, ...).", AS_JPEG
        ) from error
    except BOMBS as error:
        raise UnusablePhoto(
            "{name} is too large: over {most} million pixels.", "Make it smaller.", most=most
        ) from error
    except DECODER_ERRORS as error:
        cut = "truncated" in str(error).lower()
        raise UnusablePhoto(
            "{name} is cut short: its end is missing." if cut else "{name} is damaged.",
            "Copy or download it again.",
        ) from error


def _upright(picture: Image.Image) -> Image.Image:
    try:
        # After load(): Pillow turns a TIFF by itself while loading and clears the tag.
        orientation = picture.getexif().get(ORIENTATION_TAG)
    except DECODER_ERRORS:
        return picture  # broken EXIF says nothing about how to turn; the pixels are whole
    turn = UPRIGHT.get(orientation) if isinstance(orientation, int) else None
    return picture if turn is None else picture.transpose(turn)


def _eight_bits(picture: Image.Image) -> Image.Image:
    """Bring 16-bit, 32-bit and float greys to 0..255; `convert` would only clip them."""
    if picture.mode.startswith("I;16"):
        values = np.asarray(picture).astype(np.uint32)
        return Image.fromarray(((values + 128) // 257).astype(np.uint8))  # 65535 / 255 = 257
    if picture.mode not in {"I", "F"}:
        return picture
    values = np.asarray(picture).astype(np.float64)
    low, high = values.min(), values.max()
    if not np.isfinite([low, high]).all() or low == high:
        raise UnusablePhoto(
            "{name} holds no picture: its values are all one or no numbers.", AS_JPEG
        )
    values -= low
    values *= 255.0 / (high - low)
    return Image.fromarray(np.rint(values).astype(np.uint8))


def _colour(picture: Image.Image) -> Image.Image:
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    picture = picture.convert("RGBA")
    opaque = picture.getchannel("A").getextrema()[0] == 255
    return picture.convert("RGB") if opaque else picture

"""One file of a user's folder -> one upright 8-bit picture, or the reason why not.

The file is judged before it is decoded: what kind it is, which format its first bytes say, how many
pixels it claims. Pillow alone would turn 16-bit greys white, hang on a pipe, and inflate an 11 KB
PNG into a gigabyte.
"""

import os
import stat
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
from PIL import Image, UnidentifiedImageError

MAX_PIXELS = 50_000_000
MIN_SIDE = 24  # pixels; a shorter side shows nothing that could be recognised
# Never more than these: Pillow would also run its EPS, PDF and other rarely tested readers.
# A phone's MPO comes through the JPEG reader, which hands it on.
FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "GIF", "TIFF")
# What Pillow's readers of these formats raise on damaged bytes.
DECODER_ERRORS = (
    OSError, ValueError, SyntaxError, EOFError, TypeError, IndexError, OverflowError, struct.error,
    Image.DecompressionBombError, Image.DecompressionBombWarning,
)  # fmt: skip
AS_JPEG = "save it as JPEG and try again"
# Camera raws are TIFF files inside: Pillow would quietly take the tiny preview for the photo.
RAW_SUFFIXES = {".dng", ".nef", ".cr2", ".cr3", ".arw", ".orf", ".rw2", ".raf", ".pef", ".srw"}
HEIF_BRANDS = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"}
ORIENTATION_TAG = 0x0112
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270, 7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_90,
}  # fmt: skip


class UnusablePhoto(Exception):
    """A file that cannot be used as a photo; the message is the reason, without its name."""


@dataclass(frozen=True)
class Photo:
    """One picture as read: ``RGB``, or ``RGBA`` when any of it is see-through."""

    picture: Image.Image
    notes: tuple[str, ...] = ()


def read_photo(path: Path, wanted_side: int) -> Photo:
    """Read one file, upright and in 8 bits a channel.

    Args:
        path: the file; a link to a regular file counts as one.
        wanted_side: pixels needed on the shorter side; a large JPEG is decoded no finer than this
            asks for (up to twice as fine), which is many times faster.

    Raises:
        UnusablePhoto: the file is no photo, is damaged, too small or too large.
    """
    try:
        _require_regular_file(path)
        with path.open("rb") as file:
            _refuse_by_name_or_first_bytes(path, file)
            return _decode(file, wanted_side)
    except OSError as error:
        raise UnusablePhoto(f"cannot be opened: {os.strerror(error.errno or 0)}") from error


def _require_regular_file(path: Path) -> None:
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise UnusablePhoto("a folder; only files directly inside the chosen folder are read")
    if not stat.S_ISREG(status.st_mode):
        # Checked before opening: opening a pipe waits forever.
        raise UnusablePhoto("not a regular file but a pipe, socket or device")
    if status.st_size == 0:
        raise UnusablePhoto("empty: the file has no bytes")


def _refuse_by_name_or_first_bytes(path: Path, file: BinaryIO) -> None:
    suffix, head = path.suffix.lower(), file.read(12)
    file.seek(0)
    brand = head[8:12] if head[4:8] == b"ftyp" else b""
    if brand in HEIF_BRANDS or (suffix in {".heic", ".heif", ".hif"} and brand):
        raise UnusablePhoto(
            f"HEIC, which cannot be read here; {AS_JPEG} (iPhone: Settings, Camera, Formats, "
            "Most Compatible)"
        )
    if brand in {b"avif", b"avis"}:
        raise UnusablePhoto(f"AVIF, which cannot be read here; {AS_JPEG}")
    if suffix in RAW_SUFFIXES:
        raise UnusablePhoto(f"a camera's raw file, which cannot be read here; {AS_JPEG}")


def _decode(file: BinaryIO, wanted_side: int) -> Photo:
    try:
        picture = Image.open(file, formats=FORMATS)
        _require_sane_size(*picture.size)
        notes = ["only the first of its pictures is used"] if _has_more_pictures(picture) else []
        picture.draft(None, (wanted_side, wanted_side))
        picture.load()
        picture, note = _eight_bits(_upright(picture))
        return Photo(_colour(picture), tuple(notes + note))
    except MemoryError as error:
        raise UnusablePhoto("too large for the memory of this computer") from error
    except UnidentifiedImageError as error:
        raise UnusablePhoto("not an image of a known kind (JPEG, PNG, WebP, ...)") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise UnusablePhoto(f"too large: over {MAX_PIXELS // 10**6} million pixels") from error
    except DECODER_ERRORS as error:
        cut = "truncated" in str(error).lower()
        raise UnusablePhoto("cut short: its end is missing" if cut else "damaged") from error


def _require_sane_size(width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        limit = MAX_PIXELS // 10**6
        raise UnusablePhoto(f"too large: {width} x {height} is over {limit} million pixels")
    if min(width, height) < MIN_SIDE:
        raise UnusablePhoto(f"too small: {width} x {height}, need {MIN_SIDE} pixels a side")


def _has_more_pictures(picture: Image.Image) -> bool:
    # An MPO is a phone's JPEG: its further pictures are previews or depth, not scenes.
    return picture.format != "MPO" and bool(getattr(picture, "is_animated", False))


def _upright(picture: Image.Image) -> Image.Image:
    try:
        # After load(): Pillow turns a TIFF by itself while loading and clears the tag.
        orientation = picture.getexif().get(ORIENTATION_TAG)
    except DECODER_ERRORS:
        return picture  # broken EXIF says nothing about how to turn; the pixels are whole
    turn = UPRIGHT.get(orientation) if isinstance(orientation, int) else None
    return picture if turn is None else picture.transpose(turn)


def _eight_bits(picture: Image.Image) -> tuple[Image.Image, list[str]]:
    """Bring 16-bit, 32-bit and float greys to 0..255; ``convert`` would only clip them."""
    if picture.mode.startswith("I;16"):
        values = np.asarray(picture).astype(np.uint32)
        return Image.fromarray(((values + 128) // 257).astype(np.uint8)), []  # 65535 / 255 = 257
    if picture.mode not in {"I", "F"}:
        return picture, []
    values = np.asarray(picture).astype(np.float64)
    low, high = values.min(), values.max()
    if not np.isfinite([low, high]).all():
        raise UnusablePhoto("holds values that are not numbers")
    if low == high:
        raise UnusablePhoto("all of it has one value")
    values -= low
    values *= 255.0 / (high - low)
    note = "its unusual number range was stretched to black and white"
    return Image.fromarray(np.rint(values).astype(np.uint8)), [note]


def _colour(picture: Image.Image) -> Image.Image:
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    picture = picture.convert("RGBA")
    opaque = picture.getchannel("A").getextrema()[0] == 255
    return picture.convert("RGB") if opaque else picture

"""One file of a user's folder -> one upright 8-bit picture, or the reason why not.

The file is judged before it is decoded: what kind it is, which format its first bytes say, how many
pixels it would have to be decoded to. Pillow alone would hang on a pipe, inflate an 11 KB PNG into
a gigabyte, and refuse a JPEG of 200 million pixels that is decoded small in a tenth of a second.
"""

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from PIL import Image, UnidentifiedImageError

from kvae.photos.bytes import FORMATS, loaded, opened
from kvae.photos.pixels import DECODER_ERRORS, NoPictureError, as_meant

MAX_PIXELS = 50_000_000  # to be decoded
MIN_SIDE = 24  # pixels; a shorter side shows nothing that could be recognised
# EXIF's table of a camera's tags, and in it: where the main subject is.
CAMERA_TAGS, SUBJECT_AREA = 0x8769, 0x9214
AS_JPEG = "save it as JPEG and try again"
# Camera raws are TIFF files inside: Pillow would quietly take the tiny preview for the photo.
RAW_SUFFIXES = {".dng", ".nef", ".cr2", ".cr3", ".arw", ".orf", ".rw2", ".raf", ".pef", ".srw"}
TIFF_BEGINS = (b"II*\0", b"MM\0*")
HEIF_BRANDS = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"}


class UnusablePhoto(Exception):
    """A file that cannot be used as a photo; the message is the reason, without its name."""


@dataclass(frozen=True)
class Photo:
    """One file as read.

    Attributes:
        picture: ``RGB``, or ``RGBA`` when any of it is see-through.
        notes: what is worth knowing about it.
        all_subject: whether it is a square and its EXIF calls all of it the main subject; then
            nothing is to be cut off. The window writes that into photos cropped by hand.
    """

    picture: Image.Image
    notes: tuple[str, ...] = ()
    all_subject: bool = False


def read_photo(path: Path, wanted_side: int) -> Photo:
    """Read one file, upright and in 8 bits a channel.

    Args:
        path: the file; a link to a regular file counts as one.
        wanted_side: pixels needed on the shorter side; a large JPEG is decoded no finer than this
            asks for (up to twice as fine), which is many times faster.

    Raises:
        UnusablePhoto: the file is not a photo, is damaged, too small or too large.
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
        raise UnusablePhoto("a folder, which was not looked into")
    if not stat.S_ISREG(status.st_mode):
        # Checked before opening: opening a pipe waits forever.
        raise UnusablePhoto("not a regular file but a pipe, socket or device")
    if status.st_size == 0:
        raise UnusablePhoto("empty: the file has no bytes")


def _refuse_by_name_or_first_bytes(path: Path, file: BinaryIO) -> None:
    suffix, head = path.suffix.lower(), file.read(12)
    file.seek(0)
    brand = head[8:12] if head[4:8] == b"ftyp" else b""
    heif = brand in HEIF_BRANDS or (suffix in {".heic", ".heif", ".hif"} and brand)
    if heif and "HEIF" not in FORMATS:
        raise UnusablePhoto(
            f"HEIC, which needs `pip install pillow-heif`; or {AS_JPEG} (iPhone: Settings, Camera, "
            "Formats, Most Compatible)"
        )
    if brand in {b"avif", b"avis"} and "AVIF" not in FORMATS:
        raise UnusablePhoto(f"AVIF, which cannot be read here; {AS_JPEG}")
    if suffix in RAW_SUFFIXES:
        raise UnusablePhoto(f"a camera's raw file, which cannot be read here; {AS_JPEG}")


def _decode(file: BinaryIO, wanted_side: int) -> Photo:
    try:
        picture = opened(file)
        size = picture.size
        _require_sane_size(picture, wanted_side)
        notes = ["only the first of its pictures is used"] if _has_more_pictures(picture) else []
        picture = loaded(file, wanted_side)
        all_subject = _is_all_subject(picture, *size)
        picture, more = as_meant(picture)
        return Photo(picture, tuple(notes + more), all_subject)
    except NoPictureError as error:
        raise UnusablePhoto(str(error)) from error
    except MemoryError as error:
        raise UnusablePhoto("too large for the memory of this computer") from error
    except UnidentifiedImageError as error:
        raise UnusablePhoto(_why_unknown(file)) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise UnusablePhoto(f"too large: over {MAX_PIXELS // 10**6} million pixels") from error
    except DECODER_ERRORS as error:
        cut = "truncated" in str(error).lower()
        raise UnusablePhoto("cut short: its end is missing" if cut else "damaged") from error


def _why_unknown(file: BinaryIO) -> str:
    file.seek(0)
    if file.read(4) in TIFF_BEGINS:
        return f"a TIFF that is damaged or of a kind that cannot be read here; {AS_JPEG}"
    return "not an image of a known kind (JPEG, PNG, WebP, ...)"


def _require_sane_size(picture: Image.Image, wanted_side: int) -> None:
    width, height = picture.size
    if min(width, height) < MIN_SIDE:
        raise UnusablePhoto(f"too small: {width} x {height}, need {MIN_SIDE} pixels a side")
    decoded = width * height
    if not picture.info.get("progressive"):  # that needs memory for all of it
        picture.draft(None, (wanted_side, wanted_side))  # changes the size of a JPEG, reads nothing
        decoded = picture.width * picture.height
    if decoded > MAX_PIXELS:
        limit = MAX_PIXELS // 10**6
        raise UnusablePhoto(f"too large: {width} x {height} is over {limit} million pixels")


def _is_all_subject(picture: Image.Image, width: int, height: int) -> bool:
    """Returns whether a loaded picture, of so many pixels in its file, is all subject."""
    try:
        area = picture.getexif().get_ifd(CAMERA_TAGS).get(SUBJECT_AREA)
    except DECODER_ERRORS:
        return False  # broken EXIF says nothing
    return width == height and area == (width // 2, height // 2, width, height)


def _has_more_pictures(picture: Image.Image) -> bool:
    return bool(getattr(picture, "is_animated", False))

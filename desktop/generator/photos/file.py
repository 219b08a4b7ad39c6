"""One file of the user's -> one upright 8-bit picture, or the reason why not.

The encoder knows photos only as the training read them, so the rules of kvae/photos/file.py stand
here once more (the window runs without kvae); a test holds both to the same pixels and refusals.
"""

import stat
from pathlib import Path
from typing import BinaryIO

from PIL import Image, UnidentifiedImageError

from desktop.generator.photos.bytes import FORMATS, loaded, opened
from desktop.generator.photos.pixels import DECODER_ERRORS, NoPictureError, as_meant
from desktop.generator.phrases import system_reason

MAX_PIXELS = 50_000_000  # to be decoded
MOST = MAX_PIXELS // 10**6
MIN_SIDE = 24  # pixels
# Camera raws are TIFF files inside: Pillow would quietly take the tiny preview for the photo.
RAW_SUFFIXES = {".dng", ".nef", ".cr2", ".cr3", ".arw", ".orf", ".rw2", ".raf", ".pef", ".srw"}
TIFF_BEGINS = (b"II*\0", b"MM\0*")
HEIF_BRANDS = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"}
AS_JPEG = "Save it as JPEG and try again."
BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)


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
        UnusablePhoto: the file is not a photo, is damaged, too small or too large.
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
            "{name} is a folder." if folder else "{name} is not an ordinary file.",
            "Choose a photo.",
        )
    if status.st_size == 0:
        raise UnusablePhoto("{name} is empty: the file has no bytes.", "Copy it again.")


def _refuse_other_kinds(suffix: str, file: BinaryIO) -> None:
    head = file.read(12)
    file.seek(0)
    brand = head[8:12] if head[4:8] == b"ftyp" else b""
    heif = brand in HEIF_BRANDS or (suffix in {".heic", ".heif", ".hif"} and brand)
    if heif and "HEIF" not in FORMATS:
        raise UnusablePhoto(
            "{name} is HEIC, which cannot be read here.",
            "Save it as JPEG and try again (iPhone: Settings, Camera, Formats, Most Compatible).",
        )
    if brand in {b"avif", b"avis"} and "AVIF" not in FORMATS:
        raise UnusablePhoto("{name} is AVIF, which cannot be read here.", AS_JPEG)
    if suffix in RAW_SUFFIXES:
        raise UnusablePhoto("{name} is a camera's raw file, which cannot be read here.", AS_JPEG)


def _decode(file: BinaryIO, wanted_side: int) -> Image.Image:
    try:
        _require_sane_size(opened(file), wanted_side)
        picture, _ = as_meant(loaded(file, wanted_side))
        return picture
    except NoPictureError as error:
        raise UnusablePhoto(
            "{name} holds no picture: its values are all one or no numbers.", AS_JPEG
        ) from error
    except UnidentifiedImageError as error:
        raise _unknown(file) from error
    except BOMBS as error:
        raise UnusablePhoto(
            "{name} is too large: over {most} million pixels.", "Make it smaller.", most=MOST
        ) from error
    except DECODER_ERRORS as error:
        cut = "truncated" in str(error).lower()
        raise UnusablePhoto(
            "{name} is cut short: its end is missing." if cut else "{name} is damaged.",
            "Copy or download it again.",
        ) from error


def _unknown(file: BinaryIO) -> UnusablePhoto:
    file.seek(0)
    if file.read(4) in TIFF_BEGINS:
        return UnusablePhoto(
            "{name} is a TIFF that is damaged or of a kind that cannot be read here.", AS_JPEG
        )
    return UnusablePhoto("{name} is not an image of a known kind (JPEG, PNG, WebP, ...).", AS_JPEG)


def _require_sane_size(picture: Image.Image, wanted_side: int) -> None:
    width, height = picture.size
    if min(width, height) < MIN_SIDE:
        raise UnusablePhoto(
            "{name} is too small: {width} x {height}, need {least} pixels a side.",
            "Choose a larger photo.",
            width=width,
            height=height,
            least=MIN_SIDE,
        )
    decoded = width * height
    if not picture.info.get("progressive"):  # that needs memory for all of it
        picture.draft(None, (wanted_side, wanted_side))  # changes the size of a JPEG, reads nothing
        decoded = picture.width * picture.height
    if decoded > MAX_PIXELS:
        raise UnusablePhoto(
            "{name} is too large: {width} x {height} is over {most} million pixels.",
            "Make it smaller.",
            width=width,
            height=height,
            most=MOST,
        )

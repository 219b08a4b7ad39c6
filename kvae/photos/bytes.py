"""Files that lack little: a JPEG without its end, a PNG whose remarks are damaged.

Downloads that broke off after the last pixel, and programs that edit a PNG's remarks without care,
leave such files; every browser shows them. The window and the training each have this file, the
same but for where it lies.
"""

import importlib.util
import io
import zlib
from contextlib import suppress
from typing import BinaryIO

from PIL import Image, UnidentifiedImageError, features
from PIL.JpegImagePlugin import JpegImageFile
from PIL.TiffImagePlugin import MM, OPEN_INFO

from kvae.photos.float_tiff import FloatTiff


def _formats() -> tuple[str, ...]:
    """Returns the formats that are read here; of a phone's two own ones, those that can be."""
    # Never more than these: Pillow would also run its EPS, PDF and other rarely tested readers.
    formats = ["JPEG", "PNG", "WEBP", "BMP", "GIF", "TIFF"]
    if features.check("avif"):
        formats.append("AVIF")
    if importlib.util.find_spec("pillow_heif"):
        with suppress(ImportError, OSError):  # a package whose libraries are broken
            from pillow_heif import register_heif_opener

            register_heif_opener()
            formats.append("HEIF")
    return tuple(formats)


FORMATS = _formats()
# Greys of 16 bits with white as 0: Pillow knows them with the bytes in the other order only.
OPEN_INFO[MM, 0, (1,), 1, (16,), ()] = "I;16B", "I;16B"
JPEG_BEGIN, JPEG_END = b"\xff\xd8\xff", b"\xff\xd9"
# Any bytes without a marker will do: they would be seen as noise wherever pixels are missing.
NOISE = bytes(range(1, 240)) * 8
PNG_BEGIN = b"\x89PNG\r\n\x1a\n"
TRANSPARENCY = b"tRNS"  # says what the pixels look like, so no mere remark


def opened(file: BinaryIO) -> Image.Image:
    """Opens a picture, from its beginning, without decoding it; the caller judges its size."""
    file.seek(0)
    head = file.read(len(PNG_BEGIN))
    file.seek(0)
    if head.startswith(JPEG_BEGIN):
        # Not by Image.open: that refuses by the size of the whole, but a JPEG is decoded small. A
        # phone's MPO is a JPEG whose further pictures are previews or depth.
        return JpegImageFile(file)
    try:
        return Image.open(file, formats=FORMATS)
    except UnidentifiedImageError as error:
        file.seek(0)
        if head == PNG_BEGIN:
            return Image.open(io.BytesIO(without_broken_remarks(file.read())), formats=FORMATS)
        try:
            return FloatTiff(file)
        except SyntaxError:
            raise error from None


def loaded(file: BinaryIO, wanted_side: int) -> Image.Image:
    """Returns the decoded picture of a file, also of one that lacks little.

    Args:
        file: all of it.
        wanted_side: pixels needed on the shorter side; a JPEG is decoded no finer than this asks
            for (up to twice as fine).

    Raises:
        OSError: it is cut short ("truncated" in the message), or damaged; Pillow's readers raise
            other errors, too.
    """
    try:
        return _decoded(file, wanted_side)
    except OSError:
        file.seek(0)
        data = file.read()
        picture = _without_end(data, wanted_side) if data.startswith(JPEG_BEGIN) else None
        if picture is None:
            raise
        return picture


def _decoded(file: BinaryIO, wanted_side: int) -> Image.Image:
    picture = opened(file)
    picture.draft(None, (wanted_side, wanted_side))
    picture.load()
    return picture


def _without_end(data: bytes, wanted_side: int) -> Image.Image | None:
    """Returns the picture of a JPEG that has all its pixels and no end marker, else None.

    What follows the last pixel changes nothing, what stands in for missing ones does.
    """
    data = data.rstrip(b"\xff")  # half a marker, which would make one of what is appended
    try:
        ways = (data + JPEG_END, data + NOISE + JPEG_END, data + NOISE[::-1] + JPEG_END)
        first, *others = (_decoded(io.BytesIO(way), wanted_side) for way in ways)
    except (OSError, SyntaxError):
        return None
    same = all(first.tobytes() == other.tobytes() for other in others)
    return first if same else None


def without_broken_remarks(data: bytes) -> bytes:
    """Returns a PNG without the chunks that may be left out and have a wrong checksum."""
    kept, at = [data[: len(PNG_BEGIN)]], len(PNG_BEGIN)
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4])
        chunk, check = data[at + 4 : at + 8], int.from_bytes(data[end - 4 : end])
        may_go = chunk[:1].islower() and chunk != TRANSPARENCY
        if not (may_go and end <= len(data) and zlib.crc32(data[at + 4 : end - 4]) != check):
            kept.append(data[at:end])
        at = end
    return b"".join([*kept, data[at:]])

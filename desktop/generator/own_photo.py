"""A photo of the user's own -> the pixels that training would have made of it.

The encoder knows photos only as the training prepares them; a crop or a filter of another kind
would place them elsewhere. So the rules of kvae/photo_file.py and kvae/photo_fit.py stand here once
more (the window runs without kvae), and a test holds both to the same pixels and the same refusals.
"""

import stat
import struct
from pathlib import Path
from typing import BinaryIO

import numpy as np
from PIL import Image, UnidentifiedImageError

from desktop.generator.model_file import ModelFileError
from desktop.generator.phrases import system_reason

MAX_PIXELS = 50_000_000
MIN_SIDE = 24  # pixels
OVERSAMPLING = 3  # a JPEG is decoded no finer than this many times the result
ALPHA_FLOOR = 16  # of 255: fainter pixels are leftovers of the cutting-out, not the thing
MARGIN = 0.06  # of the longer side, around a cut-out thing
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


class _Refused(Exception):
    """What ModelFileError takes, as long as the file's name is not at hand."""

    def __init__(self, message: str, hint: str, /, **values: object):
        super().__init__(message)
        self.message, self.hint, self.values = message, hint, values


def load_photo(path: str | Path, image_size: int) -> np.ndarray:
    """Read a photo and make it square: uint8 (image_size, image_size, 3).

    Upright as its EXIF says; a partly see-through picture as a cut-out thing with a margin on
    white, any other by its middle square.

    Raises:
        ModelFileError: no usable photo; the message names the file and says why.
    """
    path = Path(path)
    try:
        square = _square(_read(path, OVERSAMPLING * image_size))
        wanted = (image_size, image_size)
        return np.array(square.resize(wanted, Image.Resampling.LANCZOS, reducing_gap=3.0))
    except _Refused as error:
        why = error
    except MemoryError:
        why = _Refused("{name} is too large for the memory of this computer.", "Make it smaller.")
    raise ModelFileError(why.message, why.hint, name=path.name or path, **why.values)


def _read(path: Path, wanted_side: int) -> Image.Image:
    """Return an upright picture of 8 bits a channel, `RGBA` when any of it is see-through."""
    try:
        _require_regular_file(path)
        with path.open("rb") as file:
            _refuse_other_kinds(path.suffix.lower(), file)
            return _decode(file, wanted_side)
    except (OSError, ValueError) as error:  # ValueError: a NUL byte in the name
        raise _Refused(
            "{name} cannot be opened: {reason}.",
            "Check its name and whether you may read it.",
            reason=system_reason(error),
        ) from error


def _require_regular_file(path: Path) -> None:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):  # asked before opening: opening a pipe waits for ever
        folder = stat.S_ISDIR(status.st_mode)
        raise _Refused(
            "{name} is a folder." if folder else "{name} is no ordinary file.", "Choose a photo."
        )
    if status.st_size == 0:
        raise _Refused("{name} is empty: the file has no bytes.", "Copy it again.")


def _refuse_other_kinds(suffix: str, file: BinaryIO) -> None:
    head = file.read(12)
    file.seek(0)
    brand = head[8:12] if head[4:8] == b"ftyp" else b""
    if brand in HEIF_BRANDS or (suffix in {".heic", ".heif", ".hif"} and brand):
        raise _Refused(
            "{name} is HEIC, which cannot be read here.",
            "Save it as JPEG and try again (iPhone: Settings, Camera, Formats, Most Compatible).",
        )
    if brand in {b"avif", b"avis"}:
        raise _Refused("{name} is AVIF, which cannot be read here.", AS_JPEG)
    if suffix in RAW_SUFFIXES:
        raise _Refused("{name} is a camera's raw file, which cannot be read here.", AS_JPEG)


def _decode(file: BinaryIO, wanted_side: int) -> Image.Image:
    most = MAX_PIXELS // 10**6
    try:
        picture = Image.open(file, formats=FORMATS)
        width, height = picture.size
        if width * height > MAX_PIXELS:
            raise _Refused(
                "{name} is too large: {width} x {height} is over {most} million pixels.",
                "Make it smaller.",
                width=width,
                height=height,
                most=most,
            )
        if min(width, height) < MIN_SIDE:
            raise _Refused(
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
        raise _Refused(
            "{name} is not an image of a known kind (JPEG, PNG, WebP, ...).", AS_JPEG
        ) from error
    except BOMBS as error:
        raise _Refused(
            "{name} is too large: over {most} million pixels.", "Make it smaller.", most=most
        ) from error
    except DECODER_ERRORS as error:
        cut = "truncated" in str(error).lower()
        raise _Refused(
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
        raise _Refused("{name} holds no picture: its values are all one or no numbers.", AS_JPEG)
    values -= low
    values *= 255.0 / (high - low)
    return Image.fromarray(np.rint(values).astype(np.uint8))


def _colour(picture: Image.Image) -> Image.Image:
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    picture = picture.convert("RGBA")
    opaque = picture.getchannel("A").getextrema()[0] == 255
    return picture.convert("RGB") if opaque else picture


def _square(picture: Image.Image) -> Image.Image:
    if picture.mode == "RGBA":
        return _cut_out(picture)
    side = min(picture.size)
    left, top = (picture.width - side) // 2, (picture.height - side) // 2
    return picture.crop((left, top, left + side, top + side))


def _cut_out(picture: Image.Image) -> Image.Image:
    solid = picture.getchannel("A").point(lambda alpha: 255 if alpha > ALPHA_FLOOR else 0)
    box = solid.getbbox()
    if box is None:
        raise _Refused("{name} shows nothing: all of it is transparent.", "Choose another photo.")
    thing = picture.crop(box)
    if max(thing.size) < MIN_SIDE:
        raise _Refused(
            "{name} is too small: less than {least} pixels of it can be seen.",
            "Choose a larger photo.",
            least=MIN_SIDE,
        )
    side = round(max(thing.size) * (1 + 2 * MARGIN))
    canvas = Image.new("RGB", (side, side), "white")
    # Composed here, resized later: Lanczos then never sees the hidden colour of clear pixels.
    canvas.paste(thing, ((side - thing.width) // 2, (side - thing.height) // 2), mask=thing)
    return canvas

"""Moving pictures as GIF, APNG or WebP, with Pillow alone; all of them run in an endless loop."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from PIL import Image, PngImagePlugin

from desktop.generator.files.enlarging import enlarged
from desktop.generator.files.formats import FORMATS, Format
from desktop.generator.files.picture_file import RECORD_KEY
from desktop.generator.files.whole_file import write_atomically

WEBP_QUALITY = 90  # 60 frames of a garden: a fifth of lossless WebP; the loss is not seen
GIF_TICK = 10  # milliseconds; GIF counts in hundredths of a second
GIF_FASTEST = 20  # milliseconds; browsers take a shorter time for a mistake and show 100
IMAGE_DESCRIPTION = 0x010E  # the EXIF tag for a few words about a picture


def save_animation(
    path: str | Path,
    frames: np.ndarray,
    milliseconds: int,
    format: Format,
    *,
    record: str = "",
    overwrite: bool = False,
) -> None:
    """Write frames uint8 (N, H, W, 3), each shown for some milliseconds, wholly or not at all.

    Args:
        path: where to; the suffix is the caller's, see `FORMATS`.
        frames: at least one.
        milliseconds: of each frame, at least 1.
        format: a key of `FORMATS`.
        record: text kept in the file, see `animation_bytes`.
        overwrite: whether an existing file may be replaced.

    Raises:
        ModelFileError: the file exists and may not be overwritten, or cannot be written.
        ValueError: no frames, an array of another type or shape, no time, or an unknown format.
    """
    data = animation_bytes(frames, milliseconds, format, record=record)
    write_atomically(Path(path), data, overwrite=overwrite)


def animation_bytes(
    frames: np.ndarray,
    milliseconds: int,
    format: Format,
    *,
    record: str = "",
    enlargement: int = 1,
    on_frame: Callable[[int], object] = lambda _index: None,
) -> bytes:
    """Make the file of an animation, to be weighed or written.

    A frame that does not differ from the one before it is kept as a longer time of that one. APNG
    keeps every pixel as it is; WebP is a little lossy, also in what it calls different; GIF has 256
    colours a frame, and its time is rounded to 10 ms, 20 at least.

    Args:
        frames: uint8 (N, H, W, 3), at least one.
        milliseconds: of each frame, at least 1.
        format: a key of `FORMATS`.
        record: text kept in the file: the iTXt chunk `kvae` of an APNG, as in saved pictures, the
            comment of a GIF, the EXIF description of a WebP.
        enlargement: how many times as high and wide as the frames, with smooth edges.
        on_frame: called before each frame, from 0; what it raises ends the work.

    Raises:
        ValueError: no frames, an array of another type or shape, no time, or an unknown format.
    """
    if frames.dtype != np.uint8 or frames.ndim != 4 or frames.shape[3] != 3 or not len(frames):
        raise ValueError(f"frames are {frames.dtype} {frames.shape}, not uint8 (N, H, W, 3)")
    if milliseconds < 1 or format not in FORMATS:
        raise ValueError(f"a frame of {milliseconds} ms as {format!r}")

    def pictures() -> Iterator[Image.Image]:
        for index, frame in enumerate(frames):
            on_frame(index)
            picture = enlarged(frame, enlargement)
            yield _in_256_colours(picture) if format == "gif" else picture

    if format == "gif":
        milliseconds = max(GIF_FASTEST, round(milliseconds / GIF_TICK) * GIF_TICK)
    first, *others = pictures()
    options = {"save_all": True, "append_images": others, "duration": milliseconds, "loop": 0}
    pillow_format, file = "PNG" if format == "apng" else format.upper(), io.BytesIO()
    first.save(file, pillow_format, **options, **_OPTIONS[format](record))
    return file.getvalue()


def _in_256_colours(picture: Image.Image) -> Image.Image:
    """Give a frame a palette of its own, undithered.

    Over 60 frames of a garden this was off by 1.0 level on average, one palette for all by 1.8 to
    3.6, which shows as bands; dithering hides those, but its grain crawls from frame to frame. It
    costs a file half as large again. Refining the palette by k-means would gain 0.1 level and
    hold up the window's own thread, as Pillow keeps Python's lock meanwhile.
    """
    return picture.quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def _gif(record: str) -> dict:
    return {"comment": record.encode()} if record else {}


def _apng(record: str) -> dict:
    info = PngImagePlugin.PngInfo()
    if record:
        info.add_itxt(RECORD_KEY, record)
    return {"pnginfo": info}


def _webp(record: str) -> dict:
    exif = Image.Exif()
    exif[IMAGE_DESCRIPTION] = record
    return {"quality": WEBP_QUALITY} | ({"exif": exif} if record else {})


_OPTIONS = {"gif": _gif, "apng": _apng, "webp": _webp}

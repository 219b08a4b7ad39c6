"""Real picture files for the photo tests, made on the spot."""

import io
import struct
import zlib
from pathlib import Path

import numpy as np
from PIL import Image


def scene(seed: int = 0, width: int = 80, height: int = 60) -> Image.Image:
    """A colourful smooth picture; two seeds share nothing."""
    coarse = np.random.default_rng(seed).integers(0, 256, (6, 8, 3)).astype(np.uint8)
    return Image.fromarray(coarse).resize((width, height), Image.Resampling.BICUBIC)


def fill(folder: Path, count: int) -> None:
    """Write ``count`` different PNG photos: photo0.png, photo1.png, ..."""
    for index in range(count):
        scene(1000 + index).save(folder / f"photo{index}.png")


def encoded(picture: Image.Image, image_format: str, **options) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, image_format, **options)
    return buffer.getvalue()


def png(width: int, height: int, *, rows: int | None = None) -> bytes:
    """A 1-bit PNG that claims width x height but holds ``rows`` rows (None: no data at all)."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = [b"\x89PNG\r\n\x1a\n", _chunk(b"IHDR", header)]
    if rows is not None:
        parts.append(_chunk(b"IDAT", zlib.compress(bytes(rows * (1 + (width + 7) // 8)), 9)))
    return b"".join([*parts, _chunk(b"IEND", b"")])


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + check

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


def float_tiff(colours: np.ndarray) -> bytes:
    """An uncompressed TIFF of float32 colours (height, width, 3)."""
    height, width, _ = colours.shape
    data = colours.astype("<f4").tobytes()
    end = 8 + 2 + 12 * 10 + 4  # of the table; bits and kinds of numbers follow, then the pixels
    short, long = 3, 4
    tags = [
        (256, long, 1, width), (257, long, 1, height), (258, short, 3, end), (259, short, 1, 1),
        (262, short, 1, 2), (273, long, 1, end + 12), (277, short, 1, 3), (278, long, 1, height),
        (279, long, 1, len(data)), (339, short, 3, end + 6),
    ]  # fmt: skip
    table = b"".join(struct.pack("<HHII", *tag) for tag in tags)
    head = struct.pack("<2sHIH", b"II", 42, 8, len(tags)) + table + bytes(4)
    return head + struct.pack("<6H", 32, 32, 32, 3, 3, 3) + data


# Red, green and blue in CIE XYZ under D50, a column each (ICC profiles keep colours that way).
SRGB = np.array([[0.4361, 0.3851, 0.1431], [0.2225, 0.7169, 0.0606], [0.0139, 0.0971, 0.7141]])
DISPLAY_P3 = np.array(
    [[0.5151, 0.2920, 0.1571], [0.2412, 0.6922, 0.0666], [-0.0011, 0.0419, 0.7841]]
)


def colour_profile(primaries: np.ndarray | None, gamma: float) -> bytes:
    """An ICC profile of version 2: of colours with these primaries (3, 3), or of greys."""

    def number(value: float) -> bytes:
        return struct.pack(">i", round(value * 65536))  # s15Fixed16

    curve = b"curv" + bytes(4) + struct.pack(">IH", 1, round(gamma * 256)) + bytes(2)
    name = b"made by a test\0"
    tags = {
        b"desc": b"desc" + bytes(4) + struct.pack(">I", len(name)) + name + bytes(78),
        b"wtpt": b"XYZ " + bytes(4) + b"".join(map(number, (0.9642, 1.0, 0.8249))),
    }
    if primaries is None:
        tags[b"kTRC"] = curve
    else:
        for letter, column in zip((b"r", b"g", b"b"), primaries.T, strict=True):
            tags[letter + b"XYZ"] = b"XYZ " + bytes(4) + b"".join(map(number, column))
            tags[letter + b"TRC"] = curve
    at, table, body = 132 + 12 * len(tags), struct.pack(">I", len(tags)), b""
    for tag, data in tags.items():
        table += tag + struct.pack(">II", at + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    space = b"GRAY" if primaries is None else b"RGB "
    head = struct.pack(">I4sI4s4s4s", at + len(body), bytes(4), 0x02400000, b"mntr", space, b"XYZ ")
    head += struct.pack(">6H4s4sI4s4sQI", 2026, 1, 1, 0, 0, 0, b"acsp", bytes(4), 0, bytes(4),
                        bytes(4), 0, 0)  # fmt: skip
    head += b"".join(map(number, (0.9642, 1.0, 0.8249)))
    return head.ljust(128, b"\0") + table + body

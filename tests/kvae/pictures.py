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


def print_on_white(seed: int) -> Image.Image:
    """A scene with white around it: photos like that are never aligned, which takes a while."""
    picture = Image.new("RGB", (80, 60), "white")
    picture.paste(scene(seed, 44, 44), (18, 8))
    return picture


def fill(folder: Path, count: int) -> None:
    """Write ``count`` different PNG photos: photo0.png, photo1.png, ..."""
    for index in range(count):
        print_on_white(index).save(folder / f"photo{index}.png")


def subject_area(*area: int) -> bytes:
    """EXIF that says where the main subject is: its middle across, down, its width and height."""
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9214] = area
    return exif.tobytes()


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


def _chunk(name: bytes, data: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + data))
    return struct.pack(">I", len(data)) + name + data + check


def float_tiff(
    colours: np.ndarray,
    *,
    order: str = "<",
    predictor: int = 0,
    apart: bool = False,
    tile: int = 0,
    alpha: int = 0,
    more: dict[int, bytes] | None = None,
) -> bytes:
    """A TIFF of floating-point colours (height, width, 3 or 4).

    Args:
        colours: of any float type.
        order: of the bytes.
        predictor: 0 for no packing at all, 1 for deflate alone, 2 and 3 as TIFF numbers them.
        apart: whether each colour lies by itself.
        tile: pixels on each side of a tile; 0 for strips of 16 rows.
        alpha: what the fourth colour is, as TIFF numbers them.
        more: tags of bytes, like a colour profile (34675).
    """
    height, width, samples = colours.shape
    high, wide = tile or 16, tile or width
    if tile:
        colours = np.pad(colours, ((0, -height % tile), (0, -width % tile), (0, 0)))
    parts = [
        _packed(plane[top : top + high, left : left + wide], order, predictor)
        for plane in (np.split(colours, samples, axis=2) if apart else [colours])
        for top in range(0, height, high)
        for left in range(0, width, wide)
    ]
    begins = 8 + np.cumsum([0] + [len(part) for part in parts])
    size = colours.itemsize
    layout = (324, 325, {322: tile, 323: tile}) if tile else (273, 279, {278: high})
    tags = {
        256: width, 257: height, 258: [8 * size] * samples, 259: 8 if predictor else 1, 262: 2,
        277: samples, 284: 2 if apart else 1, 317: max(1, predictor), 339: [3] * samples,
        layout[0]: begins[:-1].tolist(), layout[1]: [len(part) for part in parts],
    } | layout[2] | ({338: alpha} if samples == 4 else {}) | (more or {})  # fmt: skip
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", begins[-1])
    return b"".join([head, *parts, _tags(tags, order, begins[-1])])


def _packed(colours: np.ndarray, order: str, predictor: int) -> bytes:
    """The bytes of rows of colours (height, width, samples), packed if there is a predictor."""
    size, (rows, _, samples) = colours.itemsize, colours.shape
    values = colours.astype(f"{order}f{size}")
    if predictor == 2:
        words = values.view(f"{order}u{size}")
        values = np.diff(words, axis=1, prepend=np.zeros_like(words[:, :1])).astype(words.dtype)
    if predictor == 3:  # all first bytes of a row's values, then all second ones
        split = colours.astype(f">f{size}").view(np.uint8).reshape(rows, -1, size).swapaxes(1, 2)
        split = split.reshape(rows, -1, samples)
        values = np.diff(split, axis=1, prepend=np.zeros_like(split[:, :1]))
    data = np.ascontiguousarray(values).tobytes()
    return zlib.compress(data) if predictor else data


def _tags(tags: dict, order: str, at: int) -> bytes:
    """The tags of a TIFF from this offset on: numbers as LONGs, bytes as bytes."""
    table, beyond = struct.pack(order + "H", len(tags)), b""
    after = at + 2 + 12 * len(tags) + 4
    for tag, value in sorted(tags.items()):
        numbers = [value] if isinstance(value, int) else value
        count = len(numbers)
        packed = value if isinstance(value, bytes) else struct.pack(f"{order}{count}I", *numbers)
        field_type = 7 if isinstance(value, bytes) else 4
        if len(packed) > 4:
            packed, beyond = struct.pack(order + "I", after + len(beyond)), beyond + packed
        table += struct.pack(order + "HHI", tag, field_type, count) + packed.ljust(4, b"\0")
    return table + bytes(4) + beyond


# Red, green and blue in CIE XYZ under D50, a column each (ICC profiles keep colours that way).
SRGB = np.array([[0.4361, 0.3851, 0.1431], [0.2225, 0.7169, 0.0606], [0.0139, 0.0971, 0.7141]])
DISPLAY_P3 = np.array(
    [[0.5151, 0.2920, 0.1571], [0.2412, 0.6922, 0.0666], [-0.0011, 0.0419, 0.7841]]
)


def colour_profile(
    primaries: np.ndarray | None, gamma: float, name: bytes = b"made by a test"
) -> bytes:
    """An ICC profile of version 2: of colours with these primaries (3, 3), or of greys."""

    def number(value: float) -> bytes:
        return struct.pack(">i", round(value * 65536))  # s15Fixed16

    curve = b"curv" + bytes(4) + struct.pack(">IH", 1, round(gamma * 256)) + bytes(2)
    tags = {
        b"desc": b"desc" + bytes(4) + struct.pack(">I", len(name) + 1) + name + bytes(79),
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

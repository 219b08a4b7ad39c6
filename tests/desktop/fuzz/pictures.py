"""PNGs with random changes: to their bytes, chunks, sizes and records."""

import io
import random
import struct
import zlib
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image, PngImagePlugin

from desktop.generator.files.favourites import read_favourite
from desktop.generator.files.picture_file import RECORD_KEY, PictureRecord, png_bytes, read_record
from desktop.generator.model.model_file import ModelFileError
from desktop.generator.photos.load import load_photo
from tests.desktop.fuzz.mutations import TEXTS, changed_bytes, changed_json, number

BEGIN = b"\x89PNG\r\n\x1a\n"
NAMES = (b"IDAT", b"tEXt", b"zTXt", b"iTXt", b"PLTE", b"tRNS", b"iCCP", b"eXIf", b"gAMA", b"acTL",
         b"fcTL", b"fdAT", b"pHYs", b"sRGB", b"cHRM", b"IEND", b"IHDR")  # fmt: skip
Chunk = tuple[bytes, bytes]  # name and content


def attempt(chance: random.Random, folder: Path) -> None:
    """Make a picture and read it by each door: a dropped one, a favourite, a photo.

    Raises:
        ModelFileError: one of them refuses it.
    """
    path = folder / "picture.png"
    path.write_bytes(_made(chance))
    refusals = []
    for door in (read_record, read_favourite, lambda path: load_photo(path, 64, "auto")):
        try:
            door(path)
        except ModelFileError as error:
            refusals.append(error)
    if refusals:
        raise refusals[0]


def _made(chance: random.Random) -> bytes:
    data = _original(chance.randrange(4))
    if chance.random() < 0.25:
        return changed_bytes(chance, data)
    chunks = list(_chunks(data))
    for _ in range(chance.choice([1, 1, 2, 3])):
        chance.choice((_change_size, _change_record, _change_chunk, _change_order, _add))(
            chance, chunks
        )
    return BEGIN + b"".join(_packed(chunk) for chunk in chunks)


@cache
def _original(seed: int) -> bytes:
    pixels = np.random.default_rng(seed).integers(0, 256, (64 + 16 * seed,) * 2 + (3,), np.uint8)
    step = (0.25,) * 8 if seed % 2 else ()  # of a crossing
    record = PictureRecord("0123456789abcdef" * 4, 2**63, seed, np.linspace(-1, 1, 8), step)
    if seed < 2:
        return png_bytes(pixels, record)
    info, file = PngImagePlugin.PngInfo(), io.BytesIO()
    info.add_text(RECORD_KEY, record.to_json(), zip=seed == 3)
    picture = Image.fromarray(pixels).convert("RGBA" if seed == 2 else "P")
    picture.save(file, "PNG", pnginfo=info, exif=Image.Exif(), interlace=1)
    return file.getvalue()


def _chunks(data: bytes):
    at = len(BEGIN)
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += 12 + length


def _packed(chunk: Chunk) -> bytes:
    name, content = chunk
    checksum = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", checksum)


def _change_size(chance: random.Random, chunks: list[Chunk]) -> None:
    """Another size, depth or type of colour, now and then with as many pixels as that takes."""
    sides = [64, 96, 128, 1024, 1025, 4000, 7000, 13000, 30000, abs(number(chance)) % 2**32]
    width, height = (chance.choice(sides) for _ in range(2))
    depth, colour = chance.choice([1, 2, 4, 8, 8, 16]), chance.choice([0, 2, 3, 4, 6])
    chunks[0] = b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0,
                                     chance.choice([0, 0, 1, 2]))  # fmt: skip
    row = (width * depth * {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour] + 7) // 8 + 1
    if row * height < 2**29 and chance.random() < 0.3:
        chunks[1:] = [one for one in chunks[1:] if one[0] != b"IDAT"]
        chunks.insert(len(chunks) - 1, (b"IDAT", _zeros(row * height)))


def _zeros(count: int) -> bytes:
    packer, some = zlib.compressobj(1), bytes(2**20)
    parts = [packer.compress(some[: min(2**20, count - at)]) for at in range(0, count, 2**20)]
    return b"".join(parts) + packer.flush()


def _change_record(chance: random.Random, chunks: list[Chunk]) -> None:
    record = PictureRecord("0123456789abcdef" * 4, 12, 3, np.linspace(-1, 1, 8)).to_json()
    text = changed_json(chance, record).encode("utf-8", "replace")
    key = RECORD_KEY.encode() + b"\0"
    records = [
        (b"iTXt", key + b"\0\0\0\0" + text),
        (b"iTXt", key + b"\1\0\0\0" + zlib.compress(text)),
        (b"zTXt", key + b"\0" + zlib.compress(text)),
        (b"tEXt", key + text),
        (b"iTXt", key + b"\1\0\0\0" + _zeros(chance.choice([10**5, 10**8]))),
    ]
    others = [one for one in chunks if one[0] not in (b"iTXt", b"tEXt", b"zTXt")]
    others.insert(chance.randint(1, len(others)), chance.choice(records))
    chunks[:] = others


def _change_chunk(chance: random.Random, chunks: list[Chunk]) -> None:
    at = chance.randrange(len(chunks))
    chunks[at] = chunks[at][0], changed_bytes(chance, chunks[at][1])


def _change_order(chance: random.Random, chunks: list[Chunk]) -> None:
    a, b = (chance.randrange(len(chunks)) for _ in range(2))
    if chance.random() < 0.5:
        chunks[a], chunks[b] = chunks[b], chunks[a]
    else:
        chunks.insert(a, chunks[b])


def _add(chance: random.Random, chunks: list[Chunk]) -> None:
    content = chance.choice([chance.randbytes(chance.randrange(40)), chance.choice(TEXTS).encode(
        "utf-8", "replace"), _zeros(1000), bytes(8)])  # fmt: skip
    chunks.insert(chance.randint(1, len(chunks)), (chance.choice(NAMES), content))

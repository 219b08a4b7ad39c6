"""TIFFs of floating-point colours, which Pillow does not know.

But it brings libtiff along, which unpacks them: it is given their bytes, under tags that call them
bytes. The window and the training each have this file, the same but for where it lies.
"""

import io
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, cast

import numpy as np
from PIL import Image, ImageFile
from PIL.TiffImagePlugin import ImageFileDirectory_v2

from desktop.generator.photos.float_colours import to_picture

if TYPE_CHECKING:
    from PIL._imaging import PixelAccess

WIDTH, HEIGHT, BITS, COMPRESSION, PHOTOMETRIC, SAMPLES, ROWS = 256, 257, 258, 259, 262, 277, 278
PLANAR, PREDICTOR, TILE_WIDTH, TILE_HEIGHT, EXTRA, FORMAT = 284, 317, 322, 323, 338, 339
ORIENTATION, PROFILE = 274, 34675
STRIPS = (273, 279, 324, 325)  # where strips and tiles begin, and how long they are
GREY, RGB, CMYK, FLOATS, ONE_BY_ONE = 1, 2, 5, 3, 2
DIFFERENCES, FLOATING = 2, 3  # predictors; of floats: Adobe Photoshop TIFF Technical Note 3, 2005
BIG = b"+"  # instead of *: a file with offsets of 64 bits
LONG = 4  # a type of tag: unsigned, of 32 bits
BAND = 64  # rows that are looked at together


class FloatTiff(ImageFile.ImageFile):
    """Such a TIFF, opened; loading makes 8 bits a channel of it, and remarks.

    Raises:
        SyntaxError: it is not a TIFF, or one of another sort.
        NoPictureError: some of its values are not numbers; when it is loaded.
    """

    format = "TIFF"
    remarks: tuple[str, ...] = ()

    def _open(self) -> None:
        self.file = file = cast(BinaryIO, self.fp)
        head = file.read(8)
        self.tags = ImageFileDirectory_v2(head + file.read(8) if head[2:3] == BIG else head)
        file.seek(self.tags.next)
        self.tags.load(file)
        self.is_animated = self.tags.next != 0
        self._layout = _Layout.of(self.tags)
        self._size = self._layout.width, self._layout.height
        self._mode = "RGBA" if self._layout.alpha else "RGB"
        if PROFILE in self.tags:
            self.info["icc_profile"] = self.tags[PROFILE]
        exif = Image.Exif()
        exif[ORIENTATION] = self.tags.get(ORIENTATION, 1)
        self.info["exif"] = exif.tobytes()

    def load(self) -> "PixelAccess | None":
        """Unpacks it, and brings its colours to 8 bits."""
        if self._im is None:
            planes = _planes(self.file, self.tags, self._layout)
            bands = partial(_bands, planes, self._layout)
            made = to_picture(bands, self._layout.alpha, dithered="icc_profile" in self.info)
            self.im, self.remarks = made[0].im, made[1]
        return Image.Image.load(self)


@dataclass(frozen=True)
class _Layout:
    """How the colours of such a TIFF lie in it.

    Attributes:
        width: of the picture, in pixels.
        height: the same.
        samples: values of a pixel.
        alpha: which sort the fourth of them is; 0 where it is not alpha.
        planes: 1, or as many as samples where each colour lies by itself.
        across: pixels in a row of a tile; of the picture where it has none.
        bits: of a value.
        predictor: how values were turned into differences before they were packed.
        order: of their bytes, as `struct` writes it.
    """

    width: int
    height: int
    samples: int
    alpha: int
    planes: int
    across: int
    bits: int
    predictor: int
    order: str

    @classmethod
    def of(cls, tags: ImageFileDirectory_v2) -> "_Layout":
        """Reads the tags; raises SyntaxError if they describe another sort of picture."""
        samples, bits = tags.get(SAMPLES, 1), set(tags.get(BITS, (1,)))
        found = tags.get(PHOTOMETRIC), set(tags.get(FORMAT, (1,))), samples in {3, 4}
        if found != (RGB, {FLOATS}, True) or bits not in ({16}, {32}, {64}):
            raise SyntaxError("not a TIFF of floating-point colours")
        width, height = tags[WIDTH], tags[HEIGHT]
        return cls(
            width,
            height,
            samples,
            alpha=next(iter(tags.get(EXTRA, (0,)))) if samples == 4 else 0,
            planes=samples if tags.get(PLANAR) == ONE_BY_ONE else 1,
            across=tags.get(TILE_WIDTH) or width,
            bits=bits.pop(),
            predictor=tags.get(PREDICTOR, 1),
            order="<" if tags.prefix == b"II" else ">",
        )

    @property
    def samples_each(self) -> int:
        """How many values of a pixel lie together."""
        return self.samples // self.planes

    @property
    def tiles(self) -> int:
        """How many of them stand beside one another."""
        return -(-self.width // self.across)

    def colours(self, rows: np.ndarray) -> np.ndarray:
        """Returns what rows of bytes mean, uint8 (rows, bytes): float32 (rows, width, samples)."""
        size, each = self.bits // 8, self.samples_each
        order, rows = self.order, rows.reshape(len(rows) * self.tiles, -1)
        if self.predictor == FLOATING:  # differences of bytes, the most significant ones first
            sums = rows.reshape(len(rows), -1, each).cumsum(axis=1, dtype=np.uint8)
            bytewise = sums.reshape(len(rows), size, -1).swapaxes(1, 2)
            order, rows = ">", np.ascontiguousarray(bytewise).reshape(len(rows), -1)
        if self.predictor == DIFFERENCES:
            dtype = np.dtype(f"{order}u{size}")
            pixels = rows.view(dtype).reshape(len(rows), -1, each)
            sums = pixels.cumsum(axis=1, dtype=dtype.newbyteorder("="))
            rows = sums.astype(dtype).reshape(len(rows), -1).view(np.uint8)
        values = rows.view(f"{order}f{size}").astype(np.float32)
        return values.reshape(-1, self.tiles * self.across, each)[:, : self.width]


def _bands(planes: list[Image.Image], layout: _Layout) -> Iterator[np.ndarray]:
    """Yields the colours, some rows at a time: of a large picture they take gigabytes."""
    for top in range(0, layout.height, BAND):
        bottom = min(top + BAND, layout.height)
        bands = (np.asarray(plane.crop((0, top, plane.width, bottom))) for plane in planes)
        parts = [layout.colours(band.reshape(bottom - top, -1)) for band in bands]
        yield np.concatenate(parts, axis=-1)


def _planes(file: BinaryIO, tags: ImageFileDirectory_v2, layout: _Layout) -> list[Image.Image]:
    """Returns the bytes of each plane as a picture, two or four to a pixel."""
    file.seek(0)
    whole = io.BytesIO(file.read())
    end = whole.seek(0, io.SEEK_END) // 2 * 2 + 2  # where tags may lie
    whole.seek(0)
    whole.write(b"II*\0" if layout.order == "<" else b"MM\0*")
    whole.write(struct.pack(layout.order + "I", end))
    planes: list[Image.Image] = []
    for plane in range(layout.planes):
        whole.seek(end)
        whole.write(_table(_as_bytes(tags, layout, plane), layout, end))
        picture = Image.open(whole, formats=("TIFF",))
        picture.load()  # before the bytes become those of another one
        planes.append(picture)
    return planes


def _as_bytes(
    tags: ImageFileDirectory_v2, layout: _Layout, plane: int
) -> dict[int, tuple[int, ...]]:
    """Returns tags that call a plane of colours a picture of bytes."""
    channels = min(layout.bits // 8, 4)
    pixels = layout.samples_each * layout.bits // 8 // channels  # instead of one
    tags_out = {
        WIDTH: (layout.tiles * layout.across * pixels,),
        HEIGHT: (layout.height,),
        BITS: (8,) * channels,
        COMPRESSION: (tags.get(COMPRESSION, 1),),
        PHOTOMETRIC: (CMYK if channels == 4 else GREY,),
        SAMPLES: (channels,),
    }
    if channels == 2:
        tags_out[EXTRA] = (2,)
    if TILE_WIDTH in tags:
        tags_out |= {
            TILE_WIDTH: (layout.across * pixels,),
            TILE_HEIGHT: (tags.get(TILE_HEIGHT, 0),),
        }
    else:
        tags_out[ROWS] = (tags.get(ROWS, layout.height),)
    for tag in STRIPS:
        if tag in tags:
            count = len(tags[tag]) // layout.planes
            tags_out[tag] = tags[tag][plane * count : (plane + 1) * count]
    return tags_out


def _table(tags_out: Mapping[int, tuple[int, ...]], layout: _Layout, at: int) -> bytes:
    """Returns tags as a file has them from this offset on, with the values that need more room."""
    entries, beyond = struct.pack(layout.order + "H", len(tags_out)), b""
    after = at + 2 + 12 * len(tags_out) + 4
    for tag, values in sorted(tags_out.items()):
        packed = struct.pack(f"{layout.order}{len(values)}I", *values)
        if len(values) > 1:
            packed, beyond = struct.pack(layout.order + "I", after + len(beyond)), beyond + packed
        entries += struct.pack(layout.order + "HHI", tag, LONG, len(values)) + packed
    return entries + bytes(4) + beyond

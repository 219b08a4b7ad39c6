"""Reading one file: every kind of file a folder of photos has been seen to hold."""

import contextlib
import os
import random
import re
import socket

import numpy as np
import pytest
from PIL import Image, PngImagePlugin

from kvae.photo_file import MAX_PIXELS, UnusablePhoto, read_photo
from tests.kvae.pictures import encoded, png, scene

SIDE = 32  # what the reader is asked for in these tests


def read(path):
    return read_photo(path, SIDE)


def reason_for(path):
    with pytest.raises(UnusablePhoto) as caught:
        read(path)
    assert len(str(caught.value)) <= 140  # leaves room for the name in a 200-character line
    return str(caught.value)


def difference(picture, other):
    """Mean absolute difference in 8-bit levels."""
    a, b = (np.asarray(p.convert("RGB"), np.float64) for p in (picture, other))
    return np.abs(a - b).mean()


def flipped_byte():
    data = bytearray(encoded(scene(), "PNG"))
    data[len(data) // 2] ^= 0xFF
    return bytes(data)


def text_bomb():
    info = PngImagePlugin.PngInfo()
    info.add_text("comment", "a" * 3_000_000, zip=True)
    return encoded(scene(), "PNG", pnginfo=info)


PNG_BYTES, JPEG_BYTES = encoded(scene(), "PNG"), encoded(scene(), "JPEG")
EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 100 100\n%%EndComments\nshowpage\n"
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(100)
AVIF = b"\x00\x00\x00\x18ftypavif\x00\x00\x00\x00mif1avif" + bytes(100)
REFUSED = [
    ("I01", "a.png", b"", "empty"),
    ("I02", "a.png", PNG_BYTES[: len(PNG_BYTES) // 2], "cut short"),
    ("I03", "a.jpg", JPEG_BYTES[: len(JPEG_BYTES) // 2], "cut short"),
    ("I04", "a.png", flipped_byte(), "damaged"),
    ("I05", "a.jpg", b"<!DOCTYPE html><html><body>no</body></html>", "not an image"),
    ("I16a", "a.png", encoded(scene(0, 1, 1), "PNG"), "too small: 1 x 1"),
    ("I16b", "a.png", encoded(scene(0, 4000, 3), "PNG"), "too small: 4000 x 3"),
    ("I17", "a.png", png(9500, 9500, rows=9500), "too large: 9500 x 9500"),
    ("I18", "a.png", png(13000, 13000, rows=1), "too large: 13000 x 13000"),
    ("I19a", "a.png", png(30000, 30000, rows=1), "too large"),
    ("I19b", "a.png", png(2**31 - 1, 2**31 - 1, rows=1), "too large"),
    ("I20", "a.png", text_bomb(), "damaged"),
    ("I21a", "a.png", png(0, 0, rows=0), ""),
    ("I21b", "a.png", png(64, 64), "damaged|cut short"),
    ("I22", "a.png", EPS, "not an image"),
    ("heic", "a.heic", HEIC, "HEIC.*save it as JPEG"),
    ("heic-as-jpg", "a.jpg", HEIC, "HEIC.*save it as JPEG"),
    ("avif", "a.avif", AVIF, "AVIF.*save it as JPEG"),
    ("raw", "a.dng", encoded(scene(), "TIFF"), "raw file.*save it as JPEG"),
    ("clear", "a.tif", encoded(Image.fromarray(np.full((64, 64), np.nan, np.float32)), "TIFF"),
     "not numbers"),
    ("flat", "a.tif", encoded(Image.fromarray(np.full((64, 64), 7, np.int32)), "TIFF"),
     "one value"),
]  # fmt: skip


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize(
    ("name", "data", "reason"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED]
)
def test_refuses_with_a_reason(tmp_path, name, data, reason):
    (tmp_path / name).write_bytes(data)
    assert re.search(reason, reason_for(tmp_path / name))


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_a_bomb_is_refused_before_it_inflates(tmp_path, monkeypatch):
    (tmp_path / "bomb.png").write_bytes(png(9500, 9500, rows=9500))
    assert (tmp_path / "bomb.png").stat().st_size < 20_000
    assert MAX_PIXELS < 9500 * 9500
    monkeypatch.setattr(
        PngImagePlugin.PngImageFile, "load", lambda self: pytest.fail("it was decoded")
    )
    assert "too large" in reason_for(tmp_path / "bomb.png")


def test_i06_jpeg_named_png_and_i25_odd_names(tmp_path):
    for name in ("really-a-jpeg.png", "UPPER.PNG", "no_extension"):
        (tmp_path / name).write_bytes(JPEG_BYTES)
        assert read(tmp_path / name).picture.size == (80, 60)


@pytest.mark.parametrize("mode", ["<u2", ">u2"])
def test_i07_sixteen_bit_grey_keeps_its_levels(tmp_path, mode):
    levels = np.tile(np.arange(256, dtype=np.uint16), (64, 1))
    kind = "TIFF" if mode == ">u2" else "PNG"
    picture = Image.fromarray((levels * 257).astype(mode))
    assert picture.mode == ("I;16B" if mode == ">u2" else "I;16")
    (tmp_path / "grey").write_bytes(encoded(picture, kind))
    result = np.asarray(read(tmp_path / "grey").picture)
    assert np.array_equal(result, np.repeat(levels[..., None], 3, axis=2))
    assert result.mean() == 127.5  # Pillow's own conversion gives 255: white


@pytest.mark.parametrize("dtype", [np.int32, np.float32])
def test_i08_int32_and_float_are_stretched_and_said(tmp_path, dtype):
    ramp = np.tile(np.linspace(-3e4, 9e4, 64).astype(dtype), (64, 1))
    (tmp_path / "ramp.tif").write_bytes(encoded(Image.fromarray(ramp), "TIFF"))
    photo = read(tmp_path / "ramp.tif")
    grey = np.asarray(photo.picture)[0, :, 0]
    assert (grey[0], grey[-1]) == (0, 255)
    assert np.all(np.diff(grey.astype(int)) >= 0)
    assert "stretched" in photo.notes[0]


def test_i09_cmyk_jpeg(tmp_path):
    (tmp_path / "a.jpg").write_bytes(encoded(scene().convert("CMYK"), "JPEG", quality=95))
    # JPEG of quality 95 alone costs about 1 level on this smooth picture.
    assert difference(read(tmp_path / "a.jpg").picture, scene()) < 4


def test_i10_palette_with_and_without_transparency(tmp_path):
    palette = scene().convert("P")
    (tmp_path / "a.png").write_bytes(encoded(palette, "PNG"))
    assert read(tmp_path / "a.png").picture.mode == "RGB"
    clear = palette.getpixel((5, 5))
    (tmp_path / "b.png").write_bytes(encoded(palette, "PNG", transparency=clear))
    picture = read(tmp_path / "b.png").picture
    assert picture.mode == "RGBA"
    assert picture.getpixel((5, 5))[3] == 0


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_i11_alpha_is_kept_and_full_alpha_is_none(tmp_path, mode):
    picture = scene().convert(mode)
    (tmp_path / "opaque.png").write_bytes(encoded(picture, "PNG"))
    assert read(tmp_path / "opaque.png").picture.mode == "RGB"
    picture.putalpha(Image.linear_gradient("L").resize(picture.size))
    (tmp_path / "clear.png").write_bytes(encoded(picture, "PNG"))
    assert read(tmp_path / "clear.png").picture.mode == "RGBA"


@pytest.mark.parametrize("mode", ["1", "L"])
def test_i12_one_bit_and_grey(tmp_path, mode):
    picture = scene().convert(mode)
    (tmp_path / "a.png").write_bytes(encoded(picture, "PNG"))
    assert difference(read(tmp_path / "a.png").picture, picture) == 0


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "TIFF"])
def test_i13_first_of_several_pictures_with_a_note(tmp_path, kind):
    data = encoded(scene(1), kind, save_all=True, append_images=[scene(2), scene(3)])
    (tmp_path / "moving").write_bytes(data)
    photo = read(tmp_path / "moving")
    assert photo.notes == ("only the first of its pictures is used",)
    # GIF has 256 colours, lossy WebP smears: both stay nearer than 12 levels; scene(2) is 50 off.
    assert difference(photo.picture, scene(1)) < 12


def test_a_phones_mpo_is_one_photo_without_a_note(tmp_path):
    data = encoded(scene(1), "MPO", save_all=True, append_images=[scene(2)])
    (tmp_path / "phone.jpg").write_bytes(data)
    assert read(tmp_path / "phone.jpg").notes == ()


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_i14_every_orientation_ends_upright_once(tmp_path, kind, orientation):
    stored = {  # how a camera held that way stores an upright scene: the inverse turn
        1: None, 2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]  # fmt: skip
    picture = scene() if stored is None else scene().transpose(stored)
    exif = Image.Exif()
    exif[0x0112] = orientation
    (tmp_path / "a").write_bytes(encoded(picture, kind, exif=exif, quality=95))
    upright = read(tmp_path / "a").picture
    assert upright.size == (80, 60)
    assert difference(upright, scene()) < 4  # JPEG and WebP of quality 95; a wrong turn is 50 off


def test_i15_nonsense_orientation_and_broken_exif(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 99
    (tmp_path / "a.jpg").write_bytes(encoded(scene(), "JPEG", exif=exif))
    (tmp_path / "b.jpg").write_bytes(encoded(scene(), "JPEG", exif=b"Exif\x00\x00not a TIFF"))
    assert read(tmp_path / "a.jpg").picture.size == (80, 60)
    assert read(tmp_path / "b.jpg").picture.size == (80, 60)


def test_i26_links_and_folders(tmp_path):
    (tmp_path / "dir.png").mkdir()
    (tmp_path / "dead.png").symlink_to(tmp_path / "nowhere.png")
    (tmp_path / "loop.png").symlink_to(tmp_path / "loop.png")
    (tmp_path / "real.png").write_bytes(PNG_BYTES)
    (tmp_path / "link.png").symlink_to(tmp_path / "real.png")
    assert "folder" in reason_for(tmp_path / "dir.png")
    assert "cannot be opened" in reason_for(tmp_path / "dead.png")
    assert "cannot be opened" in reason_for(tmp_path / "loop.png")
    assert read(tmp_path / "link.png").picture.size == (80, 60)


def test_i27_pipes_devices_and_sockets_are_not_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe.png")
    assert "not a regular file" in reason_for(tmp_path / "pipe.png")
    (tmp_path / "zero.png").symlink_to("/dev/zero")
    assert "not a regular file" in reason_for(tmp_path / "zero.png")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s"))
        assert "not a regular file" in reason_for(tmp_path / "s")


def test_i32_a_file_that_vanished(tmp_path):
    assert "No such file" in reason_for(tmp_path / "gone.png")


def test_lab_colours_are_converted(tmp_path):
    neutral = Image.merge("LAB", [Image.new("L", (64, 64), v) for v in (255, 128, 128)])
    (tmp_path / "a.tif").write_bytes(encoded(neutral, "TIFF"))
    assert min(read(tmp_path / "a.tif").picture.getpixel((9, 9))) > 250  # the lightest: white


def test_running_out_of_memory_is_a_reason(tmp_path, monkeypatch):
    def out_of_memory(self):
        raise MemoryError

    (tmp_path / "a.png").write_bytes(PNG_BYTES)
    monkeypatch.setattr(PngImagePlugin.PngImageFile, "load", out_of_memory)
    assert "memory" in reason_for(tmp_path / "a.png")


def test_a_large_jpeg_is_decoded_small(tmp_path):
    (tmp_path / "big.jpg").write_bytes(encoded(scene(0, 1600, 1200), "JPEG"))
    assert read(tmp_path / "big.jpg").picture.size == (200, 150)  # an eighth, still over SIDE


@pytest.mark.filterwarnings("ignore")  # Pillow remarks on damaged metadata; that is the point
def test_no_damage_ends_in_anything_but_a_reason(tmp_path):
    # 33,000 such files were tried once; 400 keep watch, over every format and its metadata.
    exif = Image.Exif()
    exif[0x0112] = 6
    kinds = ["JPEG", "PNG", "WEBP", "BMP", "GIF", "TIFF"]
    sources = [encoded(scene(), kind, **({"exif": exif} if kind != "BMP" else {}))
               for kind in kinds]  # fmt: skip
    chance = random.Random(0)
    usable = 0
    for _ in range(400):
        data = bytearray(chance.choice(sources))
        for _ in range(chance.choice((1, 2, 10))):
            data[chance.randrange(min(len(data), chance.choice((64, 400, 10**6))))] ^= (
                chance.randrange(1, 256)
            )
        (tmp_path / "m").write_bytes(data[: chance.choice((len(data), len(data) // 2))])
        with contextlib.suppress(UnusablePhoto):
            usable += read(tmp_path / "m").picture.mode in {"RGB", "RGBA"}
    assert 0 < usable < 400  # both outcomes were met

"""Reading one file: every format comes out upright, in 8 bits, as it looks."""

import numpy as np
import pytest
from PIL import Image

from kvae.photos.file import read_photo
from tests.kvae.pictures import encoded, scene

SIDE = 32  # what the reader is asked for in these tests
JPEG_BYTES = encoded(scene(), "JPEG")


def read(path):
    return read_photo(path, SIDE)


def difference(picture, other):
    """Mean absolute difference in 8-bit levels."""
    a, b = (np.asarray(p.convert("RGB"), np.float64) for p in (picture, other))
    return np.abs(a - b).mean()


def test_i06_jpeg_named_png_and_i25_odd_names(tmp_path):
    for name in ("really-a-jpeg.png", "UPPER.PNG", "no_extension"):
        (tmp_path / name).write_bytes(JPEG_BYTES)
        assert read(tmp_path / name).picture.size == (80, 60)


@pytest.mark.parametrize("mode", ["<u2", ">u2"])
def test_i07_sixteen_bit_grey_keeps_its_levels(tmp_path, mode):
    levels = np.tile(np.arange(256, dtype=np.uint16), (64, 1))
    format = "TIFF" if mode == ">u2" else "PNG"
    picture = Image.fromarray((levels * 257).astype(mode))
    assert picture.mode == ("I;16B" if mode == ">u2" else "I;16")
    (tmp_path / "grey").write_bytes(encoded(picture, format))
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


@pytest.mark.parametrize("format", ["GIF", "WEBP", "PNG", "TIFF"])
def test_i13_first_of_several_pictures_with_a_note(tmp_path, format):
    data = encoded(scene(1), format, save_all=True, append_images=[scene(2), scene(3)])
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
@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_i14_every_orientation_ends_upright_once(tmp_path, format, orientation):
    stored = {  # how a camera held that way stores an upright scene: the inverse turn
        1: None, 2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]  # fmt: skip
    picture = scene() if stored is None else scene().transpose(stored)
    exif = Image.Exif()
    exif[0x0112] = orientation
    (tmp_path / "a").write_bytes(encoded(picture, format, exif=exif, quality=95))
    upright = read(tmp_path / "a").picture
    assert upright.size == (80, 60)
    assert difference(upright, scene()) < 4  # JPEG and WebP of quality 95; a wrong turn is 50 off


def test_i15_nonsense_orientation(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 99
    (tmp_path / "a.jpg").write_bytes(encoded(scene(), "JPEG", exif=exif))
    assert read(tmp_path / "a.jpg").picture.size == (80, 60)


@pytest.mark.parametrize("exif", [b"Exif\x00\x00not a TIFF", b"Exif\x00\x00MM\x00*\x00\x00"])
@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_i15_broken_exif(tmp_path, format, exif):
    (tmp_path / "a").write_bytes(encoded(scene(), format, exif=exif))
    assert read(tmp_path / "a").picture.size == (80, 60)


def test_lab_colours_are_converted(tmp_path):
    neutral = Image.merge("LAB", [Image.new("L", (64, 64), v) for v in (255, 128, 128)])
    (tmp_path / "a.tif").write_bytes(encoded(neutral, "TIFF"))
    assert min(read(tmp_path / "a.tif").picture.getpixel((9, 9))) > 250  # the lightest: white


def test_a_large_jpeg_is_decoded_small(tmp_path):
    (tmp_path / "big.jpg").write_bytes(encoded(scene(0, 1600, 1200), "JPEG"))
    assert read(tmp_path / "big.jpg").picture.size == (200, 150)  # an eighth, still over SIDE


def test_an_avif_is_read_upright(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    stored = scene(2).transpose(Image.Transpose.ROTATE_90)
    (tmp_path / "a.avif").write_bytes(encoded(stored, "AVIF", exif=exif, quality=95))
    found = read(tmp_path / "a.avif").picture
    assert found.size == (80, 60)
    assert difference(found, scene(2)) < 6  # quality 95; a wrong turn is 50 off


def test_an_iphones_heic_is_read(tmp_path):
    # How it is turned stands in the picture's own properties, which the reader minds by itself.
    (tmp_path / "IMG_0001.HEIC").write_bytes(encoded(scene(2), "HEIF", quality=95))
    found = read(tmp_path / "IMG_0001.HEIC").picture
    assert found.size == (80, 60)
    assert difference(found, scene(2)) < 6

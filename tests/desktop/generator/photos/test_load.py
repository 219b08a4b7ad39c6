"""A dropped photo becomes the pixels that training would have made of it, or is refused alike."""

import itertools
import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

import kvae.photos.file
import kvae.photos.fit
from desktop.generator.model import card
from desktop.generator.photos import file as photo_file
from desktop.generator.photos import fit as photo_fit
from desktop.generator.photos import load as own_photo
from desktop.generator.photos.load import load_photo
from kvae.photos import prepare
from kvae.photos.choices import FITS
from tests.conftest import ROOT
from tests.desktop.generator.photos.as_trained import assert_same
from tests.kvae.photos.test_bytes import with_remark
from tests.kvae.photos.test_fit import rounded, soft_rim
from tests.kvae.pictures import DISPLAY_P3, colour_profile, encoded, float_tiff, scene

# Pillow's remarks on damaged metadata and large claims are the point of some files here.
pytestmark = pytest.mark.filterwarnings("ignore")
PHOTOS = sorted(p for name in ("photos", "originals") for p in (ROOT / "data" / name).iterdir())
MODES = ("RGB", "RGBA", "L", "LA", "P", "1", "CMYK", "I", "F", "I;16")
FILE_FORMATS = {
    "RGB": ("JPEG", "PNG", "WEBP", "BMP", "GIF", "TIFF"), "RGBA": ("PNG", "WEBP", "TIFF", "GIF"),
    "L": ("JPEG", "PNG", "BMP", "GIF", "TIFF"), "LA": ("PNG", "TIFF"), "P": ("PNG", "GIF", "TIFF"),
    "1": ("PNG", "BMP", "TIFF"), "CMYK": ("JPEG", "TIFF"), "I": ("TIFF",), "F": ("TIFF",),
    "I;16": ("PNG", "TIFF"),
}  # fmt: skip


@pytest.mark.parametrize("name", ["bytes.py", "pixels.py", "float_tiff.py", "float_colours.py"])
def test_both_rooms_read_bytes_and_pixels_by_one_text(name):
    window, training = (ROOT / room / "photos" / name for room in ("desktop/generator", "kvae"))
    moved = training.read_text("utf-8").replace("from kvae.photos", "from desktop.generator.photos")
    assert window.read_text("utf-8") == moved


def test_the_numbers_of_both_rooms_agree():
    for name in ("MAX_PIXELS", "MIN_SIDE", "RAW_SUFFIXES", "HEIF_BRANDS"):
        assert getattr(photo_file, name) == getattr(kvae.photos.file, name)
    assert own_photo.OVERSAMPLING == prepare.OVERSAMPLING
    assert own_photo.FINER == prepare.FINER
    assert photo_fit.MARGIN == kvae.photos.fit.MARGIN
    for name in ("ALPHA_FLOOR", "LEAST_CLEAR", "OUTLINE"):
        assert getattr(photo_fit, name) == getattr(kvae.photos.fit, name)
    assert card.FITS == FITS


@pytest.mark.parametrize("fit", card.FITS)
def test_every_photo_that_ships_comes_out_to_the_pixel(fit):
    assert len(PHOTOS) > 100
    for path in PHOTOS:
        assert assert_same(path, 128, fit)


def test_the_fits_make_different_pictures_of_one_photo(tmp_path):
    cut_out = scene(4, 120, 80).convert("RGBA")
    cut_out.putalpha(Image.new("L", (120, 80)))
    cut_out.paste(scene(5, 50, 40), (5, 30))
    cut_out.save(tmp_path / "thing.png")
    made = [load_photo(tmp_path / "thing.png", 64, fit).tobytes() for fit in card.FITS]
    assert len(set(made)) == 3
    scene(6, 120, 80).save(tmp_path / "view.png")
    auto, crop, pad = (load_photo(tmp_path / "view.png", 64, fit) for fit in card.FITS)
    assert np.array_equal(auto, crop)  # a photograph is not a cut-out
    assert not np.array_equal(pad, crop)


@pytest.mark.parametrize("image_size", [64, 96])
def test_a_phones_jpeg_is_reduced_the_same_way(tmp_path, image_size):
    for orientation, fit in itertools.product((1, 6), card.FITS):
        exif = Image.Exif()
        exif[0x0112] = orientation
        (tmp_path / "a.jpg").write_bytes(encoded(scene(3, 2400, 1800), "JPEG", exif=exif))
        assert assert_same(tmp_path / "a.jpg", image_size, fit)


def test_a_long_strip_is_filled_up_the_same_way(tmp_path):
    (tmp_path / "strip.png").write_bytes(encoded(scene(2, 15_000, 70), "PNG"))
    assert assert_same(tmp_path / "strip.png", 96, "pad")


@st.composite
def picture_files(draw) -> bytes:
    mode = draw(st.sampled_from(MODES))
    width, height = draw(st.tuples(st.integers(1, 150), st.integers(1, 150)))
    pixels = scene(draw(st.integers(0, 9)), width, height)
    if mode in {"RGBA", "LA"}:
        pixels = pixels.convert("RGBA")
        floor = draw(st.integers(0, 256))
        alpha = scene(draw(st.integers(0, 9)), width, height).convert("L")
        pixels.putalpha(alpha.point([max(0, level - floor) for level in range(256)]))
    if mode == "I;16":
        pixels = Image.fromarray(np.asarray(pixels.convert("L")).astype(np.uint16) * 211)
    else:
        pixels = pixels.convert(mode)
    format = draw(st.sampled_from(FILE_FORMATS[mode]))
    options = (
        {"transparency": 5} if mode == "P" and format != "TIFF" and draw(st.booleans()) else {}
    )
    if format in {"JPEG", "PNG", "WEBP", "TIFF"} and draw(st.booleans()):
        exif = Image.Exif()
        exif[0x0112] = draw(st.integers(0, 9))
        options["exif"] = exif
    return encoded(pixels, format, **options)


@pytest.mark.slow
@settings(max_examples=200)
@given(picture_files(), st.sampled_from([64, 96, 128]), st.sampled_from(card.FITS), st.data())
def test_any_picture_comes_out_the_same_or_is_refused_by_both(data, image_size, fit, damage):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "my photo"
        path.write_bytes(data)
        assert_same(path, image_size, fit)
        at = damage.draw(st.integers(0, len(data) - 1))
        path.write_bytes(data[:at] + bytes([damage.draw(st.integers(0, 255))]) + data[at + 1 :])
        assert_same(path, image_size, fit)


@pytest.mark.parametrize(("kind", "fit"), [("scene", "auto"), ("scene", "crop"), ("thing", "auto")])
@pytest.mark.parametrize("image_size", [64, 96])
def test_what_is_cut_around_what_photos_have_in_common_is_cut_alike(
    tmp_path, kind, fit, image_size
):
    path, box = tmp_path / "a.png", (0.1, 0.05, 0.9, 0.85)
    picture = scene(3, 300, 210)
    if kind == "thing":
        picture = Image.new("RGBA", (300, 210))
        picture.paste(scene(5, 90, 120), (40, 30))
    picture.save(path)
    whole = prepare.prepare(path, image_size, fit, keep_whole=True).whole
    left, top, right, bottom = (min(whole.size) * part for part in box)
    expected = kvae.photos.fit.to_pixels(whole, image_size, (left, top, right, bottom))
    assert np.array_equal(load_photo(path, image_size, fit, box), expected)


@pytest.mark.parametrize(
    "box", [(0.5, 0.2, 1.5001, 1.2), (3.0, 1.0, 4.0, 2.0), (0.0, 0.0, 9.0, 9.0)]
)
def test_a_square_that_was_found_in_another_picture_is_moved_within(tmp_path, box):
    """A photo may be cropped by hand between its reading and its showing."""
    scene(3, 90, 60).save(tmp_path / "a.png")
    assert load_photo(tmp_path / "a.png", 64, "auto", box).shape == (64, 64, 3)


def see_through(alpha: int) -> Image.Image:
    picture = scene(8, 120, 90).convert("RGBA")
    picture.putalpha(alpha)
    return picture


GREYS = np.tile(np.arange(96, dtype=np.uint16) * 40, (64, 1))
AS_OTHERS_MAKE_THEM = {
    "a phone's wide colours": encoded(
        scene(8), "JPEG", icc_profile=colour_profile(DISPLAY_P3, 2.2)
    ),
    "linear greys": encoded(scene(8).convert("L"), "PNG", icc_profile=colour_profile(None, 1.0)),
    "a broken profile": encoded(scene(8), "PNG", icc_profile=b"no profile"),
    "nearly opaque": encoded(see_through(254), "PNG"),
    "round corners": encoded(rounded(40), "PNG"),
    "a soft rim": encoded(soft_rim(), "PNG"),
    "white is zero": encoded(Image.fromarray(GREYS * 17), "TIFF", tiffinfo={262: 0}),
    "twelve bits": encoded(Image.fromarray(GREYS), "PNG"),
    "a bitmap's fourth byte": encoded(see_through(0), "BMP"),
    "no end marker": encoded(scene(8), "JPEG")[:-2],
    "a broken remark": with_remark(b"tEXt"),
}


@pytest.mark.parametrize("kind", AS_OTHERS_MAKE_THEM)
def test_what_phones_scanners_and_browsers_make_is_read_alike(tmp_path, kind):
    (tmp_path / "photo").write_bytes(AS_OTHERS_MAKE_THEM[kind])
    assert assert_same(tmp_path / "photo", 96)


def test_a_jpeg_of_64_million_pixels_is_read_alike(tmp_path):
    (tmp_path / "huge.jpg").write_bytes(encoded(Image.new("L", (9248, 6936), 120), "JPEG"))
    assert assert_same(tmp_path / "huge.jpg", 96)


@pytest.mark.parametrize("format", ["HEIF", "AVIF"])
def test_a_phones_own_formats_are_read_alike(tmp_path, format):
    (tmp_path / "phone").write_bytes(encoded(scene(6, 120, 90), format))
    assert assert_same(tmp_path / "phone", 96)


@pytest.mark.parametrize("size", [2, 4])
def test_floating_point_colours_are_read_alike(tmp_path, size):
    colours = (np.asarray(scene(7, 150, 120)) / 255).astype(f"f{size}")
    profile = {34675: colour_profile(DISPLAY_P3, 1.0)}
    for predictor, more in ((0, {}), (3, profile)):
        (tmp_path / "a.tif").write_bytes(float_tiff(colours, predictor=predictor, more=more))
        assert assert_same(tmp_path / "a.tif", 96)

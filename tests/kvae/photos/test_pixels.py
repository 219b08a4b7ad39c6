"""Pixels come out as they are meant: in sRGB, in 8 bits, right side up, opaque where it is."""

import numpy as np
import pytest
from PIL import Image, ImageCms

from kvae.photos.file import read_photo
from kvae.photos.pixels import PROFILE_IGNORED, STRETCHED
from tests.kvae.pictures import DISPLAY_P3, SRGB, colour_profile, encoded, scene

SIDE = 32


def read(folder, data):
    (folder / "a").write_bytes(data)
    return read_photo(folder / "a", SIDE)


def levels(photo):
    return np.asarray(photo.picture, np.float64)


def in_srgb(picture, primaries, gamma):
    """The colours of a picture under a profile, in 8-bit sRGB, by the definition."""
    light = (np.asarray(picture, np.float64) / 255) ** gamma @ primaries.T @ np.linalg.inv(SRGB).T
    light = np.clip(light, 0, 1)
    return 255 * np.where(light < 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)


@pytest.mark.parametrize("primaries", [DISPLAY_P3, SRGB[:, [2, 0, 1]]], ids=["P3", "swapped"])
@pytest.mark.parametrize("format", ["PNG", "TIFF", "WEBP"])
def test_colours_are_those_of_the_profile(tmp_path, format, primaries):
    profile = colour_profile(primaries, 2.2)
    photo = read(tmp_path, encoded(scene(), format, icc_profile=profile, lossless=True))
    expected = in_srgb(scene(), primaries, 2.2)
    # Curves of 8 bits lose a level or two in the dark; the profile ignored is 7 to 60 off.
    assert np.abs(levels(photo) - expected).mean() < 1.0
    assert np.abs(np.asarray(scene(), float) - expected).mean() > 5
    assert photo.notes == ()


def test_a_cut_out_keeps_its_outline_under_a_profile(tmp_path):
    picture = scene().convert("RGBA")
    picture.putalpha(Image.linear_gradient("L").resize(picture.size))
    photo = read(tmp_path, encoded(picture, "PNG", icc_profile=colour_profile(DISPLAY_P3, 2.2)))
    assert photo.picture.getchannel("A").tobytes() == picture.getchannel("A").tobytes()
    assert np.abs(levels(photo)[..., :3] - in_srgb(scene(), DISPLAY_P3, 2.2)).mean() < 1.0


def test_a_linear_profile_is_not_taken_for_the_srgb_in_its_name(tmp_path):
    linear = colour_profile(SRGB, 1.0, b"sRGB IEC61966-2.1 (Linear RGB Profile)")
    photo = read(tmp_path, encoded(scene(), "PNG", icc_profile=linear))
    assert np.abs(levels(photo) - in_srgb(scene(), SRGB, 1.0)).mean() < 1.0


def test_what_is_in_srgb_stays_as_it_is_to_the_level(tmp_path):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    photo = read(tmp_path, encoded(scene(), "PNG", icc_profile=profile))
    assert np.array_equal(levels(photo), np.asarray(scene(), np.float64))


@pytest.mark.parametrize("mode", ["L", "LA"])
def test_linear_greys_are_not_dark(tmp_path, mode):
    grey = Image.new(mode, (64, 64), (55,) if mode == "L" else (55, 255))
    photo = read(tmp_path, encoded(grey, "PNG", icc_profile=colour_profile(None, 1.0)))
    # A fifth of the light is level 127 of sRGB: 255 * (1.055 * (55 / 255) ** (1 / 2.4) - 0.055).
    assert levels(photo).mean() == pytest.approx(127, abs=1)


def test_a_grey_picture_may_carry_a_profile_of_colours(tmp_path):
    photo = read(
        tmp_path, encoded(scene().convert("L"), "JPEG", icc_profile=colour_profile(SRGB, 1))
    )
    assert photo.notes == ()
    assert np.ptp(levels(photo), axis=2).max() <= 2  # still grey


@pytest.mark.parametrize(
    "profile", [b"no profile", colour_profile(DISPLAY_P3, 2.2)[:150], bytes(200)]
)
def test_a_broken_profile_is_ignored_and_said(tmp_path, profile):
    photo = read(tmp_path, encoded(scene(), "PNG", icc_profile=profile))
    assert photo.notes == (PROFILE_IGNORED,)
    assert np.array_equal(levels(photo), np.asarray(scene(), np.float64))


@pytest.mark.parametrize(("mode", "order"), [("I;16", "<u2"), ("I;16B", ">u2")])
def test_white_is_zero_in_sixteen_bits_is_no_negative(tmp_path, mode, order):
    ramp = np.tile(np.arange(256) * 257, (64, 1))
    picture = Image.frombytes(mode, (256, 64), (65535 - ramp).astype(order).tobytes())
    photo = read(tmp_path, encoded(picture, "TIFF", tiffinfo={262: 0}))
    assert np.array_equal(levels(photo)[0, :, 0], np.arange(256))


def test_white_is_zero_in_few_bits_and_in_floats_is_no_negative(tmp_path):
    ramp = np.tile(np.linspace(0, 4095, 256).round().astype(np.uint16), (64, 1))
    for values in (ramp[:, ::-1].copy(), -ramp.astype(np.float32)):
        photo = read(tmp_path, encoded(Image.fromarray(values), "TIFF", tiffinfo={262: 0}))
        assert np.abs(levels(photo)[0, :, 0] - np.arange(256)).max() <= 1  # rounded twice
        assert photo.notes == (STRETCHED,)


@pytest.mark.parametrize("bits", [8, 10, 12, 14])
def test_few_bits_in_sixteen_are_not_black(tmp_path, bits):
    ramp = np.tile(np.linspace(0, 2**bits - 1, 256).round().astype(np.uint16), (64, 1))
    photo = read(tmp_path, encoded(Image.fromarray(ramp), "PNG"))
    assert np.abs(levels(photo)[0, :, 0] - np.arange(256)).max() <= 1  # rounded twice
    assert photo.notes == (STRETCHED,)


def test_a_bitmap_whose_fourth_byte_is_nothing_is_opaque(tmp_path):
    picture = scene().convert("RGBA")
    picture.putalpha(0)
    photo = read(tmp_path, encoded(picture, "BMP"))
    assert photo.picture.mode == "RGB"
    assert np.array_equal(levels(photo), np.asarray(scene(), np.float64))

"""A TIFF of floating-point colours is a picture like any other."""

import itertools

import numpy as np
import pytest

from kvae.photos.file import UnusablePhoto, read_photo
from kvae.photos.pixels import STRETCHED
from tests.kvae.pictures import DISPLAY_P3, SRGB, colour_profile, float_tiff, scene

SIDE = 32
LEVELS = np.asarray(scene(3, 70, 50))
COLOURS = (LEVELS / 255).astype(np.float32)
LINEAR = {34675: colour_profile(SRGB, 1.0, b"linear sRGB")}


def read(folder, data):
    (folder / "a").write_bytes(data)
    return read_photo(folder / "a", SIDE)


def levels(photo):
    return np.asarray(photo.picture)


@pytest.mark.parametrize(("size", "predictor"), [*itertools.product((2, 4, 8), range(4))])
def test_every_way_to_keep_floats_gives_the_levels_that_they_were(tmp_path, size, predictor):
    colours = (LEVELS / 255).astype(f"f{size}")
    for order, apart, tile in itertools.product("<>", (False, True), (0, 32)):
        data = float_tiff(colours, order=order, predictor=predictor, apart=apart, tile=tile)
        photo = read(tmp_path, data)
        # Halves have 11 bits, so that what they keep of 8 rounds to the same.
        assert np.array_equal(levels(photo), LEVELS)
        assert photo.notes == ()


def test_light_beyond_white_is_clipped_as_on_any_screen(tmp_path):
    colours = COLOURS.copy()
    colours[:10] = 3.5
    colours[10:12] = -0.1  # a colour that sRGB has not
    found = levels(read(tmp_path, float_tiff(colours)))
    assert (found[:10] == 255).all()
    assert (found[10:12] == 0).all()
    assert np.array_equal(found[12:], LEVELS[12:])


@pytest.mark.parametrize("bits", [8, 12, 16])
def test_levels_that_were_kept_as_floats_are_levels(tmp_path, bits):
    kept = np.rint(COLOURS * (2**bits - 1)).astype(np.float32)
    photo = read(tmp_path, float_tiff(kept))
    assert np.array_equal(levels(photo), LEVELS)
    assert photo.notes == (STRETCHED,)


def test_what_was_made_of_levels_is_stretched_and_said(tmp_path):
    photo = read(tmp_path, float_tiff(COLOURS * np.float32(254.5)))
    assert np.abs(levels(photo) - np.float32(255) * COLOURS / COLOURS.max()).max() <= 0.51
    assert photo.notes == (STRETCHED,)


def test_dark_colours_of_a_linear_profile_keep_their_steps(tmp_path):
    light = np.geomspace(0.0005, 1, 64, dtype=np.float32)
    ramp = np.broadcast_to(light[None, :, None], (128, 64, 3)).copy()
    found = levels(read(tmp_path, float_tiff(ramp, more=LINEAR))).mean(axis=(0, 2))
    low, high = 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055
    expected = 255 * np.where(light < 0.0031308, low, high)
    # Of 128 rows; one level of light more is up to 13 levels here. Rounded, 6 are lost.
    assert np.abs(found - expected).max() < 2.0


def test_wide_colours_are_those_of_the_profile(tmp_path):
    profile = {34675: colour_profile(DISPLAY_P3, 2.2)}
    found = levels(read(tmp_path, float_tiff(COLOURS, more=profile)))
    assert np.abs(found.astype(float) - LEVELS).mean() > 3  # P3 is 7 levels off on photos


def test_see_through_floats_are_see_through(tmp_path):
    alpha = np.linspace(0, 1, 70, dtype=np.float32)[None, :, None]
    alpha = np.broadcast_to(alpha, (50, 70, 1))
    straight = np.concatenate([COLOURS, alpha], axis=2)
    multiplied = np.concatenate([COLOURS * alpha, alpha], axis=2)
    for colours, extra in ((straight, 2), (multiplied, 1)):
        photo = read(tmp_path, float_tiff(colours, alpha=extra))
        assert photo.picture.mode == "RGBA"
        seen = alpha[..., 0] > 0
        assert np.abs(levels(photo)[seen][:, :3] - LEVELS[seen].astype(int)).max() <= 1
        assert np.abs(levels(photo)[..., 3] - 255 * alpha[..., 0]).max() <= 0.51
    assert read(tmp_path, float_tiff(straight, alpha=0)).picture.mode == "RGB"  # says nothing


def test_it_is_turned_upright(tmp_path):
    picture = read(tmp_path, float_tiff(COLOURS, more={274: 6})).picture
    assert np.array_equal(np.asarray(picture), np.rot90(LEVELS, -1))


def test_one_that_is_cut_is_refused(tmp_path):
    data = float_tiff(COLOURS, predictor=3)
    tags = int.from_bytes(data[4:8], "little")
    broken = data[: tags // 2] + bytes(tags - tags // 2) + data[tags:]
    with pytest.raises(UnusablePhoto, match="damaged"):
        read(tmp_path, broken)

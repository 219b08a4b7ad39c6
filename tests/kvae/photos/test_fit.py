"""A picture of any shape becomes the square that is trained on."""

import csv
import hashlib

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from kvae.photos.file import UnusablePhoto, read_photo
from kvae.photos.fit import LONGEST, is_cut_out, to_pixels, to_square
from tests.conftest import ROOT

DATA = ROOT / "data"


def stripes(width, height):
    """Red border of 4 pixels, blue inside."""
    picture = Image.new("RGB", (width, height), "red")
    picture.paste("blue", (4, 4, width - 4, height - 4))
    return picture


def spot(alpha=255):
    """A 40 x 20 green thing at (30, 50) on a clear 100 x 100 ground whose hidden colour is red."""
    picture = Image.new("RGBA", (100, 100), (255, 0, 0, 0))
    picture.paste((0, 255, 0, alpha), (30, 50, 70, 70))
    return picture


def test_a_photograph_is_cropped_to_its_middle():
    square = to_square(stripes(101, 60))
    assert square.size == (60, 60)
    assert square.getpixel((0, 30)) == (0, 0, 255)  # the red borders left and right are gone
    assert square.getpixel((30, 0)) == (255, 0, 0)


def test_pad_keeps_all_and_fills_with_the_border_colour():
    square = to_square(stripes(100, 60), "pad")
    assert square.size == (100, 100)
    assert square.getpixel((50, 1)) == (255, 0, 0)
    assert square.getpixel((50, 50)) == (0, 0, 255)


def test_a_cut_out_gets_its_margin_on_white():
    square = to_square(spot())
    assert square.size == (45, 45)  # round(1.12 * 40)
    assert square.getpixel((1, 22)) == (255, 255, 255)
    assert square.getpixel((22, 22)) == (0, 255, 0)
    assert square.getpixel((22, 5)) == (255, 255, 255)


def rounded(radius):
    """A photograph with round corners."""
    picture = stripes(400, 300).convert("RGBA")
    alpha = Image.new("L", picture.size)
    ImageDraw.Draw(alpha).rounded_rectangle((0, 0, 399, 299), radius, fill=255)
    picture.putalpha(alpha)
    return picture


def soft_rim():
    """A photograph whose outermost pixels fade away."""
    picture = stripes(400, 300).convert("RGBA")
    alpha = Image.new("L", picture.size)
    alpha.paste(255, (3, 3, 397, 297))
    picture.putalpha(alpha.filter(ImageFilter.GaussianBlur(2)))
    return picture


def with_hole():
    """A photograph with a clear hole in its middle."""
    picture = stripes(400, 300).convert("RGBA")
    picture.paste((0, 0, 0, 0), (150, 100, 250, 200))
    return picture


def nearly_opaque():
    picture = stripes(400, 300).convert("RGBA")
    picture.putalpha(254)
    return picture


@pytest.mark.parametrize("picture", [rounded(12), rounded(60), soft_rim(), with_hole(),
                                     nearly_opaque()])  # fmt: skip
def test_a_photograph_that_is_see_through_here_and_there_is_no_cut_out(picture):
    assert not is_cut_out(picture)
    assert to_square(picture).size == (300, 300)  # its middle, not framed
    assert to_square(picture).getpixel((20, 20))[:3] in {(0, 0, 255), (0, 0, 254), (1, 1, 255)}


def test_a_round_thing_that_fills_its_frame_is_a_cut_out():
    picture = stripes(300, 300).convert("RGBA")
    alpha = Image.new("L", picture.size)
    ImageDraw.Draw(alpha).ellipse((0, 0, 299, 299), fill=255)
    picture.putalpha(alpha)
    assert is_cut_out(picture)
    assert to_square(picture).size == (336, 336)  # 1.12 * 300


@pytest.mark.parametrize("fit", ["crop", "pad"])
def test_forced_fits_lay_see_through_on_white(fit):
    assert to_square(spot(), fit).getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.parametrize("fit", ["auto", "crop", "pad"])
def test_nothing_visible_is_refused(fit):
    with pytest.raises(UnusablePhoto, match="transparent"):
        to_square(spot(alpha=16), fit)
    with pytest.raises(UnusablePhoto, match="too small"):
        to_square(spot().crop((25, 45, 40, 60)).resize((30, 30)).crop((0, 0, 20, 20)), fit)


@pytest.mark.parametrize("fit", ["auto", "pad"])
def test_a_strip_of_any_length_becomes_a_square_of_bounded_size(fit):
    strip = Image.new("RGBA", (40_000, 64), (200, 30, 30, 255))
    strip.paste((0, 255, 0, 0), (0, 0, 4_000, 64))  # clear, with a hidden colour
    square = to_square(strip, fit)
    assert max(square.size) <= 1.12 * LONGEST
    shown = {colour for _, colour in square.getcolors(2**24)}
    assert (200, 30, 30) in shown
    assert not any(green > red for red, green, _ in shown)


def test_hidden_colour_never_bleeds_in():
    pixels = to_pixels(to_square(spot()), 64)
    assert np.all(pixels[..., 1] >= 250)  # green or white everywhere: never the hidden red


def test_committed_originals_give_the_committed_garden_pixel_for_pixel():
    with (DATA / "manifest.csv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["use"] == "used"]
    for row in rows:
        photo = read_photo(DATA / "originals" / row["file"], 384)
        pixels = to_pixels(to_square(photo.picture), 128)
        assert hashlib.sha256(pixels).hexdigest() == row["sha256_rgb"], row["file"]

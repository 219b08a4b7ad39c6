"""Photos framed otherwise than the model's own are found again; others stay as they are."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from desktop.generator.latent.likeness import unexplained
from desktop.generator.model.decoder import Decoder
from desktop.generator.model.garden import garden_decoder
from desktop.generator.model.whole_model import WholeModel
from desktop.generator.photos import encoding
from desktop.generator.photos.encoding import encode_photo
from desktop.generator.photos.framings import Framing, framed, framings
from desktop.generator.photos.load import load_photo
from tests.conftest import ROOT

PHOTOS = sorted((ROOT / "data" / "photos").glob("*.png"))[2::12]  # six, as they come
SIDE = 288


@pytest.fixture(scope="module")
def garden() -> WholeModel:
    return WholeModel(Decoder.open(garden_decoder()))


def seen_from_afar(photo: Path, share: float, x: float, y: float) -> Image.Image:
    """A photo's thing, so small and so far from the middle, on the same white."""
    side = round(share * SIDE)
    thing = Image.fromarray(load_photo(photo, side, "auto"))
    canvas = Image.new("RGB", (SIDE, SIDE), "white")
    canvas.paste(thing, (round((SIDE - side) / 2 + x * SIDE), round((SIDE - side) / 2 + y * SIDE)))
    return canvas


@pytest.mark.parametrize(
    ("share", "x", "y"),
    [(0.65, 0.14, -0.12), pytest.param(0.4, 0.2, 0.2, marks=pytest.mark.slow)],
)
def test_a_photo_is_known_from_elsewhere_in_the_frame(garden, tmp_path, share, x, y):
    known = []
    for photo in PHOTOS:
        seen_from_afar(photo, share, x, y).save(tmp_path / "seen.png")
        as_is, elsewhere = encode_photo(garden, photo), encode_photo(garden, tmp_path / "seen.png")
        assert as_is.known is not None
        assert not as_is.reframed
        known.append(elsewhere.known == as_is.known)
        assert elsewhere.known in (None, as_is.known)  # for another photo it takes none
    # As they are framed, the encoder finds hardly any of them.
    assert sum(known) >= 5


def test_what_the_model_does_not_know_stays_as_its_owner_framed_it(garden, tmp_path):
    source = np.random.default_rng(4).integers(0, 255, (9, 9, 3), np.uint8)
    Image.fromarray(source).resize((300, 200), Image.Resampling.NEAREST).save(tmp_path / "a.png")
    photo = encode_photo(garden, tmp_path / "a.png")
    assert (photo.known, photo.reframed, photo.name) == (None, False, "")
    assert np.array_equal(photo.image, load_photo(tmp_path / "a.png", 96, "auto"))
    at_once = garden.encoder.encode(photo.image[None])[0]
    at_first, sought = (unexplained(photo.image, garden.decoder.decode(z)[0])
                        for z in (at_once, photo.z_mean[None]))  # fmt: skip
    assert sought < at_first


def test_what_is_known_fairly_well_is_framed_better(garden, tmp_path):
    """The encoder leaves 15 % of it unexplained as it is, and 3 % around the thing."""
    seen_from_afar(PHOTOS[2], 0.95, 0, 0).save(tmp_path / "seen.png")
    photo = encode_photo(garden, tmp_path / "seen.png")
    assert photo.reframed
    (drawn,) = garden.decoder.decode(garden.encoder.encode(photo.image[None])[0])
    assert unexplained(photo.image, drawn) < 0.08


@pytest.mark.parametrize(("left", "reframed"), [(0.29, True), (0.31, False)])
def test_another_framing_is_taken_where_it_leaves_less_than_thirty_percent(
    garden, monkeypatch, left, reframed
):
    image = load_photo(PHOTOS[0], 96, "auto")
    code, rebuilt = np.zeros((2, garden.decoder.card.latent_dim), np.float32), image
    tries = iter([0.6, left])
    made = lambda model, image: encoding._Try(image, *code, rebuilt, next(tries, 0.6))  # noqa: E731
    monkeypatch.setattr(encoding, "_try", made)
    assert encode_photo(garden, PHOTOS[0]).reframed == reframed


def test_a_photo_that_is_known_well_keeps_the_encoders_code(garden):
    photo = encode_photo(garden, PHOTOS[0])
    assert np.array_equal(photo.z_mean, garden.encoder.encode(photo.image[None])[0][0])


@given(st.integers(0, 3), st.integers(1, 300), st.floats(-0.5, 0.5), st.floats(0.01, 2))
def test_any_framing_of_any_square_is_a_picture(seed, side, corner, share):
    pixels = np.random.default_rng(seed).integers(0, 256, (side, side, 3), np.uint8)
    cut = framed(Image.fromarray(pixels), Framing(corner, -corner, share), 32)
    assert (cut.shape, cut.dtype) == ((32, 32, 3), np.uint8)


def test_the_thing_is_framed_first_where_it_is_small_and_the_whole_is_itself():
    square = seen_from_afar(PHOTOS[0], 0.5, 0.2, -0.2)
    around = framings(square)[0]
    middle = around.left + around.side / 2, around.top + around.side / 2
    assert middle == pytest.approx((0.7, 0.3), abs=0.05)  # the thing is not quite in its own middle
    assert 0.3 < around.side < 0.7
    whole = framed(square, Framing(0, 0, 1), SIDE)
    assert np.array_equal(whole, np.asarray(square))
    even = Image.new("RGB", (64, 64), "white")
    assert all(framing.side != 0 for framing in framings(even))


@pytest.mark.parametrize(("levels", "more"), [(40, 2), (20, 0)])
def test_what_hardly_differs_from_the_ground_is_not_taken_for_a_thing(levels, more):
    plain = Image.new("RGB", (SIDE, SIDE), "white")
    grey = plain.copy()
    grey.paste((255 - levels,) * 3, (100, 100, 150, 150))
    assert len(framings(grey)) == len(framings(plain)) + more


def test_a_photo_is_moved_to_all_four_sides():
    even = Image.new("RGB", (64, 64), "white")
    moves = [(one.left, one.top) for one in framings(even) if one.side == 1]
    directions = {(np.sign(x), np.sign(y)) for x, y in moves}
    assert directions == {(1, 0), (-1, 0), (0, 1), (0, -1)}


@pytest.mark.parametrize(("share", "more"), [(0.85, 2), (0.95, 0)])
def test_a_thing_that_fills_its_photo_is_not_framed_once_more(share, more):
    plain, side = Image.new("RGB", (SIDE, SIDE), "white"), round(share * SIDE)
    filled, corner = plain.copy(), (SIDE - side) // 2
    filled.paste("black", (corner, corner, corner + side, corner + side))
    assert len(framings(filled)) == len(framings(plain)) + more

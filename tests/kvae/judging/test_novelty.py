import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kvae.judging.baselines import photos_in_views
from kvae.judging.moved import moved
from kvae.judging.novelty import NEW, VIEWS, Novelty, Seen, _best
from kvae.judging.view_fit import AS_IS, SIDES, fit, small
from tests.kvae.settings import photos

IMAGES = photos(12)
NOVELTY = Novelty(IMAGES)
CHANGES = st.lists(st.floats(-1, 1), min_size=6, max_size=6)


def test_a_photo_is_itself_and_nothing_is_left():
    found = NOVELTY.seen(IMAGES)
    assert found.photo.tolist() == list(range(12))
    # The photo is sampled from twice as many pixels, linearly, which softens it a little.
    assert found.left.max() < 1.5
    assert not found.new.any()


@settings(max_examples=15)
@given(CHANGES, st.integers(0, 11), st.booleans())
def test_an_affine_view_is_no_news(changes, which, mirrored):
    size = np.array([[0.09, 0.09, 0.1], [0.09, 0.09, 0.1]])
    change = AS_IS + size * np.reshape(changes, (2, 3))
    picture = moved(IMAGES[which : which + 1], change[None])
    seen = NOVELTY.seen(picture[:, :, ::-1] if mirrored else picture)
    # What enters from beyond the edges, up to a tenth of the side on two of them, cannot fit.
    assert seen.ratio[0] < NEW


@settings(max_examples=15)
@given(st.lists(st.floats(-0.25, 0.25), min_size=9, max_size=9), st.integers(0, 11))
def test_other_colours_are_no_news(changes, which):
    colours = 0.6 * (np.eye(3) + np.reshape(changes, (3, 3)))  # darker, so that none is cut off
    picture = np.clip(IMAGES[which] @ colours + 20.0, 0, 255).astype(np.uint8)
    seen = NOVELTY.seen(picture[None])
    assert seen.photo[0] == which
    assert seen.ratio[0] < 0.2


@settings(max_examples=10)
@given(st.integers(0, 11), st.integers(1, 11))
def test_the_more_of_another_photo_the_newer(which, other):
    other = (which + other) % 12
    shares = np.array([0.0, 0.15, 0.3, 0.45])[:, None, None, None]
    mixed = IMAGES[which] * (1 - shares) + IMAGES[other] * shares
    ratio = NOVELTY.seen(mixed.astype(np.uint8)).ratio
    # The fit may gain a little where the mixture looks like a third photo.
    assert (np.diff(ratio) > -0.05).all()
    assert ratio[-1] > ratio[0] + 0.1


@pytest.mark.slow
def test_neither_blur_nor_sharpening_nor_noise_makes_a_photo_new(garden):
    from PIL import Image, ImageFilter

    filters = ImageFilter.GaussianBlur(1.5), ImageFilter.UnsharpMask(1, 150, 0)
    novelty = Novelty(garden)
    for change in filters:
        changed = [np.asarray(Image.fromarray(photo).filter(change)) for photo in garden[:32]]
        assert novelty.seen(np.stack(changed)).new.mean() <= 0.04  # at most one of 32
    noisy = garden[:32] + np.random.default_rng(0).normal(0, 20, garden[:32].shape)
    assert not novelty.seen(np.clip(noisy, 0, 255).astype(np.uint8)).new.any()


def test_photos_taken_twice_do_not_make_their_copies_new():
    twice = np.concatenate([IMAGES, IMAGES])
    twice[12:, 0, 0] ^= 8
    views, _ = photos_in_views(twice, 24, seed=0)
    assert Novelty(twice).seen(views).new.mean() <= 1 / 24


def test_of_photos_taken_twice_the_next_other_one_is_the_neighbour():
    wave = np.sin(np.arange(64) * (2 * np.pi / 64))  # as a passing cloud: no affine map makes it
    light = np.rint(4.0 * np.outer(wave, wave))[..., None]  # up to four levels
    twice = np.concatenate([IMAGES, np.clip(IMAGES + light, 0, 255).astype(np.uint8)])
    nearest = Novelty(twice).nearest
    np.testing.assert_allclose(nearest[:12], NOVELTY.nearest, rtol=0.1)


def test_new_is_what_leaves_more_than_35_percent():
    ratio = np.array([0.34, 0.36])
    assert Seen(np.zeros(2, int), ratio, ratio, VIEWS[:2]).new.tolist() == [False, True]


@pytest.mark.parametrize(("left", "view"), [(0.6, 0), (0.4, 1)])
def test_a_photo_is_taken_as_it_is_unless_a_view_leaves_less_than_half(left, view):
    _, views = _best(np.array([[[1.0, left]]]), 1, VIEWS[:2])
    assert np.array_equal(views[0, 0], VIEWS[view])


def test_two_photos_are_enough():
    found = Novelty(IMAGES[:2]).seen(IMAGES[:3])
    assert found.ratio[:2].max() < 0.1
    assert np.isfinite(found.ratio).all()


def test_a_picture_of_one_colour_is_finite():
    plain = np.full((2, 64, 64, 3), 128, np.uint8)
    assert np.isfinite(NOVELTY.seen(plain).ratio).all()
    assert np.isfinite(Novelty(np.concatenate([plain[:1], IMAGES])).seen(IMAGES[:2]).ratio).all()


def test_the_fit_finds_the_map_that_was_used():
    change = AS_IS + np.array([[0.08, 0.05, 0.1], [-0.06, -0.07, -0.08]])
    pictures = moved(IMAGES, np.broadcast_to(change, (12, 2, 3)))
    pairs = np.repeat(np.arange(12)[:, None], 2, axis=1)
    left, maps = fit(pictures, IMAGES, pairs, np.broadcast_to(AS_IS, (12, 2, 3)))
    # To a tenth of a pixel of the finer grid; edges beyond which nothing is known pull a little.
    assert np.median(np.abs(maps - change)) < 0.1 * 2 / SIDES[-1]
    assert np.median(left) < 3


@pytest.mark.parametrize("size", [64, 96, 128])
def test_small_pictures_keep_the_mean_of_a_ramp(size):
    ramp = np.repeat(np.linspace(0, 255, size)[None, :, None], 3, axis=2)
    picture = np.broadcast_to(ramp, (size, size, 3)).astype(np.uint8)[None]
    found = small(picture, 16)
    assert found.shape == (1, 16, 16, 3)
    assert found.mean() == pytest.approx(picture.mean(), abs=0.5)
    assert (np.diff(found[0, 0, :, 0]) > 0).all()

import numpy as np
import pytest

from kvae.morphs.blending import blended, joined, shares
from tests.kvae.morphs.things import planes

SIDE = 96
HALF = np.array([[0.5, 0.5, 0.0]])
FLAT = np.full((SIDE, SIDE, 3), 128, np.uint8)


def half_of(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """What two photos that need no bending are put together to, as numbers about 128."""
    everywhere = (1, 3, SIDE, SIDE)
    by = [np.broadcast_to(weights[..., None, None], everywhere) for weights in shares(HALF)]
    return blended(planes(first, second, FLAT), *by)[0] - 128.0


def test_the_texture_of_two_photos_is_as_strong_as_theirs():
    source = np.random.default_rng(0)
    first, second = np.clip(source.normal(128, 20, (2, SIDE, SIDE, 3)), 0, 255).astype(np.uint8)
    # Averaged, it would have 0.7 of it; a few per cent are coarse enough to be.
    assert half_of(first, second).std() == pytest.approx(20, rel=0.05)


def test_what_is_a_third_of_the_picture_wide_is_averaged():
    wave = np.sin(2 * np.pi * np.arange(SIDE) / (SIDE / 3))
    photo = np.repeat((128 + 60 * wave)[:, None, None], SIDE, axis=1).repeat(3, axis=2)
    found = half_of(photo.astype(np.uint8), FLAT)[..., 0].mean(axis=1)
    # As texture it would keep 0.71; of this a thirteenth does.
    assert 2 * (found * wave).mean() / 60 == pytest.approx(0.515, abs=0.02)


def test_coarse_shares_have_the_sum_1_and_the_squares_of_fine_ones():
    coarse, fine = shares(np.random.default_rng(1).dirichlet((1, 1, 1), 20))
    assert coarse.sum(axis=1) == pytest.approx(np.ones(20), abs=1e-6)
    assert np.square(fine).sum(axis=1) == pytest.approx(np.ones(20), abs=1e-6)


def test_where_one_photo_alone_is_seen_it_is_that_photo():
    source = np.random.default_rng(2)
    parts = source.integers(0, 256, (1, 3, SIDE, SIDE, 3), np.uint8)
    left = np.arange(SIDE) < SIDE // 2
    weights = np.zeros((1, 3, SIDE, SIDE))
    weights[:, 0, :, left], weights[:, 1, :, ~left] = 1.0, 1.0
    for mix in (blended, joined):
        # Only the proportions of the fine ones count.
        (found,) = mix(planes(*parts[0]), weights, 1.7 * weights)
        np.testing.assert_array_equal(found, np.where(left[:, None], parts[0, 0], parts[0, 1]))


def test_a_seam_between_photos_of_one_colour_is_not_seen():
    """Of weights that go over within four pixels; mixed first, 45 levels brighter along it."""
    share = np.clip((np.arange(SIDE) - SIDE / 2) / 4 + 0.5, 0.0, 1.0)
    weights = np.zeros((1, 3, SIDE, SIDE))
    weights[:, 0], weights[:, 1] = share, 1.0 - share
    by = shares(weights)
    assert (joined(planes(FLAT, FLAT, FLAT), *by) == 128).all()
    assert np.ptp(blended(planes(FLAT, FLAT, FLAT), *by)) > 20


def test_where_weights_are_the_same_everywhere_both_ways_to_mix_are_one():
    source = np.random.default_rng(5)
    parts = planes(*source.integers(0, 256, (3, SIDE, SIDE, 3), np.uint8))
    weights = np.broadcast_to(np.array([0.5, 0.3, 0.2])[None, :, None, None], (1, 3, SIDE, SIDE))
    first, second = (mix(parts, *shares(weights)).astype(int) for mix in (blended, joined))
    assert np.abs(first - second).max() <= 1  # a half, in float32, rounded up or down

"""Ways between codes meet their ends, stay smooth and keep to where the photos are."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from desktop.generator.latent.latent_paths import (
    average,
    combine,
    morph,
    neighbours,
    photo_radii,
    radius,
    slerp,
    wander,
)
from desktop.generator.sampling import draw, draws

ROUNDING = 1e-5  # of a length: float32 keeps 6e-8, and a few of them add up
numbers = st.floats(-100, 100, width=32, allow_subnormal=False)
wild_codes = st.integers(2, 10).flatmap(
    lambda latent_dim: arrays.arrays(
        np.float32, st.tuples(st.integers(2, 5), st.just(latent_dim)), elements=numbers
    )
)


def length(z) -> float:
    return float(np.linalg.norm(np.asarray(z, float)))


@given(wild_codes, st.floats(0, 1))
def test_an_arc_is_finite_and_its_radius_changes_evenly(codes, share):
    a, b = codes[:2]
    z = slerp(a, b, share)
    assert z.dtype == np.float32
    assert z.shape == a.shape
    expected = (1 - share) * length(a) + share * length(b)
    assert length(z) == pytest.approx(expected, rel=ROUNDING, abs=1e-30)
    assert slerp(a, b, 0).tobytes() == a.tobytes()
    assert slerp(a, b, 1).tobytes() == b.tobytes()


def test_halfway_is_at_half_the_angle():
    a, b = np.array([2, 0, 0, 0], np.float32), np.array([0, 4, 0, 0], np.float32)
    half = 3 / math.sqrt(2)
    np.testing.assert_allclose(slerp(a, b, 0.5), [half, half, 0, 0], rtol=ROUNDING)


@pytest.mark.parametrize("factor", [-1, -2, 1, 3])
def test_an_arc_between_parallel_or_opposite_codes_leads_through_neither_gap_nor_origin(factor):
    a = draw(1, 0, 8)
    way = np.array([slerp(a, np.float32(factor) * a, s) for s in np.linspace(0, 1, 101)])
    assert np.isfinite(way).all()
    assert np.linalg.norm(way, axis=1).min() > 0.99 * length(a)
    steps = np.linalg.norm(np.diff(way, axis=0), axis=1)
    # A hundredth of half a circle and of the change of radius, nowhere more.
    assert steps.max() < (math.pi * 3 + 2) / 100 * length(a) * 1.01


def test_an_arc_from_the_origin_goes_straight():
    zero, b = np.zeros(4, np.float32), draw(1, 1, 4)
    np.testing.assert_allclose(slerp(zero, b, 0.25), b / 4, rtol=ROUNDING)
    np.testing.assert_allclose(slerp(b, zero, 0.25), 0.75 * b, rtol=ROUNDING)
    assert not slerp(zero, zero, 0.5).any()


@given(wild_codes, st.integers(0, 9), st.booleans())
def test_a_morph_shows_every_stop_and_the_frames_between(stops, between, loop):
    frames = morph(stops, between, loop)
    legs = len(stops) if loop else len(stops) - 1
    assert frames.shape == (legs * (between + 1) + (not loop), stops.shape[1])
    assert frames.dtype == np.float32
    assert frames[:: between + 1].tobytes() == stops.tobytes()


def test_a_morph_rests_at_its_stops_and_never_jumps():
    frames = morph(draws(3, 3, 6), 47, loop=True)
    steps = np.linalg.norm(np.roll(frames, -1, axis=0) - frames, axis=1).reshape(3, 48)
    for leg in steps:
        assert leg[0] < leg.max() / 8
        assert leg[-1] < leg.max() / 8
        assert leg.max() < 1.6 * leg.mean()  # smoothstep is fastest halfway: 1.5 times the mean


@pytest.mark.parametrize(("count", "between"), [(0, 3), (1, 3), (2, -1)])
def test_a_morph_needs_two_stops(count, between):
    with pytest.raises(ValueError, match="stops"):
        morph(draws(1, count, 4), between, loop=False)


@pytest.mark.parametrize("frames", [1, 2, 31, 60, 240])
def test_a_walk_is_closed_smooth_and_repeatable(frames):
    start = draw(9, 4, 8)
    walk = wander(start, 5, frames)
    assert walk.shape == (frames, 8)
    assert walk.dtype == np.float32
    assert walk[0].tobytes() == start.tobytes()
    assert walk.tobytes() == wander(start, 5, frames).tobytes()
    if frames >= 60:
        assert not np.array_equal(walk, wander(start, 6, frames))
        steps = np.linalg.norm(np.roll(walk, -1, axis=0) - walk, axis=1)  # the last leads back
        assert steps.min() > 0
        assert steps.max() < 1.0  # a typical draw is 2.7 from the origin
        bends = np.diff(np.roll(walk, -1, axis=0) - walk, axis=0)
        assert np.linalg.norm(bends, axis=1).max() < steps.max() / 2


def test_a_walk_is_spread_like_the_prior_at_every_frame():
    """Mean and variance over 2,000 walks from random starts; 6 sampling errors are allowed."""
    walks = np.array([wander(draw(1, i, 4), i, 64) for i in range(2000)])  # (2000, 64, 4)
    assert np.abs(walks.mean(axis=0)).max() < 6 / math.sqrt(2000)
    assert np.abs(walks.var(axis=0) - 1).max() < 6 * math.sqrt(2 / 2000)


def test_a_walk_without_frames_is_refused():
    with pytest.raises(ValueError, match="0 frames"):
        wander(draw(1, 0, 4), 1, 0)


@given(st.integers(4, 10), st.integers(0, 40), st.floats(0.01, 4), st.randoms())
def test_neighbours_are_distinct_and_none_is_the_picture_itself(latent_dim, count, step, random):
    z = draw(2, count, latent_dim)
    axes = random.sample(range(latent_dim), random.randint(1, latent_dim))
    around = neighbours(z, axes, count, step)
    assert around.shape == (count, latent_dim)
    assert around.dtype == np.float32
    assert len({code.tobytes() for code in (*around, z)}) == count + 1
    untouched = [axis for axis in range(latent_dim) if axis not in axes]
    assert (around[:, untouched] == z[untouched]).all()
    near = around[: 2 * len(axes) ** 2].astype(float) - z
    np.testing.assert_allclose(np.linalg.norm(near, axis=1), step, atol=1e-5)


def test_neighbours_come_axis_by_axis_and_then_diagonally():
    z = np.zeros(4, np.float32)
    axes = neighbours(z, [2, 0], 8, 1.0)
    half = np.float32(math.sqrt(0.5))
    expected = [[0, 0, 1, 0], [0, 0, -1, 0], [1, 0, 0, 0], [-1, 0, 0, 0], [half, 0, half, 0],
                [-half, 0, -half, 0], [-half, 0, half, 0], [half, 0, -half, 0]]  # fmt: skip
    np.testing.assert_allclose(axes, expected, rtol=ROUNDING)
    assert neighbours(z, [1], 4, 1.0)[:, 1].tolist() == [1, -1, 2, -2]


@pytest.mark.parametrize(("axes", "step"), [([], 1.0), ([1, 1], 1.0), ([1], 0.0), ([1], math.nan)])
def test_impossible_neighbours_are_refused(axes, step):
    with pytest.raises(ValueError, match="neighbours"):
        neighbours(draw(1, 0, 4), axes, 3, step)


@given(wild_codes)
def test_an_average_is_as_long_as_its_members_are(codes):
    middle = average(codes)
    assert middle.dtype == np.float32
    assert np.isfinite(middle).all()
    lengths = np.linalg.norm(codes.astype(float), axis=1)
    assert length(middle) <= lengths.mean() * (1 + ROUNDING)
    if length(codes.mean(axis=0, dtype=float)) > 1e-3 * lengths.mean():
        assert length(middle) == pytest.approx(lengths.mean(), rel=ROUNDING)
    assert average(codes[:1]).tobytes() == codes[0].tobytes()


def test_opposites_cancel_out_and_the_order_does_not_count():
    codes = draws(4, 3, 8)
    np.testing.assert_allclose(average(codes), average(codes[::-1]), rtol=ROUNDING, atol=ROUNDING)
    assert not average(np.array([codes[0], -codes[0]])).any()


@given(wild_codes, st.data())
def test_a_sum_never_lies_farther_out_than_what_it_is_made_of(codes, data):
    weights = np.array([data.draw(numbers) for _ in codes])
    total = combine(codes, weights)
    assert total.dtype == np.float32
    used = [length(code) for code, weight in zip(codes, weights, strict=True) if weight]
    assert length(total) <= max(used, default=0) * (1 + ROUNDING)


def test_arithmetic_is_a_plain_sum_where_it_stays_near():
    a, b = draws(8, 2, 6)
    assert combine(np.array([a, b]), np.array([1, 0])).tobytes() == a.tobytes()
    assert not combine(np.array([a, a]), np.array([1, -1])).any()
    np.testing.assert_allclose(
        combine(np.array([a, b, b]), np.array([1, -1, 1])), a, rtol=ROUNDING, atol=ROUNDING
    )
    far = combine(np.array([a, -a, a]), np.array([1, -1, 1]))  # three times a, pulled back
    np.testing.assert_allclose(far, a, rtol=ROUNDING)
    longer = combine(np.array([a, 2 * a, 9 * a]), np.array([1, 1, 0]))  # to the longest in it
    np.testing.assert_allclose(longer, 2 * a, rtol=ROUNDING)


@pytest.mark.parametrize(
    "function", [average, lambda z: photo_radii(z, z), lambda z: combine(z, np.ones(len(z)))]
)
def test_nothing_at_all_is_refused(function):
    with pytest.raises(ValueError, match="codes"):
        function(np.empty((0, 4), np.float32))


@pytest.mark.parametrize("latent_dim", [4, 7, 10])
def test_a_typical_draw_reaches_one(latent_dim):
    radii = [radius(z) for z in draws(11, 4000, latent_dim)]
    # The chi's spread is about sqrt(1/2) at a mean of at least 1.88: 6 sampling errors.
    assert np.mean(radii) == pytest.approx(1.0, abs=6 * 0.38 / math.sqrt(4000))
    points = np.full((4000, latent_dim), -60.0, np.float32)  # clouds without any width
    low, high = photo_radii(draws(11, 4000, latent_dim), points)
    assert np.mean(np.array(radii) < low) == pytest.approx(0.05, abs=0.001)
    assert np.mean(np.array(radii) < high) == pytest.approx(0.95, abs=0.001)
    assert radius(np.zeros(latent_dim, np.float32)) == 0


def test_the_photos_reach_to_the_far_side_of_their_clouds():
    means = np.array([[3, 0, 0, 0], [0, -3, 0, 0]], np.float32)
    log_var = np.log(np.full((2, 4), 4.0, np.float32))  # sigma 2: the cloud's length is 5
    low, high = photo_radii(means, log_var)
    assert low == pytest.approx(radius(means[0]))
    assert high == pytest.approx(radius(np.array([5.0, 0, 0, 0])))

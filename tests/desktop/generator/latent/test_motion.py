"""Animations begin and end where they should, at a pace that does not depend on their rate."""

import numpy as np
import pytest

from desktop.generator.latent.crossing import parted
from desktop.generator.latent.latent_paths import wander
from desktop.generator.latent.motion import RATES, WALK_RATE, Motion
from desktop.generator.sampling import draws

CODES = draws(3, 4, 8)


@pytest.mark.parametrize("rate", RATES)
def test_every_rate_is_a_whole_number_of_ticks_of_a_gif(rate):
    milliseconds = Motion(CODES, 2, rate).milliseconds
    assert milliseconds * rate == 1000
    assert milliseconds % 10 == 0


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("back", [True, False])
def test_a_morph_meets_its_pictures(rate, back):
    codes = Motion(CODES, 6, rate, back).codes()
    assert len(codes) == pytest.approx(6 * rate, abs=len(CODES))  # whole frames between stops
    assert np.array_equal(codes[0], CODES[0])
    legs = len(CODES) if back else len(CODES) - 1
    stops = [codes[round(leg * (len(codes) - (not back)) / legs)] for leg in range(len(CODES))]
    assert np.array_equal(stops, CODES)
    assert back or np.array_equal(codes[-1], CODES[-1])


def test_the_shortest_morph_shows_its_pictures():
    assert np.array_equal(Motion(CODES, 0.01, 10).codes(), CODES)


@pytest.mark.parametrize("rate", RATES)
def test_a_walk_starts_at_its_picture_and_closes(rate):
    codes = Motion(CODES[:1], 4, rate, seed=5).codes()
    assert len(codes) == 4 * rate
    assert np.array_equal(codes[0], CODES[0])
    steps = np.linalg.norm(np.diff(codes, axis=0, append=codes[:1]), axis=1)
    assert steps[-1] <= steps[:-1].max()  # the step back to the start is one like the others


def test_a_walk_has_a_calm_pace():
    walks = [Motion(CODES[:1], 30, 10, seed=seed).codes() for seed in range(4)]
    # Sigmas a second on each axis, 1.2 on average; of a few walks, so a third more or less.
    pace = [10 * np.sqrt(np.square(np.diff(walk, axis=0)).mean()) for walk in walks]
    assert 0.8 < np.mean(pace) < 1.6


@pytest.mark.parametrize("rate", RATES)
def test_the_same_seed_walks_the_same_way_at_any_rate(rate):
    codes = Motion(CODES[:1], 3, rate, seed=5).codes()
    steps = wander(CODES[0], 5, 3 * WALK_RATE)
    # At whole seconds both have a frame; float32 rounds them apart.
    assert np.allclose(codes[::rate], steps[::WALK_RATE], atol=1e-5)
    assert not np.allclose(codes, Motion(CODES[:1], 3, rate, seed=6).codes(), atol=0.1)


STEPS = np.array([draws(4, 1, 8)[0], *np.zeros((3, 8))], np.float32)  # the first is a crossing


def test_without_a_crossing_among_the_stops_nothing_is_added():
    codes = Motion(CODES, 2, 10, steps=np.zeros_like(CODES)).codes()
    assert np.array_equal(codes, Motion(CODES, 2, 10).codes())


def test_a_morph_leads_a_crossing_to_plain_pictures_by_both_of_its_codes():
    codes = Motion(CODES, 6, 10, steps=STEPS).codes()
    z, steps = parted(codes, 8)
    assert np.array_equal(z, Motion(CODES, 6, 10).codes())
    np.testing.assert_allclose(steps[0], STEPS[0], atol=1e-6)  # float32 sums of numbers up to 4
    legs = len(codes) // 4
    assert not steps[legs : 3 * legs + 1].any()  # between two plain pictures
    assert steps[1:legs].any(axis=1).all()
    outline = Motion(CODES + STEPS, 6, 10).codes()
    np.testing.assert_allclose(z + steps, outline, atol=1e-6)


def test_a_walk_of_a_crossing_moves_both_codes_together():
    codes = Motion(CODES[:1], 3, 10, seed=5, steps=STEPS[:1]).codes()
    z, steps = parted(codes, 8)
    assert np.array_equal(z, Motion(CODES[:1], 3, 10, seed=5).codes())
    assert np.array_equal(steps, np.repeat(STEPS[:1], len(codes), axis=0))

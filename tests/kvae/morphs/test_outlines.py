import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kvae.morphs.blending import blended, shares
from kvae.morphs.outlines import Outline
from tests.kvae.morphs.things import planes, thing

SIDE = 64
WHITE = np.full((1, 3, 3), 255.0, np.float32)
ALL, NONE = np.ones((1, 3), bool), np.zeros((1, 3), bool)
ONE = thing(radii=(0.2, 0.2))
TWO = np.minimum(*[thing(centre=(x, 0.5), radii=(0.17, 0.17)) for x in (0.2, 0.8)])
OUTSIDE_ONE = (ONE > 250).all(axis=2)


def mixed(first, second, share: float, plain: np.ndarray = ALL) -> np.ndarray:
    """What two photos come to that lie as they are, the second with such a share."""
    parts, weights = planes(first, second, first), np.array([[1.0 - share, share, 0.0]])
    outline = Outline.of(parts, weights, WHITE, plain)
    everywhere = shares(weights[:, :, None, None])
    return blended(parts, *(outline.within(by) for by in everywhere))[0].astype(int)


@pytest.mark.parametrize("share", [0.1, 0.25, 0.4])
def test_what_sticks_out_of_the_main_thing_is_not_seen(share):
    beside_one = np.abs(mixed(ONE, TWO, share) - ONE)[OUTSIDE_ONE].max()
    ghost = np.abs(mixed(ONE, TWO, share, NONE) - ONE)[OUTSIDE_ONE].max()
    # Where they differ by less than a tenth of what a thing does from its ground, both are seen.
    assert beside_one <= 4
    assert ghost > 2 * beside_one


def test_the_other_outline_takes_over_and_no_step_of_it_is_a_jump():
    strip = np.stack([mixed(ONE, TWO, share) for share in np.linspace(0.3, 0.7, 201)])
    assert (strip[-1][OUTSIDE_ONE] < 100).any()  # the two discs
    # A step of 0.002 moves how far a photo is the main one by 24 times as much at the most, 12
    # levels of 255; how far the others are hidden moves along, by as much at the most.
    assert np.abs(np.diff(strip, axis=0)).max() <= 24


def test_inside_the_outline_colours_are_mixed():
    red, blue = thing(), thing(colour=(40, 60, 200))
    levels = [picture[SIDE // 2, SIDE // 2, 0] for picture in (blue, mixed(red, blue, 0.4), red)]
    assert levels[0] + 20 < levels[1] < levels[2] - 20


def test_an_edge_that_only_one_photo_shows_stays_as_it_is():
    sharp = np.full_like(ONE, 255)
    sharp[20:44, 20:44] = 100
    morph = mixed(sharp, np.full_like(ONE, 255), 0.4)
    # As if both showed it with textures of their own, its fine part would be 1.4 times as strong.
    assert np.abs(morph - sharp).max() <= 2


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 2), st.lists(st.booleans(), min_size=3, max_size=3))
def test_a_photo_that_has_all_the_weight_has_it_everywhere(seed, main, plain):
    parts = np.random.default_rng(seed).integers(0, 256, (1, 3, 3, 16, 16)).astype(np.float32)
    weights = np.eye(3)[None, main]
    outline = Outline.of(parts, weights, WHITE, np.array([plain]))
    within = outline.within(weights[:, :, None, None])
    np.testing.assert_allclose(within[0, main], 1.0, atol=1e-6)  # float32
    np.testing.assert_allclose(np.delete(within[0], main, axis=0), 0.0, atol=1e-6)


@pytest.mark.parametrize("plain", [[[True, False, True]], [[False, True, False]]])
def test_beside_a_photo_without_plain_ground_all_stays_as_it_is(plain):
    as_ever = mixed(ONE, TWO, 0.3, NONE)
    # At 30 % a billionth of the second counts as the main one.
    assert np.abs(mixed(ONE, TWO, 0.3, np.array(plain)) - as_ever).max() <= 1

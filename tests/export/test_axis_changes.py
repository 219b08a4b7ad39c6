"""Axes of decoders made to do one thing are called by that thing, and others by nothing."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from desktop.generator.model.card import TRAITS
from desktop.generator.sampling import draws
from export import axis_changes
from export.axis_changes import (
    STEPS,
    STRENGTH,
    WALKS,
    Change,
    distinct_names,
    measured_changes,
    sure_effects,
)
from export.picture_traits import OUTLINE
from tests.export.drawn_things import SIDE, ellipse

DIM = 6
CODES = draws(3, 48, DIM)
MEAN, SIGMA = np.zeros(DIM), np.ones(DIM)
SPREAD = np.array([axis_changes.LEAST_SPREAD[name] for name in TRAITS])


def surest(traits, spread) -> Change:
    """What one axis would be named by, were it the only one."""
    [change] = distinct_names(*(part[np.newaxis] for part in sure_effects(traits, spread)))
    return change


def of_known_axes(z: np.ndarray) -> np.ndarray:
    """Axis 1 makes a disc larger, 2 redder, 3 moves it to the left, 4 does nothing.

    Axes 5 and 6 change lightness and the height at which it lies, together and to and fro.
    """
    pictures = []
    for larger, redder, left, _, *wild in np.clip(z, -3, 3).astype(float):
        seed = abs(int(1e6 * (wild[0] + 7 * wild[1]))) % 2**32
        red, up = 0.45 + 0.1 * redder, 0.5 + 0.05 * np.sin(5 * wild[0] + 3 * wild[1])
        green, blue = 0.55 - 0.05 * redder, 0.4 + 0.1 * np.sin(9 * wild[0] - 4 * wild[1])
        grain = np.random.default_rng(seed).normal(0, 0.02, (SIDE, SIDE))
        radius = 0.2 + 0.03 * larger
        pictures.append(ellipse(0.5 - 0.04 * left, up, radius, radius, 0, (red, green, blue),
                                grain=grain))  # fmt: skip
    return np.array(pictures)


def test_each_axis_is_called_by_what_it_does_and_which_way():
    larger, redder, left, nothing, *wild = measured_changes(of_known_axes, MEAN, SIGMA, CODES)
    assert (larger.name, redder.name, left.name) == ("size", "redness", "rightwards")
    # Nothing else moves these traits: from -2 to 2 sigma they go four standard deviations.
    assert larger.strength == pytest.approx(4, rel=0.25)
    assert redder.strength == pytest.approx(4, rel=0.25)
    assert left.strength == pytest.approx(-4, rel=0.25)
    assert [nothing, *wild] == [Change()] * 3


@pytest.mark.slow
def test_a_mirrored_axis_has_the_same_name_the_other_way():
    def mirrored(z):
        return of_known_axes(-z)

    one, other = (measured_changes(decode, MEAN, SIGMA, codes)[:3]
                  for decode, codes in ((of_known_axes, CODES), (mirrored, -CODES)))  # fmt: skip
    for a, b in zip(one, other, strict=True):
        assert (a.name, a.strength) == (b.name, pytest.approx(-b.strength, rel=1e-3))


def test_of_two_axes_that_change_one_thing_the_one_that_changes_it_less_is_named_by_another():
    """Both make an ellipse larger, the first plainly; the second also makes it redder."""

    def twice(z):
        radii, red = 0.2 + z[:, :2] @ [0.03, 0.015], 0.4 + 0.06 * z[:, 1]
        both = zip(radii, red, strict=True)
        return np.array([ellipse(across=r, up=r, colour=(c, 0.5, 0.3)) for r, c in both])

    first, second, third = measured_changes(twice, MEAN[:3], SIGMA[:3], CODES[:, :3])
    assert (first.name, second.name, third) == ("size", "redness", Change())


def test_of_two_axes_that_change_one_thing_only_the_one_that_changes_it_more_is_named():
    def twice(z):
        radii = 0.2 + z[:, :2] @ [0.015, 0.03]
        return np.array([ellipse(across=r, up=r) for r in radii])

    first, second, third = measured_changes(twice, MEAN[:3], SIGMA[:3], CODES[:, :3])
    assert (first, second.name, third) == (Change(), "size", Change())


SCORES = arrays.arrays(np.float64, st.tuples(st.integers(1, 10), st.just(len(TRAITS))),
                       elements=st.sampled_from([0.0, 0.2, 0.5, 3.0]))  # fmt: skip


@given(SCORES)
def test_no_two_axes_have_one_name_and_none_is_named_that_could_not_be(scores):
    changes = distinct_names(scores, scores)
    names = [change.name for change in changes if change.name]
    assert len(set(names)) == len(names)
    for row, change in zip(scores, changes, strict=True):
        free = [row[TRAITS.index(name)] for name in TRAITS if name not in names]
        assert change.strength >= max(free, default=0)  # no plainer effect was left unused
        # A plainer effect than its own names an axis that has as much of it or more.
        for trait in np.flatnonzero(row > change.strength):
            owner = names.index(TRAITS[trait])
            assert [c for c in changes if c.name][owner].strength >= row[trait]


def test_axes_are_walked_about_their_own_mean_and_as_far_as_their_photos_lie():
    walked = []

    def watch(z):
        walked.append(z)
        return np.zeros((len(z), 8, 8, 3), np.float32)

    mean, sigma = np.arange(DIM) / 10, 1 + np.arange(DIM) / 10
    assert measured_changes(watch, mean, sigma, CODES) == [Change()] * DIM
    assert np.array_equal(walked[0], CODES)
    for axis, z in enumerate(walked[1:]):
        z = z.reshape(WALKS, STEPS, DIM)
        held = np.delete(np.arange(DIM), axis)
        assert (z[..., held] == CODES[:WALKS, None, held]).all()
        ends = mean[axis] + sigma[axis] * np.array([-2, 2])
        np.testing.assert_allclose(z[:, [0, -1], axis], np.tile(ends, (WALKS, 1)), rtol=1e-6)


@pytest.mark.parametrize("picture", [
    np.zeros((8, 8, 3), np.float32), np.ones((8, 8, 3), np.float32), ellipse(),
    np.random.default_rng(0).random((8, 8, 3), np.float32),
], ids=["black", "white", "disc", "noise"])  # fmt: skip
def test_a_decoder_that_always_draws_the_same_has_no_names(picture):
    def decode(z):
        return np.repeat(picture[np.newaxis], len(z), axis=0)

    assert measured_changes(decode, MEAN, SIGMA, CODES) == [Change()] * DIM


def test_full_frames_are_named_by_their_colours_only():
    noise = np.random.default_rng(1).random((16, 16, 3), np.float32)

    def decode(z):
        return np.clip(0.8 * noise + 0.03 * z[:, 0].reshape(-1, 1, 1, 1) + 0.1, 0, 1)

    change, *others = measured_changes(decode, MEAN, SIGMA, CODES)
    assert change.name == "lightness"
    assert change.name not in OUTLINE
    assert others == [Change()] * (DIM - 1)


def test_too_few_codes_are_refused():
    with pytest.raises(ValueError, match="too few"):
        measured_changes(of_known_axes, MEAN, SIGMA, CODES[: WALKS - 1])


def test_what_goes_either_way_by_chance_is_hardly_ever_named():
    """Every walk goes straight, but each as it likes: the hardest case for a false name."""
    source, along = np.random.default_rng(5), np.linspace(-0.5, 0.5, STEPS)
    named = 0
    for _ in range(300):
        ways = source.normal(size=(WALKS, 1, len(TRAITS)))
        scores, _ = sure_effects(ways * along[:, None], np.full(len(TRAITS), 0.5))
        named += bool(scores.any())
    assert named <= 3  # 12 traits * 300 trials / 8,500 is 0.4, were agreement all it takes


@pytest.mark.parametrize(("share", "name"), [(0.15, ""), (0.35, "vividness")])
def test_a_trait_that_goes_up_and_down_more_than_one_way_is_no_name(share, name):
    """All walks end higher by one, which is so much of all that varies along them."""
    line, wiggle = np.linspace(-0.5, 0.5, STEPS), (-1.0) ** np.arange(STEPS)
    wiggle -= wiggle.mean()
    wiggle *= np.sqrt((line @ line) * (1 / share - 1) / (wiggle @ wiggle))
    traits = np.zeros((WALKS, STEPS, len(TRAITS)))
    traits[..., TRAITS.index("vividness")] = line + wiggle
    assert surest(traits, np.ones(len(TRAITS))).name == name


@pytest.mark.parametrize(("strength", "name"), [(0.4, ""), (-0.6, "width")])
def test_what_is_little_beside_how_draws_differ_is_no_name(strength, name):
    """All walks go the same straight way, but not far."""
    traits = np.zeros((WALKS, STEPS, len(TRAITS)))
    traits[..., TRAITS.index("width")] = strength * np.linspace(-0.5, 0.5, STEPS)
    assert surest(traits, np.ones(len(TRAITS))).name == name


def test_one_strange_walk_does_not_speak_for_all():
    traits = np.random.default_rng(6).normal(0, 0.01, (WALKS, STEPS, len(TRAITS)))
    traits[0] += 1000 * np.linspace(-0.5, 0.5, STEPS)[:, None]
    assert surest(traits, SPREAD) == Change()


VALUES = st.sampled_from([0.0, 1.0, -1.0, 0.3, np.nan, 1e9])
SPREADS = st.sampled_from([0.02, 1.0, np.nan])


@given(arrays.arrays(np.float64, (WALKS, STEPS, len(TRAITS)), elements=VALUES),
       arrays.arrays(np.float64, len(TRAITS), elements=SPREADS))  # fmt: skip
@settings(max_examples=100)
def test_any_traits_give_a_name_with_its_strength_or_none(traits, spread):
    change = surest(traits, spread)
    assert change == Change() or (change.name in TRAITS and abs(change.strength) >= STRENGTH)

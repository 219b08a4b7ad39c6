"""Traits say of drawn things what was drawn, and survive any picture."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from desktop.generator.model.card import TRAITS
from export.picture_traits import LEAST_THING, OUTLINE, picture_traits
from tests.export.drawn_things import GREEN, SIDE, ellipse

NOISE = np.random.default_rng(0).normal(0, 0.15, (SIDE, SIDE))
SLOW = np.repeat(np.repeat(np.random.default_rng(1).normal(0, 0.15, (8, 8)), 8, 0), 8, 1)
PAIRS = [  # each trait rises from the first picture to the second
    ("lightness", {"colour": (0.1, 0.3, 0.2)}, {"colour": (0.4, 0.6, 0.5)}),
    ("redness", {"colour": (0.2, 0.6, 0.3)}, {"colour": (0.6, 0.2, 0.3)}),
    ("yellowness", {"colour": (0.2, 0.2, 0.7)}, {"colour": (0.6, 0.5, 0.1)}),
    ("vividness", {"colour": (0.4, 0.5, 0.4)}, {"colour": (0.1, 0.9, 0.2)}),
    ("contrast", {}, {"grain": SLOW}),
    ("detail", {"grain": SLOW}, {"grain": NOISE}),
    ("size", {"across": 0.1, "up": 0.1}, {"across": 0.3, "up": 0.3}),
    ("width", {"across": 0.1, "up": 0.3}, {"across": 0.3, "up": 0.1}),
    ("lean", {"up": 0.35, "across": 0.1, "turn": -0.5}, {"up": 0.35, "across": 0.1, "turn": 0.5}),
    ("rightwards", {"x": 0.3}, {"x": 0.7}),
    ("upwards", {"y": 0.7}, {"y": 0.3}),
    ("roundness", {"across": 0.05, "up": 0.4}, {}),
]


def traits(picture) -> dict[str, float]:
    return dict(zip(TRAITS, picture_traits(picture[np.newaxis])[0], strict=True))


@pytest.mark.parametrize(("name", "less", "more"), PAIRS)
def test_a_trait_rises_with_its_name(name, less, more):
    assert traits(ellipse(**less))[name] < traits(ellipse(**more))[name]
    assert {pair[0] for pair in PAIRS} == set(TRAITS)


def test_a_disc_is_measured_in_known_units():
    found = traits(ellipse(x=0.4, y=0.3))
    # The mask counts pixels that are lit by a seventh in full: half a pixel of 12.8 in radius.
    assert found["size"] == pytest.approx(np.pi * 0.2**2, rel=0.08)
    assert found["roundness"] == pytest.approx(1.0, abs=0.08)
    assert (found["rightwards"], found["upwards"]) == pytest.approx((0.4, 0.7), abs=0.002)
    assert (found["width"], found["lean"], found["contrast"]) == pytest.approx((0, 0, 0), abs=0.04)
    red, green, blue = GREEN
    assert found["redness"] == pytest.approx(red - green, abs=0.02)
    assert found["yellowness"] == pytest.approx((red + green) / 2 - blue, abs=0.02)


@pytest.mark.parametrize("ground", [(1.0, 1.0, 1.0), (0.0, 0.0, 0.0), (0.9, 0.8, 0.6)])
def test_neither_ground_nor_position_changes_what_a_thing_is(ground):
    one, other = traits(ellipse()), traits(ellipse(x=0.6, y=0.4, ground=ground))
    for name in set(TRAITS) - {"rightwards", "upwards"}:
        assert other[name] == pytest.approx(one[name], abs=0.03), name


def test_a_mirror_turns_sides_around_and_nothing_else():
    picture = ellipse(x=0.4, y=0.45, across=0.1, up=0.3, turn=0.4, grain=SLOW)
    seen, mirrored = traits(picture), traits(picture[:, ::-1])
    assert mirrored["rightwards"] == pytest.approx(1 - seen["rightwards"], abs=1e-5)
    assert mirrored["lean"] == pytest.approx(-seen["lean"], abs=1e-5)
    for name in set(TRAITS) - {"rightwards", "lean"}:
        assert mirrored[name] == pytest.approx(seen[name], rel=1e-4, abs=1e-6), name


def test_a_full_frame_has_colours_and_no_outline():
    noise = np.random.default_rng(2).random((SIDE, SIDE, 3), np.float32)
    found = traits(noise)
    assert {name for name in TRAITS if np.isnan(found[name])} == set(OUTLINE)
    assert found["lightness"] == pytest.approx(0.5, abs=0.02)


@pytest.mark.parametrize(("black", "known"), [(0.2, True), (0.45, False)])
def test_a_border_that_is_hardly_more_than_half_of_one_colour_is_no_ground(black, known):
    picture = np.ones((SIDE, SIDE, 3), np.float32)
    picture[:, round((1 - black) * SIDE) :] = 0  # 35 % of the border, and 48
    assert np.isfinite(traits(picture)["size"]) == known


@pytest.mark.parametrize("level", [0.0, 0.5, 1.0])
def test_a_flat_picture_has_no_outline_and_no_detail(level):
    found = traits(np.full((SIDE, SIDE, 3), level, np.float32))
    assert {name for name in TRAITS if np.isnan(found[name])} == set(OUTLINE)
    assert found["lightness"] == pytest.approx(level, abs=1e-6)
    assert found["detail"] == pytest.approx(0, abs=1e-6)


def test_a_speck_is_no_thing():
    radius = 0.8 * np.sqrt(LEAST_THING / np.pi)
    assert np.isnan(traits(ellipse(across=radius, up=radius))["size"])


@given(arrays.arrays(np.float32, st.tuples(*[st.integers(8, 16)] * 2, st.just(3)),
                     elements=st.sampled_from([0.0, 0.03, 0.5, 0.97, 1.0])))  # fmt: skip
@settings(max_examples=200)
def test_any_picture_has_finite_colours_and_an_outline_within_bounds(picture):
    found = traits(picture)
    for name in set(TRAITS) - set(OUTLINE) - {"detail"}:
        assert np.isfinite(found[name])
        assert -1.001 <= found[name] <= 1.001
    if not np.isnan(found["size"]):
        assert all(np.isfinite(found[name]) for name in OUTLINE)
        assert all(0 <= found[name] <= 1 for name in ("size", "rightwards", "upwards"))
        assert abs(found["lean"]) <= 1


def test_a_picture_is_judged_by_itself_alone():
    pictures = np.stack([ellipse(), ellipse(x=0.3, grain=NOISE), np.zeros((SIDE, SIDE, 3))])
    together = picture_traits(pictures)
    alone = np.concatenate([picture_traits(one[np.newaxis]) for one in pictures])
    np.testing.assert_allclose(together, alone, rtol=1e-5, atol=1e-7)  # float32 sums

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kvae.morphs.normal_equations import at_once, in_turn
from kvae.morphs.registration import (
    COARSE,
    LEVELS,
    QUICK,
    Described,
    least_area,
    misfit,
    register,
    unfolded,
)
from kvae.morphs.splines import basis
from tests.kvae.morphs.things import thing, things


def pairs(count):
    return np.triu_indices(count, 1)


def test_a_thing_moved_aside_is_found_where_it_went():
    side, aside = 64, 0.12
    photos = np.stack([
        thing(side, centre=(0.5 - aside / 2, 0.5)), thing(side, centre=(0.5 + aside / 2, 0.5))
    ])  # fmt: skip
    control = register(Described.of(photos), np.array([0]), np.array([1]))
    field = basis(side, control.shape[-1]) @ control[0] @ basis(side, control.shape[-1]).T
    middle = field[:, side // 2, side // 2]
    # x + v in the first belongs to x - v in the second: v is minus half the way. Roughness holds
    # the field back a little, and nothing but its shade says where inside the thing a position is.
    assert middle[0] == pytest.approx(-aside / 2, abs=0.015)
    assert middle[1] == pytest.approx(0.0, abs=0.015)


def test_swapping_the_photos_turns_the_field_round():
    photos = Described.of(things(4))
    first, second = pairs(4)
    there, back = register(photos, first, second), register(photos, second, first)
    # Steps are taken in float32 and may be refused or not on the last digit.
    np.testing.assert_allclose(there, -back, atol=2e-3)


def test_registration_brings_things_together_and_folds_nothing():
    photos = Described.of(things(8, seed=3))
    first, second = pairs(8)
    control = register(photos, first, second)
    after = misfit(photos, first, second, control)
    before = misfit(photos, first, second, np.zeros_like(control))
    assert (after <= before + 1e-6).all()
    assert np.median(after / before) < 0.12  # 0.10 with these; 1 would be no registration at all
    areas = least_area(control)
    assert areas.min() >= 0.1  # of what a thing covers: nothing shrinks to less, let alone folds
    # How much fields squeeze follows from what roughness weighs: the median is 0.52, with a tenth
    # of its weight 0.13, with three times as much 0.67 and with ten times 0.75.
    assert 0.4 < np.median(areas) < 0.6


def test_a_photo_fits_itself_and_needs_no_field():
    photos = Described.of(things(3))
    same = np.arange(3)
    control = register(photos, same, same)
    assert np.abs(control).max() < 1e-6
    assert misfit(photos, same, same, control) == pytest.approx(0, abs=1e-9)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.floats(0.0, 3.0))
def test_no_field_is_left_folded(seed, size):
    source = np.random.default_rng(seed)
    control = (size * source.standard_normal((2, 2, 12, 12))).astype(np.float32)
    tamed = unfolded(control)
    assert least_area(tamed).min() >= 0.1
    # It is the same field, only less of it.
    factor = np.linalg.norm(tamed[0]) / max(np.linalg.norm(control[0]), 1e-9)
    np.testing.assert_allclose(tamed[0], factor * control[0], atol=1e-4)


@pytest.mark.parametrize("wild", ["flat", "black and white", "noise"])
def test_pictures_without_anything_to_match_give_finite_fields(wild):
    source = np.random.default_rng(0)
    photos = {
        "flat": np.full((2, 64, 64, 3), 128, np.uint8),
        "black and white": np.stack([np.zeros((64, 64, 3)), np.full((64, 64, 3), 255)]).astype(
            np.uint8
        ),
        "noise": source.integers(0, 256, (2, 64, 64, 3)).astype(np.uint8),
    }[wild]
    described = Described.of(photos)
    pair = np.array([0]), np.array([1])
    for levels, solver in ((COARSE, at_once), (LEVELS, at_once), (QUICK, in_turn)):
        control = register(described, *pair, levels, solver)
        assert np.isfinite(control).all()
        assert np.isfinite(misfit(described, *pair, control, levels)).all()

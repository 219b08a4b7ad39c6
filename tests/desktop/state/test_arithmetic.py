"""Chosen pictures are averaged and added, in the order of choosing, each with its sign."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from desktop.generator.files.picture_file import PictureRecord
from desktop.generator.latent.latent_paths import radius
from desktop.state.arithmetic import (
    added,
    averaged,
    crossed,
    ends,
    mixed,
    signed_slots,
    with_one_more,
)
from desktop.state.session import LIMIT, Picture, Session

EMPTY = Session(seed=3, count=4).with_model("a" * 64, 4)


def shown(*codes) -> Session:
    session = EMPTY
    for slot, z in enumerate(codes):
        session = session.with_code(slot, np.array(z), "mapped")
    return session


def test_pictures_take_part_in_the_order_of_choosing_unless_left_out():
    session = EMPTY.with_selected(2).with_toggled(0).with_toggled(3)
    assert signed_slots(session, {0: -1}) == [(2, 1), (0, -1), (3, 1)]
    assert signed_slots(session, {0: -1, 3: 0}) == [(2, 1), (0, -1)]


def test_a_sum_obeys_its_signs():
    session = shown([2, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0]).with_toggled(1).with_toggled(2)
    total = added(session, {1: -1})
    direction = np.array([2, -1, 1, 0]) / np.sqrt(6)
    assert total == pytest.approx(2 * direction)  # no farther out than the farthest of them
    assert added(session, {1: -1, 2: 0})[2] == 0


def test_an_average_lies_between_and_as_far_out_as_its_members():
    session = shown([2, 0, 0, 0], [0, 2, 0, 0]).with_toggled(1)
    middle = averaged(session, {})
    assert middle == pytest.approx([np.sqrt(2), np.sqrt(2), 0, 0])
    assert radius(middle) == pytest.approx(radius(session.picture(0).code()))


def test_with_all_left_out_there_is_no_mix():
    assert averaged(EMPTY, {0: 0}) is None
    assert added(EMPTY, {0: 0}) is None


def test_a_mix_takes_the_slot_for_one_more_and_is_selected():
    session = EMPTY.with_toggled(2)
    shown_too = with_one_more(session, mixed(session, np.ones(4)))
    assert shown_too.count == 5
    assert shown_too.chosen == (4,)
    assert shown_too.picture(4) == Picture((1.0,) * 4, 3, 2, "mixed")
    assert [shown_too.picture(p) for p in range(4)] == [session.picture(p) for p in range(4)]


def test_in_a_full_window_a_mix_spares_what_is_locked_or_chosen():
    session = EMPTY.with_count(12).with_toggled(11).with_lock(10, True)
    shown_too = with_one_more(session, mixed(session, np.ones(4)))
    assert shown_too.chosen == (9,)
    assert shown_too.count == 12


def test_a_crossing_has_the_code_of_the_colours_and_leads_to_that_of_the_outline():
    session = shown([1, 2, 3, 4], [0, -1, 0.5, 2])
    crossing = crossed(session, 0, 1)
    assert crossing == Picture((0, -1, 0.5, 2), 3, 1, "crossed", (1, 3, 2.5, 2))
    assert np.array_equal(crossing.outline_code(), session.picture(0).code())


def test_crossed_once_more_a_crossing_gives_its_outline_or_its_colours():
    session = shown([1, 2, 3, 4], [0, -1, 0.5, 2], [3, 0, 0, 1])
    session = with_one_more(session, crossed(session, 0, 1))
    outline, colours = crossed(session, 4, 2), crossed(session, 2, 4)
    assert np.array_equal(outline.outline_code(), session.picture(0).code())
    assert outline.z == session.picture(2).z
    assert np.array_equal(colours.outline_code(), session.picture(2).code())
    assert colours.z == session.picture(1).z


@given(arrays.arrays(np.float32, (2, 4), elements=st.floats(-(2.0**99), 2.0**99, width=32)))
def test_however_far_out_two_pictures_lie_their_crossing_can_be_saved(codes):
    session = EMPTY
    for slot, z in enumerate(codes):  # as a saved picture may
        session = session.restored(PictureRecord("a" * 64, 0, 0, z), slot)
    crossing = crossed(session, 0, 1)
    record = PictureRecord("a" * 64, 0, 0, crossing.code(), crossing.outline_step)
    assert PictureRecord.from_json(record.to_json()).outline_step == crossing.outline_step
    assert (np.abs(crossing.outline_code()) <= LIMIT).all()


def test_the_first_and_the_last_that_take_part_are_crossed():
    session = EMPTY.with_selected(2).with_toggled(0).with_toggled(3)
    assert ends(session, {}) == (2, 3)
    assert ends(session, {0: -1, 3: 0}) == (2, 0)
    assert ends(session, {2: 0, 3: 0}) is None

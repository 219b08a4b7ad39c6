"""A picture is steered along its axes, and finds back to what it was before."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from desktop.state.history import History
from desktop.state.session import LIMIT, MAX_COUNT, Picture, Session
from desktop.state.steering import before_steering, steered, surrounded, unsteered

START = Session(seed=12, count=3).with_model("a" * 64, 5)
DRAWN = START.picture(0)


def history_of(*sessions: Session) -> History:
    history = History(sessions[0])
    for session in sessions[1:]:
        history.push(session)
    return history


def test_one_axis_moves_and_the_others_stay():
    after = steered(START, 0, 3, 1.25).picture(0)
    assert after.z[3] == 1.25
    assert [a == b for a, b in zip(after.z, DRAWN.z, strict=True)] == [1, 1, 1, 0, 1]
    assert (after.seed, after.index, after.made) == (12, 0, "steered")


def test_no_axis_is_steered_beyond_what_the_decoder_can_follow():
    assert steered(START, 0, 3, 99.0).picture(0).z[3] == LIMIT


def test_a_steered_draw_finds_back_to_the_draw():
    once = steered(START, 0, 1, 2.0)
    twice = steered(once, 0, 2, -1.0)
    assert before_steering(history_of(START, once, twice), 0) == DRAWN


def test_a_steered_photo_finds_back_to_the_photo_and_not_to_some_draw():
    photo = START.with_picture(1, Picture.of(np.full(5, 0.5), 12, 1, "photo"))
    moved = steered(photo, 1, 0, 3.0)
    before = before_steering(history_of(START, photo, moved), 1)
    assert before == photo.picture(1)
    assert unsteered(moved, 1, before, None) == photo


def test_a_draw_goes_back_to_the_draw_of_todays_variety():
    wide = steered(START, 0, 1, 2.0).with_variety(1.5)
    before = before_steering(history_of(START, steered(START, 0, 1, 2.0), wide), 0)
    assert np.allclose(before.z, 1.5 * DRAWN.code())


def test_a_picture_put_back_is_a_plain_draw_again_and_follows_the_variety():
    moved = steered(START, 0, 1, 2.0)
    back = unsteered(moved, 0, DRAWN, 1)
    assert back == START
    assert back.with_variety(0.0).picture(0).z == (0.0,) * 5


def test_a_locked_picture_put_back_stays_locked_and_as_it_was():
    locked = START.with_lock(0, True)
    back = unsteered(steered(locked, 0, 1, 2.0), 0, DRAWN, None)
    assert back == locked


def test_one_axis_put_back_leaves_the_others_steered():
    moved = steered(steered(START, 0, 1, 2.0), 0, 2, -1.0)
    back = unsteered(moved, 0, DRAWN, 1).picture(0)
    assert (back.z[1], back.z[2], back.made) == (DRAWN.z[1], -1.0, "steered")


def test_a_history_that_does_not_reach_back_leaves_the_draw_it_came_from():
    photo = START.with_picture(1, Picture.of(np.full(5, 0.5), 12, 1, "photo"))
    forgotten = history_of(steered(photo, 1, 0, 3.0))
    assert before_steering(forgotten, 1) == START.picture(1)


def test_what_was_undone_is_no_past():
    mapped = START.with_code(0, np.ones(5), "mapped")
    history = history_of(START, mapped)
    history.go(0)
    history.push(steered(START, 0, 1, 2.0))
    assert before_steering(history, 0) == DRAWN


def test_neighbours_fill_all_slots_but_the_selected_and_the_locked():
    session = START.with_selected(1).with_lock(2, True)
    around = surrounded(session, [4, 0], 0.5)
    assert around.count == MAX_COUNT
    assert around.chosen == (1,)
    assert [around.picture(p) for p in (1, 2)] == [session.picture(p) for p in (1, 2)]
    here = session.picture(1).code()
    others = [around.picture(p) for p in range(12) if p not in (1, 2)]
    assert {one.made for one in others} == {"neighbour"}
    away = np.array([one.code() for one in others]) - here
    assert not away[:, 1:4].any()  # other axes are left alone
    assert np.allclose(away[0], [0, 0, 0, 0, 0.5])  # the most active axis first
    assert len({one.z for one in others}) == len(others)


@given(st.integers(0, 2), st.integers(0, 4), st.floats(-9, 9), st.floats(0, 2), st.booleans())
def test_whatever_is_steered_can_be_put_back(slot, axis, value, variety, lock):
    session = START.with_variety(variety).with_lock(slot, lock)
    moved = steered(session, slot, axis, value)
    history = history_of(session, moved)
    back = unsteered(moved, slot, before_steering(history, slot), None)
    assert back.picture(slot) == session.picture(slot)
    assert back.locked == session.locked


CROSSING = Picture.of(np.full(5, 0.5), 12, 1, "crossed", (1.0, 0.0, -1.0, 0.5, 2.0))


def test_a_steered_crossing_moves_by_both_codes_and_finds_back():
    start = START.with_picture(1, CROSSING)
    moved = steered(start, 1, 2, 1.5)
    change = moved.picture(1).outline_code() - CROSSING.outline_code()
    assert change.tolist() == [0, 0, 1, 0, 0]
    before = before_steering(history_of(START, start, moved), 1)
    assert before == CROSSING
    assert unsteered(moved, 1, before, None) == start


def test_a_crossing_whose_numbers_were_replaced_finds_back_to_itself():
    start = START.with_picture(1, CROSSING)
    replaced = start.with_code(1, np.zeros(5), "steered", ())
    before = before_steering(history_of(START, start, replaced), 1)
    assert unsteered(replaced, 1, before, None) == start


def test_neighbours_of_a_crossing_are_crossings():
    filled = surrounded(START.with_picture(1, CROSSING), [0, 1], 0.5)
    assert {filled.picture(slot).outline_step for slot in range(MAX_COUNT)} == {
        CROSSING.outline_step
    }

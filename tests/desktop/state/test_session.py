"""Every change makes a new session, none leaves the allowed range, and locked pictures stay."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.generator.files.picture_file import MOST_STEP, PictureRecord
from desktop.generator.model import garden
from desktop.generator.model.model_file import ModelFileError
from desktop.generator.sampling import draw, draws
from desktop.state.session import LIMIT, MAX_COUNT, Picture, Session

SHA = "a" * 64
sessions = st.builds(
    Session, st.integers(0, 999_999), st.integers(1, 12), model_sha256=st.just(SHA),
    latent_dim=st.integers(4, 10),
)  # fmt: skip
slots = st.integers(0, MAX_COUNT - 1)


@given(sessions, st.integers(-100, 100), st.integers(-100, 100))
def test_count_and_selection_stay_in_range(session, count, selected):
    changed = session.with_selected(selected).with_count(count)
    assert 1 <= changed.count <= 12
    assert 0 <= changed.selected < changed.count


@given(sessions)
def test_a_reroll_is_another_seed(session):
    rerolled = session.rerolled()
    assert rerolled.seed != session.seed
    assert 0 <= rerolled.seed < 1_000_000
    assert (rerolled.count, rerolled.selected) == (session.count, session.selected)


def test_codes_are_the_draws_and_fewer_are_the_first_of_more():
    session = Session(seed=4, count=12, latent_dim=6)
    assert np.array_equal(session.codes(), draws(4, 12, 6))
    assert np.array_equal(session.with_count(5).codes(), session.codes()[:5])


@given(sessions, st.floats(-1, 5))
def test_variety_scales_plain_draws_and_stays_in_range(session, variety):
    changed = session.with_variety(variety)
    assert 0 <= changed.variety <= 2
    expected = draws(session.seed, session.count, session.latent_dim) * np.float32(changed.variety)
    assert np.array_equal(changed.codes(), expected)


@given(sessions, st.sets(slots), st.integers(0, 999_999), st.floats(0, 2))
def test_locked_pictures_stay_whatever_is_drawn_anew(session, locked, seed, variety):
    session = session.with_count(12)
    before = session.codes()
    for slot in locked:
        session = session.with_lock(slot, True)
    after = session.with_seed(seed).with_variety(variety)
    fresh = draws(seed, 12, session.latent_dim) * np.float32(variety)
    for slot in range(12):
        expected = before[slot] if slot in locked else fresh[slot]
        assert np.array_equal(after.codes()[slot], expected)


@given(sessions, slots)
def test_unlocking_at_once_gives_back_the_same_session(session, slot):
    assert session.with_lock(slot, True).with_lock(slot, False) == session


def test_an_unlocked_picture_stays_until_others_are_drawn():
    session = Session(seed=1, count=3, latent_dim=8).with_lock(1, True).with_seed(2)
    kept = session.picture(1)
    freed = session.with_lock(1, False)
    assert freed.picture(1) == kept
    assert freed.with_seed(3).picture(1) == Session(seed=3, latent_dim=8).picture(1)


def test_a_steered_picture_remembers_its_draw_and_goes_with_the_next():
    session = Session(seed=5, count=2, latent_dim=4)
    moved = session.with_code(1, np.array([9, -9, 0.1, 0], np.float32), "steered")
    picture = moved.picture(1)
    assert (picture.seed, picture.index, picture.made) == (5, 1, "steered")
    assert picture.z == (LIMIT, -LIMIT, float(np.float32(0.1)), 0.0)  # no slider leads beyond
    assert moved.with_seed(6).picture(1).made == "drawn"


def test_choosing_several_keeps_their_order_and_never_none():
    session = Session(count=6, latent_dim=4).with_toggled(3).with_toggled(1)
    assert session.chosen == (0, 3, 1)
    assert session.selected == 1
    assert session.with_toggled(3).chosen == (0, 1)
    assert session.with_count(2).chosen == (0, 1)
    assert session.with_toggled(0).with_toggled(3).with_toggled(1).chosen == (1,)
    assert session.with_selected(4).chosen == (4,)


def test_others_go_where_nothing_is_selected_or_locked():
    session = Session(count=4, latent_dim=4).with_selected(1).with_lock(2, True)
    pictures = [Picture((float(n),) * 4, 0, n, "neighbour") for n in range(20)]
    filled = session.with_others(pictures[:4])
    assert filled.count == 6
    made = [filled.picture(slot).made for slot in range(6)]
    assert made == ["neighbour", "drawn", "drawn", "neighbour", "neighbour", "neighbour"]
    assert filled.selected == 1
    assert session.with_others(pictures).count == 12  # as many as fit


def test_one_more_picture_goes_behind_the_last_then_over_an_unlocked_one():
    assert Session(count=5, latent_dim=4).free_slot() == 5
    full = Session(count=12, latent_dim=4).with_lock(11, True)
    assert full.free_slot() == 10
    for slot in range(12):
        full = full.with_lock(slot, True)
    assert full.with_selected(3).free_slot() == 3


@given(sessions, slots, st.integers(0, 99))
def test_a_saved_picture_comes_back_to_the_bit(session, slot, seed):
    z = draw(seed, 30, session.latent_dim) * np.float32(1.7)
    restored = session.restored(PictureRecord(SHA, seed, 30, z), slot)
    assert np.array_equal(restored.codes()[slot], z)
    assert restored.selected == slot < restored.count


def test_a_picture_of_another_model_names_the_one_it_wants():
    record = PictureRecord("b" * 64, 1, 0, draw(1, 0, 8))
    with pytest.raises(ModelFileError, match="another model") as caught:
        Session(model_sha256=SHA, latent_dim=8).restored(record, 0)
    assert "bbbbbbbbbbbb" in caught.value.hint


def test_another_model_lets_go_of_pictures_it_cannot_draw():
    session = Session(seed=9, count=3).with_model(SHA, 8).with_lock(0, True)
    assert session.with_model(SHA, 8) == session
    other = session.with_model("b" * 64, 5)
    assert (other.locked, other.seed, other.count) == (frozenset(), 9, 3)
    assert np.array_equal(other.codes(), draws(9, 3, 5))


@given(sessions, slots, st.integers(0, 99))
def test_a_saved_crossing_comes_back_to_the_bit(session, slot, seed):
    z, outline = draws(seed, 2, session.latent_dim)
    record = PictureRecord(SHA, seed, 0, z, tuple((outline - z).tolist()))
    restored = session.restored(record, slot)
    assert np.array_equal(restored.whole_codes()[slot], record.whole_code)
    assert np.array_equal(restored.codes()[slot], z)


@given(sessions.filter(lambda session: session.count > 1), st.data())
def test_a_crossing_keeps_its_step_wherever_it_is_moved_unless_told_otherwise(session, data):
    slot = data.draw(st.integers(0, session.count - 1))
    step = (0.5,) * session.latent_dim
    crossing = Picture.of(np.ones(session.latent_dim), 1, 2, "crossed", step)
    session = session.with_picture(slot, crossing).with_lock(slot, True)
    moved = session.with_seed(5).with_code(slot, np.zeros(session.latent_dim), "walked")
    assert moved.picture(slot).outline_step == step
    assert np.array_equal(moved.picture(slot).outline_code(), np.full(session.latent_dim, 0.5))
    plain = moved.with_code(slot, np.zeros(session.latent_dim), "mapped", ())
    assert plain.picture(slot).outline_step == ()
    for other in set(range(session.count)) - {slot}:
        assert np.array_equal(moved.whole_codes()[other], moved.codes()[other])


def test_the_most_of_a_records_step_leads_from_one_limit_to_the_other():
    assert MOST_STEP == 2 * LIMIT


def test_two_chosen_pictures_change_places():
    session = Session(count=5, chosen=(1, 3, 4))
    assert session.with_exchanged(1, 4).chosen == (4, 3, 1)
    assert session.with_exchanged(1, 4).with_exchanged(1, 4) == session
    assert session.with_exchanged(1, 4).differs_only_in_choice(session)


def test_a_picture_of_the_garden_of_before_is_one_of_todays():
    record = PictureRecord(garden.EARLIER[0], 3, 1, draw(3, 1, 8))
    session = Session(model_sha256=garden.SHA256, latent_dim=8)
    assert np.array_equal(session.restored(record, 0).codes()[0], record.z)

"""Chosen pictures are averaged and added, in the order of choosing, each with its sign."""

import numpy as np
import pytest

from desktop.generator.latent.latent_paths import radius
from desktop.state.arithmetic import added, averaged, signed_slots, with_mixed
from desktop.state.session import Picture, Session

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
    mixed = with_mixed(session, np.ones(4))
    assert mixed.count == 5
    assert mixed.chosen == (4,)
    assert mixed.picture(4) == Picture((1.0,) * 4, 3, 2, "mixed")
    assert [mixed.picture(p) for p in range(4)] == [session.picture(p) for p in range(4)]


def test_in_a_full_window_a_mix_spares_what_is_locked_or_chosen():
    session = EMPTY.with_count(12).with_toggled(11).with_lock(10, True)
    mixed = with_mixed(session, np.ones(4))
    assert mixed.chosen == (9,)
    assert mixed.count == 12

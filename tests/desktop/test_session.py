"""Every change makes a new session, and none leaves the allowed range."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from desktop.session import Session

sessions = st.builds(Session, st.integers(0, 999_999), st.integers(1, 12), st.just(0))


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


def test_codes_of_fewer_are_the_first_of_more():
    session = Session(seed=4, count=12)
    assert np.array_equal(session.with_count(5).codes(6), session.codes(6)[:5])

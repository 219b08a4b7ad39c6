"""Undo and redo of sessions, against a plain list."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.state.history import History
from desktop.state.session import Session

START = Session(seed=0, count=6, latent_dim=4)


def seeds(history: History) -> list[int]:
    return [session.seed for session in history.sessions]


@given(st.lists(st.one_of(st.integers(1, 99), st.sampled_from(["undo", "redo"])), max_size=40))
def test_it_walks_like_a_plain_list(requests):
    history, line, at = History(START), [0], 0
    for request in requests:
        if request == "undo":
            at = max(0, at - 1)
            history.go(history.position - 1)
        elif request == "redo":
            at = min(len(line) - 1, at + 1)
            history.go(history.position + 1)
        elif request != line[at]:
            line[at + 1 :] = [request]
            at += 1
            history.push(history.present.with_seed(request))
    assert (seeds(history), history.position) == (line, at)
    assert history.present.seed == line[at]


def test_a_dragged_slider_is_one_step_until_it_is_let_go():
    history = History(START)
    for seed in (1, 2, 3):
        history.push(START.with_seed(seed), merge="slider")
    history.seal()
    for seed in (4, 5):
        history.push(START.with_seed(seed), merge="slider")
    history.push(START.with_seed(6), merge="another")
    assert seeds(history) == [0, 3, 5, 6]


def test_choosing_pictures_is_no_step_and_drops_nothing_undone():
    history = History(START)
    history.push(START.with_seed(1))
    history.go(0)
    history.push(history.present.with_selected(4))
    assert seeds(history) == [0, 1]
    assert history.present.selected == 4


def test_choosing_does_not_end_a_drag():
    history = History(START)
    history.push(START.with_seed(1), merge="slider")
    history.push(history.present.with_selected(2))
    history.push(history.present.with_seed(2), merge="slider")
    assert seeds(history) == [0, 2]


def test_it_forgets_the_oldest_beyond_three_hundred():
    history = History(START)
    for seed in range(1, 350):
        history.push(START.with_seed(seed))
    assert seeds(history) == list(range(50, 350))
    assert history.position == 299

"""The time left goes on at the recent pace."""

import pytest

from kvae.learning.progress import RECENT, WARM_UP, Progress, show_share
from kvae.learning.steps import TrainingState

TERMS = {"reconstruction_loss": 0.1}


def remaining(progress: Progress, step: int) -> float:
    """What is left after another step, that took a second by the model's own clock."""
    state = TrainingState(step, float(step))
    progress.show(state, TERMS)
    return progress.remaining(state)


def test_the_first_steps_are_timed_by_what_was_timed_before():
    progress = Progress(1000, expected=0.25, clock=lambda: 0.0)
    assert remaining(progress, 1) == 999 * 0.25
    assert remaining(progress, WARM_UP) == (1000 - WARM_UP) * 0.25


def test_a_resumed_training_begins_at_its_own_pace():
    assert remaining(Progress(1000), 400) == pytest.approx(600 * 1.0)


def test_the_recent_pace_goes_on_with_all_that_is_done_between_the_steps():
    readings = iter([2.0 * step for step in range(300)] + [600 + 5.0 * step for step in range(300)])
    progress = Progress(1000, expected=0.25, clock=lambda: next(readings))
    left = [remaining(progress, step) for step in range(1, 601)]
    assert left[299] == pytest.approx(700 * 2.0)
    assert left[300 + RECENT] == pytest.approx((699 - RECENT) * 5.0)


def test_nothing_is_left_at_the_end():
    assert remaining(Progress(100), 100) == 0


def test_line_shows_step_and_error(capsys):
    Progress(100).show(TrainingState(step=100, seconds=9.0), TERMS)
    line = capsys.readouterr().err
    assert "100/100" in line
    assert "25.5 of 255 levels" in line


def test_a_share_is_shown_now_and_then_and_at_its_end(capsys):
    show = show_share("looking")
    for share in (0.1, 0.2, 1.0):
        show(share)
    assert capsys.readouterr().err == "looking   10%\nlooking  100%\n"

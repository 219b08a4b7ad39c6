"""The time left goes on at the recent pace."""

import csv

import numpy as np
import pytest

from kvae.learning.progress import RECENT, WARM_UP, Progress, show_share
from kvae.learning.steps import TrainingState
from tests.conftest import ROOT

TERMS = {"reconstruction_loss": 0.1}
GARDEN = ROOT / "desktop" / "models" / "garden" / "history.csv"


def remaining(progress: Progress, step: int) -> float | None:
    """What is left after another step, that took a second by the model's own clock."""
    state = TrainingState(step, float(step))
    progress.show(state, TERMS)
    return progress.remaining(state)


def test_the_first_steps_are_timed_by_what_was_timed_before():
    progress = Progress(1000, expected=0.25, clock=lambda: 0.0)
    assert remaining(progress, 1) == 999 * 0.25
    assert remaining(progress, WARM_UP) == (1000 - WARM_UP) * 0.25


def test_of_a_new_run_that_was_not_timed_nobody_knows_at_its_first_steps(capsys):
    """They bring photos into correspondence, too: runs said 2.6 to 6.7 times too much."""
    readings = iter([0.0, 1.0, 2.0, 3.0, 4.0, 5.0])
    progress = Progress(1000, clock=lambda: next(readings))
    assert [remaining(progress, step) for step in range(1, WARM_UP + 1)] == [None] * WARM_UP
    assert "left" not in capsys.readouterr().err
    assert remaining(progress, WARM_UP + 1) == 994 * 1.0


def test_in_the_middle_of_a_real_training_the_time_left_holds():
    """The garden that ships: 53 minutes of one core, in the seconds that its history keeps."""
    with GARDEN.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    kept, seconds = (np.array([float(row[name]) for row in rows]) for name in ("step", "seconds"))
    steps = np.arange(1, int(kept[-1]) + 1)
    readings = np.interp(steps, [0, *kept], [0, *seconds])
    progress = Progress(len(steps), expected=0.28, clock=iter(readings).__next__)
    left = np.array([remaining(progress, step) for step in steps.tolist()])
    middle = slice(len(steps) // 5, 4 * len(steps) // 5)
    found = left[middle] / (readings[-1] - readings)[middle]
    # The machine was faster and slower by some percent meanwhile, which nobody can know.
    assert 0.85 < found.min() <= found.max() < 1.15
    assert found.mean() == pytest.approx(1.0, abs=0.03)


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

"""The time left goes on at the pace so far."""

import pytest

from kvae.config.toml import load_preset
from kvae.learning.progress import Progress, show_share
from kvae.learning.steps import TrainingState

CONFIG = load_preset("tiny").with_changes("training", steps=100)


def test_time_left_is_told_by_the_pace_so_far():
    left = Progress(CONFIG).remaining(TrainingState(step=20, seconds=50.0))
    assert left == pytest.approx(80 * 2.5)


def test_nothing_is_left_at_the_end():
    assert Progress(CONFIG).remaining(TrainingState(step=100, seconds=9.0)) == 0


def test_line_tells_step_and_error(capsys):
    terms = {"reconstruction_loss": 0.1}
    state = TrainingState(step=100, seconds=9.0)
    Progress(CONFIG).show(state, terms)
    line = capsys.readouterr().err
    assert "100/100" in line
    assert "25.5 of 255 levels" in line


def test_a_share_is_shown_now_and_then_and_at_its_end(capsys):
    show = show_share("looking")
    for share in (0.1, 0.2, 1.0):
        show(share)
    assert capsys.readouterr().err == "looking   10%\nlooking  100%\n"

"""The time left counts the dearer steps that are still to come."""

import pytest

from kvae.config import load_preset
from kvae.progress import CODES_COST, PERCEPTUAL_COST, Progress, show_share
from kvae.training import TrainingState

CONFIG = load_preset("tiny").with_changes("training", steps=100)
CONFIG = CONFIG.with_changes("loss", perceptual_start=0.5, codes_start=0.5)


def test_time_left_foresees_dearer_steps():
    """Fifty plain steps took 50 s; the fifty to come cost more each."""
    progress = Progress(CONFIG)
    left = progress.remaining(TrainingState(step=50, seconds=50.0))
    assert left == pytest.approx(50 * (1 + PERCEPTUAL_COST + CODES_COST))


def test_nothing_is_left_at_the_end():
    assert Progress(CONFIG).remaining(TrainingState(step=100, seconds=9.0)) == 0


def test_line_tells_step_and_error(capsys):
    from kvae.schedule import plan

    terms = {"reconstruction_loss": 0.1}
    state = TrainingState(step=100, seconds=9.0)
    Progress(CONFIG).show(state, plan(CONFIG, 99), terms)
    line = capsys.readouterr().err
    assert "100/100" in line
    assert "25.5 of 255 levels" in line


def test_the_lesson_shows_how_far_it_is(capsys):
    progress = Progress(CONFIG)
    progress.show_lesson(0.25)
    progress.show_lesson(0.5)  # too soon after the last line
    assert capsys.readouterr().err == "teaching codes the styles   25%\n"


def test_a_share_is_shown_now_and_then_and_at_its_end(capsys):
    show = show_share("looking")
    for share in (0.1, 0.2, 1.0):
        show(share)
    assert capsys.readouterr().err == "looking   10%\nlooking  100%\n"

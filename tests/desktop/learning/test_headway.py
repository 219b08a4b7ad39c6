"""How far a model is, as its programs report it."""

import pytest

from desktop.learning.headway import AFTERWARDS, STAGES, Headway
from desktop.learning.messages import Message

# Seconds that a step took with the default preset on two cores, and then what follows.
MEASURED = {"judging": (0.173, 79.0), "exporting": (0.201, 12.0), "reporting": (0.201, 9.0)}


def stage(name: str) -> Message:
    return Message("stage", {"name": name})


def step(done: int, of: int, left: float) -> Message:
    return Message(
        "progress", {"share": done / of, "seconds_left": left, "step": done, "steps": of}
    )


def test_before_the_training_the_time_planned_runs_down():
    begun = Headway(planned=300.0, since=100.0)
    later = begun.remaining(100.0) - begun.remaining(130.0)
    assert later == pytest.approx(30.0)
    matching = begun.after(stage("matching"), 130.0)
    assert matching.remaining(130.0) == pytest.approx(begun.remaining(130.0))


def test_training_is_timed_by_its_own_pace_and_so_is_what_follows():
    training = Headway(planned=300.0, since=0.0).after(stage("training"), 20.0)
    slow = training.after(step(100, 1100, 1000.0), 120.0)
    assert slow.pace == 1.0
    assert slow.remaining(120.0) == pytest.approx(1000.0 + sum(AFTERWARDS.values()))
    assert slow.share == pytest.approx(100 / 1100)


def test_what_follows_runs_down_and_never_below_nothing():
    judging = Headway(pace=0.5).after(stage("judging"), 10.0)
    assert judging.remaining(10.0) == pytest.approx(0.5 * sum(AFTERWARDS.values()))
    rest = 0.5 * (AFTERWARDS["exporting"] + AFTERWARDS["reporting"])
    assert judging.remaining(10_000.0) == pytest.approx(rest)
    assert judging.done() == STAGES[: STAGES.index("judging")]


@pytest.mark.parametrize("name", AFTERWARDS)
def test_what_follows_takes_about_as_long_as_was_measured(name):
    pace, seconds = MEASURED[name]
    begun = Headway(pace=pace).after(stage(name), 0.0)
    own = begun.remaining(0.0) - begun.remaining(3600.0)
    # Two runs on one machine differ by a sixth in what they take beside a step.
    assert own == pytest.approx(seconds, rel=0.17)


def test_a_share_without_steps_keeps_the_pace():
    matching = Headway(pace=0.3).after(stage("matching"), 0.0)
    known = matching.after(Message("progress", {"share": 0.4, "seconds_left": None}), 1.0)
    assert (known.share, known.pace) == (0.4, 0.3)


def test_what_is_not_known_changes_nothing():
    headway = Headway()
    assert headway.after(stage("dreaming"), 1.0) == headway
    assert headway.after(Message("said", {"text": "x"}), 1.0) == headway

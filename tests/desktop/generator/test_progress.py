"""A long job says now and then how far it is, and a short one nothing."""

from desktop.generator import progress
from desktop.generator.progress import watched


def said(monkeypatch, capsys, found: list[bool], seconds: float) -> list[str]:
    """What is said where each picture takes so many seconds."""
    clock = iter(seconds * tick for tick in range(len(found) + 1))
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    assert list(watched(iter(found), len(found))) == found
    return capsys.readouterr().err.splitlines()


def test_a_line_comes_every_five_seconds_with_the_time_left(monkeypatch, capsys):
    lines = said(monkeypatch, capsys, [False] * 100, 2.5)
    assert lines[:2] == ["2 of 100 are there, 4 min left", "4 of 100 are there, 4 min left"]
    assert len(lines) == 49  # not at the end
    assert lines[-1] == "98 of 100 are there, 5 s left"


def test_what_was_there_before_says_nothing_of_the_time_to_come(monkeypatch, capsys):
    assert said(monkeypatch, capsys, [True] * 12, 1.0) == []
    assert said(monkeypatch, capsys, [True, False, False, False], 3.0) == [
        "2 of 4 are there, 12 s left"
    ]


def test_a_short_job_says_nothing(monkeypatch, capsys):
    assert said(monkeypatch, capsys, [False] * 12, 0.1) == []

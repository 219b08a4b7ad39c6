"""A few of the random files, and what the trial notices."""

import os
import signal
import time

import numpy as np
import pytest

from desktop.generator.user_error import UserError
from tests.desktop.fuzz import trial
from tests.desktop.fuzz.__main__ import TARGETS, main


@pytest.mark.slow
@pytest.mark.parametrize("target", TARGETS)
def test_random_files_open_or_are_refused(target):
    totals = trial.run(TARGETS[target], target, 1, range(60))
    assert totals.wrong == []
    assert totals.verdicts.total() == 60
    assert totals.verdicts["accepted"] > 0


def odd(chance, folder):
    """What an attempt may come to, by a number that depends on seed and number alone."""
    deed = chance.randrange(6)
    (folder / "left.txt").write_text("gone with the case")
    if deed == 0:
        raise UserError("no")
    if deed == 1:
        raise KeyError("odd")
    if deed == 2:
        os.kill(os.getpid(), signal.SIGFPE)
    if deed == 3:
        np.ones(2 * 10**8, np.uint8)
    if deed == 4:
        began = time.process_time()
        while time.process_time() < began + 0.3:
            pass


@pytest.mark.slow
def test_whatever_goes_wrong_is_noticed(monkeypatch):
    monkeypatch.setattr(trial, "MOST_SECONDS", 0.25)
    monkeypatch.setattr(trial, "MOST_MEGABYTES", 200.0)
    totals = trial.run(odd, "odd", 0, range(20))
    assert totals.verdicts.total() == 20
    assert {"accepted", "refused"} <= totals.verdicts.keys()
    said = "\n".join(totals.wrong)
    for reason in ("KeyError: 'odd'", "ended with -8", "after 0.3 s", "MB"):
        assert reason in said
    again = trial.run(odd, "odd", 0, range(3, 4))
    assert [line for line in totals.wrong if line.startswith("odd 3:")][:1] == again.wrong[:1]


def test_the_command_prints_totals(capsys):
    assert main(["--models", "3", "--pictures", "0", "--files", "3"]) == 0
    output = capsys.readouterr().out
    assert "models" in output
    assert "pictures" not in output

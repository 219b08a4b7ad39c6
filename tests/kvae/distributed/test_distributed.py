"""A little of what `python -m tests.kvae.distributed` tries, and how such trainings are stopped."""

import os
import re
import signal
import time

import pytest

from kvae.runs.run_folder import RunFolder
from tests.kvae.disk.kills import step_of
from tests.kvae.distributed.launch import PATIENCE, Launch
from tests.kvae.distributed.losses import load_all, loss_loop, small_training


@pytest.mark.slow
def test_a_training_that_loses_a_worker_is_begun_anew_and_ends_as_if_nothing_had_been(tmp_path):
    totals = loss_loop(tmp_path, 1, 2, seed=24)  # whose first moment lies in the middle
    assert (totals.losses, totals.restarted, totals.wrong) == (1, 1, 0)


@pytest.mark.slow
def test_a_launcher_that_is_stopped_stops_all_with_the_state_saved(tmp_path):
    load_all()
    options = [*small_training(tmp_path), "--steps", "100000", "--runs", str(tmp_path / "runs")]
    launch = Launch.begin(tmp_path / "launch", 2, 3, options)
    until = time.monotonic() + PATIENCE
    while "\nstep " not in launch.said:
        assert time.monotonic() < until, launch.said
        time.sleep(0.05)
    os.kill(launch.process, signal.SIGTERM)
    assert launch.ended() == 1  # what launchers end with when they are stopped
    (stopped,) = re.findall(r"Stopped after (\d+) of 100000 steps", launch.said)
    (run,) = (tmp_path / "runs").iterdir()
    assert step_of(RunFolder(run)) == int(stopped) > 0
    assert f"python -m kvae.train --resume {run}" in launch.said
    assert not (run / "vae.keras").exists()  # judged when it is finished

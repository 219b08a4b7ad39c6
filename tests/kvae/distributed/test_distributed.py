"""A little of what `python -m tests.kvae.distributed` tries, and how such trainings are stopped."""

import os
import re
import signal
from datetime import timedelta

import pytest

from kvae.runs.run_folder import RunFolder
from tests.kvae.disk.kills import step_of
from tests.kvae.distributed.launch import RESTARTS, Launch
from tests.kvae.distributed.losses import STEPS, load_all, loss_loop, small_training


@pytest.mark.slow
def test_a_training_that_loses_a_worker_is_begun_anew_and_ends_as_if_nothing_had_been(tmp_path):
    totals = loss_loop(tmp_path, 1, 2, seed=24)  # whose first moment lies in the middle
    assert (totals.losses, totals.restarted, totals.wrong) == (1, 1, 0)


@pytest.mark.slow
def test_processes_that_load_everything_themselves_agree_and_train_to_the_end(tmp_path):
    options = [*small_training(tmp_path), "--runs", str(tmp_path / "runs")]
    launch = Launch.begin(tmp_path / "launch", 2, 0, options, start="spawn")
    assert launch.ended() == 0, launch.said
    (run,) = (tmp_path / "runs").iterdir()
    assert step_of(RunFolder(run)) == STEPS


@pytest.mark.slow
def test_a_worker_that_is_stopped_for_ever_is_ended_and_all_are_begun_anew(tmp_path, monkeypatch):
    # More than a step takes on a busy machine; if one should take longer, all begin anew for that.
    monkeypatch.setattr("kvae.learning.process_group.PATIENCE_IN_STEPS", timedelta(seconds=20))
    load_all()
    options = [*small_training(tmp_path), "--steps", "60", "--runs", str(tmp_path / "runs")]
    launch = Launch.begin(tmp_path / "launch", 2, RESTARTS, options)
    launch.wait_until_it_says("\nstep ")
    os.kill(int((launch.folder / "0-1.pid").read_text()), signal.SIGSTOP)
    assert launch.ended() == 0, launch.said
    assert launch.restarted
    assert "error: another process of this training is lost" in launch.said
    assert "hint: what was saved before stays: python -m kvae.train --resume" in launch.said
    (run,) = (tmp_path / "runs").iterdir()
    assert step_of(RunFolder(run)) == 60


@pytest.mark.slow
def test_a_launcher_that_is_stopped_stops_all_with_the_state_saved(tmp_path):
    load_all()
    options = [*small_training(tmp_path), "--steps", "100000", "--runs", str(tmp_path / "runs")]
    launch = Launch.begin(tmp_path / "launch", 2, 3, options)
    launch.wait_until_it_says("\nstep ")
    os.kill(launch.process, signal.SIGTERM)
    assert launch.ended() == 1  # what launchers end with when they are stopped
    (stopped,) = re.findall(r"Stopped after (\d+) of 100000 steps", launch.said)
    (run,) = (tmp_path / "runs").iterdir()
    assert step_of(RunFolder(run)) == int(stopped) > 0
    assert f"python -m kvae.train --resume {run}" in launch.said
    assert not (run / "vae.keras").exists()  # judged when it is finished

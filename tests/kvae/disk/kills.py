"""Trainings killed at random moments, each taken up again: every one ends as if nothing had been.

Each training is a process of its own, forked from one that has loaded and prepared everything, and
killed by SIGKILL: nothing that it still wanted to do is done.
"""

import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kvae.config.settings import Config
from kvae.config.toml import config_to_toml
from kvae.learning.batches import Batches
from kvae.learning.recorder import Recorder
from kvae.learning.steps import build_vae, training_steps
from kvae.runs.checkpoint import load_newest
from kvae.runs.run_folder import RunFolder
from tests.kvae.settings import photos, tiny

STEPS, PHOTOS = 16, 12
LONGEST = 0.5  # of a whole training's time until it is killed
CLOCKS = ("seconds", "cpu_seconds")  # of a checkpoint: all that may differ


@dataclass
class Totals:
    """What came of the trainings."""

    kills: int = 0
    runs: int = 0  # brought to an end
    different: int = 0  # of these, another end than the undisturbed one's
    lost: int = 0  # kills after which less was on the disk than before, or nothing that loads


class Training:
    """A small training, everything for which is prepared before it is forked."""

    def __init__(self) -> None:
        config = tiny(steps=STEPS).with_changes("training", checkpoints=STEPS, samples=4)
        self.config: Config = config.with_changes("photos", count=PHOTOS)
        self.batches = Batches(photos(PHOTOS), self.config)
        self.vae = build_vae(self.config)

    def in_a_process(self, run: RunFolder) -> int:
        """Begins to train, or goes on, in a process of its own; returns its number."""
        child = os.fork()
        if child:
            return child
        code = 1
        try:
            self._train(run)
            code = 0
        finally:
            os._exit(code)

    def _train(self, run: RunFolder) -> None:
        recorder = Recorder(run, self.vae, self.config, PHOTOS)
        start, _ = recorder.resume()
        for state, terms in training_steps(self.vae, self.batches, self.config, start, None):
            recorder.record(state, terms)
        recorder.finish(self.batches.continuum.images, lambda *given: {"finished": True})

    def begin(self, path: Path) -> RunFolder:
        """Makes a run's folder."""
        path.mkdir()
        run = RunFolder(path)
        run.write_config(config_to_toml(self.config, {"created": ""}, {"backend": "torch"}))
        run.write_photos(self.batches.continuum.images, tuple(map(str, range(PHOTOS))))
        return run


def kill_loop(
    folder: Path,
    kills: int,
    seed: int = 0,
    first: int = 1,
    on_totals: Callable[[Totals], None] | None = None,
) -> Totals:
    """Kills trainings until so many were killed, and brings the last one to its end.

    Args:
        folder: an empty one.
        kills: how many.
        seed: of the moments.
        first: number of the first training.
        on_totals: called with the totals after each training.
    """
    training, totals = Training(), Totals()
    # Keras loads TensorFlow for it, where that is installed: once now, not in each process.
    training.vae.save(folder / "loaded.keras")
    whole = training.begin(folder / "whole")
    began = time.monotonic()
    assert _waited(training.in_a_process(whole), 600.0) == 0
    longest = LONGEST * (time.monotonic() - began)
    expected = end_of(whole)
    while totals.kills < kills:
        number, step = first + totals.runs, 0
        run, source = training.begin(folder / f"{number}"), np.random.default_rng((seed, number))
        while (code := _waited(training.in_a_process(run), source.uniform(0, longest))) is None:
            totals.kills += 1
            reached = step_of(run)
            totals.lost += reached < step
            step = max(step, reached)
        assert code == 0, "a training failed by itself"
        totals.runs += 1
        same = all(np.array_equal(a, b) for a, b in zip(end_of(run), expected, strict=True))
        totals.different += not same
        if on_totals:
            on_totals(totals)
    return totals


def step_of(run: RunFolder) -> int:
    """Returns how many steps the state on the disk has; no file that is there is damaged."""
    found, damaged = load_newest(run.checkpoints)
    if damaged:
        return -1
    return 0 if found is None else int(found["step"])


def end_of(run: RunFolder) -> list[np.ndarray]:
    """Returns all that a run ended with, but how long it took."""
    found, _ = load_newest(run.checkpoints)
    return [*(found[name] for name in sorted(found) if name not in CLOCKS), *run.read_codes()]


def _waited(child: int, seconds: float) -> int | None:
    """Returns a process's exit code, or kills it after a time and returns None."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.002)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    return None if code == -signal.SIGKILL else code  # it may have ended just before

"""All that a training asks of a disk, from the making of its folder to the finished model.

Nothing is learned here: a step changes the weights to what says which step it was, so that a state
that is read again can be distinguished from every other.
"""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from kvae.config.toml import config_to_toml
from kvae.learning.kl_control import KLControl
from kvae.learning.recorder import Recorder
from kvae.learning.steps import TrainingState, build_vae
from kvae.network.vae import VAE
from kvae.photos.photo_set import PhotoSet
from kvae.runs.layout_files import read_layout, write_layout
from kvae.runs.numbered import create_run, newest_run
from kvae.runs.run_folder import RunFolder
from kvae.trained_run import load_trained_run
from tests.kvae.settings import photos, tiny

STEPS = 5
PHOTOS = photos(4)
NAMES = tuple(f"{i}.png" for i in range(len(PHOTOS)))


def settings():
    """A training of few steps that saves and draws at each."""
    found = PhotoSet(PHOTOS, NAMES, (), ())
    config = tiny(steps=STEPS).with_changes("training", checkpoints=STEPS, samples=2)
    return config.with_changes("photos", count=len(PHOTOS), fingerprint=found.fingerprint)


@dataclass
class Life:
    """A training that only the disk can stop.

    Attributes:
        runs: where its folder is made.
        vae: a compiled model; the same for all lives, since building one takes long.
        saved: the step whose state was saved last, as far as the training knows.
    """

    runs: Path
    vae: VAE = field(default_factory=lambda: build_vae(settings()))
    saved: int = 0

    def go_on(self) -> None:
        """Begins the run, or takes it up, and brings it to its end.

        Raises:
            OSError: the disk has failed.
        """
        config = settings()
        run = self.run()
        if run is None:
            run = create_run(self.runs, "x")
            run.write_photos(PHOTOS, NAMES)
            write_layout(run, {"kernel": np.eye(4, len(PHOTOS)), "bias": np.zeros(len(PHOTOS))})
            run.write_config(config_to_toml(config, {"created": ""}, {"backend": "torch"}))
        recorder = Recorder(run, self.vae, config, len(PHOTOS))
        state, _ = recorder.resume()
        self.saved = state.step  # perhaps one more than it knew: the last thing to fail was a flush
        for step in range(state.step + 1, STEPS + 1):
            self.mark(step)
            terms = dict.fromkeys(("loss", "reconstruction_loss", "perceptual_loss", "kl_loss"), 1)
            recorder.record(TrainingState(step, float(step), control=KLControl(0.0, 1.0)), terms)
            self.saved = step
        recorder.finish(PHOTOS, lambda *given: {"finished": True})

    def run(self) -> RunFolder | None:
        """Returns the run if it was begun, as `--resume` sees it."""
        return newest_run(self.runs, holding="config.toml")

    def mark(self, step: int) -> None:
        """Changes all weights to what says which step it is."""
        for i, variable in enumerate(self.vae.weights):
            variable.assign(np.full(variable.shape, step + i / 1000, np.float32))

    def check(self) -> None:
        """Fails unless what lies on the disk is whole, and no older than what was last saved."""
        run = self.run()
        if run is None:
            assert self.saved == 0
            return
        config = run.read_config()
        assert np.array_equal(run.read_photos()[0], PHOTOS)
        assert read_layout(run) is not None
        recorder = Recorder(run, self.vae, config, len(PHOTOS))
        state, damaged = recorder.resume()
        assert damaged == []
        assert state.step >= self.saved
        for i, variable in enumerate(self.vae.weights if state.step else []):
            assert (variable.numpy() == np.float32(state.step + i / 1000)).all()
        assert all(int(row["step"]) <= STEPS for row in run.read_history())
        if (run.path / "evaluation.json").exists():
            assert run.read_evaluation() == {"finished": True}
        if run.weights.exists():  # with it the run counts as trained
            load_trained_run(run)
        assert [path.name for path in self.runs.rglob(".*")] == []

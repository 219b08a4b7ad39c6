"""Keeps a training as it goes: history, sample sheets, checkpoints, and the model at its end."""

import math
from pathlib import Path

import numpy as np
from PIL import Image

from kvae.batches import Batches
from kvae.checkpoint import load_newest, save_checkpoint
from kvae.config import Config
from kvae.evaluate import evaluate
from kvae.kl_control import KLControl, kl_target
from kvae.lesson import teach
from kvae.randomness import Use, normal
from kvae.reconstruction import decode
from kvae.run_folder import KL_COLUMNS, RunFolder
from kvae.schedule import Plan, first_code_step
from kvae.training import TrainingState, encode, learn_from_codes
from kvae.vae import VAE

ROWS = 200  # of the history, spread evenly over the training
SHEET_COLUMNS, SHEET_ROWS = 8, 3


class Recorder:
    """Writes what a training does into its run folder."""

    def __init__(self, run: RunFolder, vae: VAE, config: Config, photos: int):
        self.run, self.vae, self.config, self.photos = run, vae, config, photos
        steps, training = config.training.steps, config.training
        self.report_every = max(1, steps // ROWS)
        self.sheet_every = max(1, steps // max(1, training.samples))
        self.save_every = max(1, steps // max(1, training.checkpoints))
        self.rows: list[dict] = []

    def record(self, state: TrainingState, now: Plan, terms: dict[str, float]) -> None:
        """Keeps what is due after a step."""
        step = state.step
        if step % self.report_every == 0 or step == self.config.training.steps:
            self.rows.append(self._row(state, now, terms))
        if now.codes and step % self.sheet_every == 0:
            self.draw_sheet(step)
        if step % self.save_every == 0:
            self.save(state)

    def save(self, state: TrainingState) -> None:
        """Saves the state to continue from, and the history up to it.

        Raises:
            FloatingPointError: a weight is no number any more; what was saved before stays.
            OSError: the disk is full or gone; what was saved before stays.
        """
        arrays = _to_arrays(self.vae, state)
        if not all(np.isfinite(array).all() for array in arrays.values()):
            raise FloatingPointError(f"a weight is no number after step {state.step}")
        save_checkpoint(self.run.checkpoints, state.step, arrays)
        self.run.write_history(self.rows)

    def resume(self) -> tuple[TrainingState, list[str]]:
        """Restores the newest whole checkpoint into the model.

        Returns:
            The state to go on from (the start if there is none), and the damaged files passed over.
        """
        arrays, damaged = load_newest(self.run.checkpoints)
        if arrays is None:
            return TrainingState(), damaged
        state = _from_arrays(self.vae, arrays, self.config)
        self.rows = [row for row in self.run.read_history() if int(row["step"]) <= state.step]
        return state, damaged

    def draw_sheet(self, step: int) -> None:
        """Draws the same codes as ever with the weights of now."""
        count = SHEET_COLUMNS * SHEET_ROWS
        z = normal(self.config.training.seed, 0, Use.SAMPLES, (count, self.config.model.latent_dim))
        with self.vae.averaged():
            pictures = decode(self.vae, z)
        folder = self.run.path / "samples"
        folder.mkdir(exist_ok=True)
        _sheet(pictures).save(folder / f"step-{step:06d}.png")

    def finish(self, batches: Batches, steps: int) -> dict:
        """Writes the averaged model, the codes and the evaluation; returns the figures.

        Args:
            batches: of the training.
            steps: done so far. A training stopped before it had codes gets them now, so that what
                was learned can be looked at; it goes on without them.
        """
        images = batches.continuum.images
        with self.vae.averaged():
            if steps <= first_code_step(self.config):
                teach(self.vae, batches, self.config)
            codes = encode(self.vae, images)
            unseen, _ = self.run.read_held_out()
            figures = evaluate(self.vae, images, codes, self.config, unseen)
            self.run.write_codes(codes.z_mean, codes.z_log_var)
            self.run.write_evaluation(figures)
            _save_model(self.vae, self.run.weights)  # last: with it the run counts as trained
        return figures

    def _row(self, state: TrainingState, now: Plan, terms: dict[str, float]) -> dict:
        epoch = state.step * self.config.training.batch_size // self.photos
        row = {"step": state.step, "epoch": epoch, "seconds": round(state.seconds, 2)}
        row |= {"learning_rate": now.learning_rate}
        row |= {name: round(term, 6) for name, term in terms.items()}
        if state.control is None:
            return row | dict.fromkeys(KL_COLUMNS, math.nan)  # no code takes part yet
        target = kl_target(self.config.loss, self.photos)
        return row | {"kl_target": round(target, 6), "beta": round(state.control.beta, 8)}


def _save_model(vae: VAE, path: Path) -> None:
    """Saves the weights so that a half-written file never stands in their place."""
    partial = path.with_name(f".partial-{path.name}")
    vae.save(partial)
    partial.replace(path)


def _sheet(pictures: np.ndarray) -> Image.Image:
    """Lays pictures uint8 (rows * columns, S, S, 3) out as one."""
    size = pictures.shape[1]
    grid = pictures.reshape(SHEET_ROWS, SHEET_COLUMNS, size, size, 3).transpose(0, 2, 1, 3, 4)
    return Image.fromarray(grid.reshape(SHEET_ROWS * size, SHEET_COLUMNS * size, 3))


def _to_arrays(vae: VAE, state: TrainingState) -> dict[str, np.ndarray]:
    """Turns model, moving average, optimizer and state into plain arrays."""
    arrays = {f"weight/{i}": v.numpy() for i, v in enumerate(vae.weights)}
    arrays |= {f"average/{i}": average for i, average in enumerate(vae.average or [])}
    arrays |= {f"optimizer/{i}": v.numpy() for i, v in enumerate(vae.optimizer.variables)}
    arrays |= {"step": np.array(state.step), "seconds": np.array(state.seconds)}
    if state.control is not None:
        average = state.control.average
        arrays |= {"log_beta": np.array(state.control.log_beta), "kl_average": np.array(average)}
    return arrays


def _from_arrays(vae: VAE, arrays: dict[str, np.ndarray], config: Config) -> TrainingState:
    """Puts a checkpoint back into the model and returns its state."""
    control = None
    if "log_beta" in arrays:
        control = KLControl(float(arrays["log_beta"]), float(arrays["kl_average"]))
        learn_from_codes(vae, config)
    for i, variable in enumerate(vae.weights):
        variable.assign(arrays[f"weight/{i}"])
    for i, variable in enumerate(vae.optimizer.variables):
        variable.assign(arrays[f"optimizer/{i}"])
    if "average/0" in arrays:
        vae.average = [arrays[f"average/{i}"] for i in range(len(vae.trainable_variables))]
    return TrainingState(int(arrays["step"]), float(arrays["seconds"]), control)

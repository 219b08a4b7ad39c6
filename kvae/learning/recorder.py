"""Keeps a training as it goes: history, sample sheets, checkpoints, and the model at its end."""

import time
from collections.abc import Callable

import numpy as np
from PIL import Image

from kvae.config.settings import Config
from kvae.files import make_folder, taking_the_place_of
from kvae.learning.kl_control import KLControl, kl_target
from kvae.learning.schedule import learning_rate
from kvae.learning.steps import TrainingState
from kvae.network.coding import decode, encode
from kvae.network.vae import VAE
from kvae.randomness import Use, normal
from kvae.runs.checkpoint import load_newest, save_checkpoint
from kvae.runs.run_folder import RunFolder
from kvae.terminal import emit, speaks_json

ROWS = 200  # of the history, spread evenly over the training
SHEET_COLUMNS, SHEET_ROWS = 8, 3
CLOCKS = ("seconds", "cpu_seconds")  # of a checkpoint: how long it took to get there
SHOWN_EVERY = 10.0  # seconds between sheets for a program that shows them


class Recorder:
    """Writes what a training does into its run folder."""

    def __init__(self, run: RunFolder, vae: VAE, config: Config, photos: int):
        self.run, self.vae, self.config, self.photos = run, vae, config, photos
        steps, training = config.training.steps, config.training
        self.report_every = max(1, steps // ROWS)
        self.sheet_every = max(1, steps // max(1, training.samples))
        self.save_every = max(1, steps // max(1, training.checkpoints))
        self.shown = time.monotonic()
        self.rows: list[dict] = []

    def record(self, state: TrainingState, terms: dict[str, float]) -> None:
        """Keeps what is due after a step."""
        step = state.step
        if step % self.report_every == 0 or step == self.config.training.steps:
            self.rows.append(self._row(state, terms))
        if step % self.sheet_every == 0:
            self.draw_sheet(f"step-{step:06d}.png")
        elif speaks_json() and time.monotonic() - self.shown > SHOWN_EVERY:
            self.draw_sheet("now.png")
        if self.saves_at(step):
            self.save(state)

    def saves_at(self, step: int) -> bool:
        """Returns whether the state after a step is due to be saved."""
        return step % self.save_every == 0

    def arrays(self, state: TrainingState) -> list[np.ndarray]:
        """Returns all that processes which train together must have in common."""
        arrays = _to_arrays(self.vae, state)
        return [array for name, array in arrays.items() if name not in CLOCKS]

    def save(self, state: TrainingState) -> None:
        """Saves the state to continue from, and the history up to it.

        Raises:
            FloatingPointError: a weight became NaN or infinite; what was saved before stays.
            OSError: the disk is full or gone; what was saved before stays.
        """
        arrays = _to_arrays(self.vae, state)
        if not all(np.isfinite(array).all() for array in arrays.values()):
            raise FloatingPointError(f"a weight became NaN or infinite by step {state.step}")
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
        state = _from_arrays(self.vae, arrays)
        self.rows = [row for row in self.run.read_history() if int(row["step"]) <= state.step]
        return state, damaged

    def draw_sheet(self, name: str) -> None:
        """Draws the same codes as ever with the weights of now, into a file of this name."""
        count = SHEET_COLUMNS * SHEET_ROWS
        z = normal(self.config.training.seed, 0, Use.SAMPLES, (count, self.config.model.latent_dim))
        with self.vae.averaged():
            pictures = decode(self.vae, z)
        folder = self.run.path / "samples"
        make_folder(folder)
        with taking_the_place_of(folder / name) as partial:
            _sheet(pictures).save(partial)
        emit("sheet", path=str(folder / name))
        self.shown = time.monotonic()

    def finish(self, images: np.ndarray, judge: Callable[..., dict]) -> dict:
        """Writes the averaged model, the photos' codes and the evaluation; returns the figures.

        Args:
            images: the photos to judge by, uint8 (n, S, S, 3).
            judge: makes the figures of the model, these photos, their codes, the settings and the
                photos kept out, as `kvae.judging.evaluation.evaluate` does.
        """
        with self.vae.averaged():
            codes = encode(self.vae, images)
            unseen, _ = self.run.read_held_out()
            figures = judge(self.vae, images, codes, self.config, unseen)
            self.run.write_codes(codes.z_mean, codes.z_log_var)
            self.run.write_evaluation(figures)
            # Last: with it the run counts as trained.
            with taking_the_place_of(self.run.weights) as partial:
                self.vae.save(partial)
        return figures

    def _row(self, state: TrainingState, terms: dict[str, float]) -> dict:
        epoch = state.step * self.config.training.batch_size // self.photos
        row = {"step": state.step, "epoch": epoch, "seconds": round(state.seconds, 2)}
        row |= {"cpu_seconds": round(state.cpu_seconds, 2)}
        row |= {"learning_rate": learning_rate(self.config, state.step - 1)}
        row |= {name: round(term, 6) for name, term in terms.items()}
        target = kl_target(self.config.loss, self.photos)
        return row | {"kl_target": round(target, 6), "beta": round(state.control.beta, 8)}


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
    arrays |= {"cpu_seconds": np.array(state.cpu_seconds)}
    control = state.control
    return arrays | {
        "log_beta": np.array(control.log_beta),
        # NaN before the first step: an array of None holds an address, another in each process.
        "kl_average": np.array(np.nan if control.average is None else control.average),
    }


def _from_arrays(vae: VAE, arrays: dict[str, np.ndarray]) -> TrainingState:
    """Puts a checkpoint back into the model and returns its state."""
    control = KLControl(float(arrays["log_beta"]), float(arrays["kl_average"]))
    for i, variable in enumerate(vae.weights):
        variable.assign(arrays[f"weight/{i}"])
    for i, variable in enumerate(vae.optimizer.variables):
        variable.assign(arrays[f"optimizer/{i}"])
    if "average/0" in arrays:
        vae.average = [arrays[f"average/{i}"] for i in range(len(vae.trainable_variables))]
    cpu_seconds = float(arrays.get("cpu_seconds", np.nan))  # older versions did not take it
    return TrainingState(int(arrays["step"]), float(arrays["seconds"]), cpu_seconds, control)

"""What crosses between the comparison and the process of one method: two files.

The comparison writes a task (JSON), the method's process an outcome (npz). pythae's process, which
lives in an environment without our code, reads and writes the same keys by hand.
"""

import json
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np

from kvae.files import taking_the_place_of
from kvae.terminal import UserError


class BenchmarkError(UserError):
    """The comparison cannot go on; the hint says what to change."""


@dataclass(frozen=True)
class Task:
    """One training of one method.

    Attributes:
        photos: npz file with `images`, uint8 (N, S, S, 3).
        out: where the outcome is to be written.
        cpu_seconds: how long to train, all threads together.
        seed: of weights, order, noise and draws.
        latent_dim: D, the same for all methods.
        draws: how many pictures to draw at the end.
        settings: what only this method knows.
    """

    photos: str
    out: str
    cpu_seconds: float
    seed: int
    latent_dim: int
    draws: int
    settings: dict = field(default_factory=dict)

    def write(self, path: Path) -> None:
        """Writes the task for the other process."""
        path.write_text(json.dumps(asdict(self), indent=2), "utf-8")

    @classmethod
    def read(cls, path: Path) -> "Task":
        """Reads a task."""
        return cls(**json.loads(path.read_text("utf-8")))

    def images(self) -> np.ndarray:
        """Returns the photos, uint8 (N, S, S, 3)."""
        with np.load(self.photos, allow_pickle=False) as arrays:
            return arrays["images"]


@dataclass(frozen=True)
class Outcome:
    """What a method hands back.

    Attributes:
        draws: uint8 (n, S, S, 3), by the method's own way of sampling.
        reconstructions: uint8 (N, S, S, 3) of the photos, from the codes' means.
        figures: cpu_seconds and wall_seconds of the training alone, steps, and whatever else the
            method has to report.
        z_mean: float32 (N, D), or None where codes are not distributions.
        z_log_var: float32 (N, D), or None as well.
    """

    draws: np.ndarray
    reconstructions: np.ndarray
    figures: dict
    z_mean: np.ndarray | None = None
    z_log_var: np.ndarray | None = None

    def write(self, path: Path) -> None:
        """Writes the outcome, whole or not at all."""
        arrays = {"draws": self.draws, "reconstructions": self.reconstructions}
        if self.z_mean is not None and self.z_log_var is not None:
            arrays |= {"z_mean": self.z_mean, "z_log_var": self.z_log_var}
        with taking_the_place_of(path) as partial:
            figures = json.dumps(self.figures)
            np.savez_compressed(partial, allow_pickle=False, figures=figures, **arrays)

    @classmethod
    def read(cls, path: Path) -> "Outcome":
        """Reads an outcome, whoever wrote it."""
        with np.load(path, allow_pickle=False) as arrays:
            found = {name: arrays[name] for name in arrays.files}
        return cls(**found | {"figures": json.loads(str(found["figures"]))})


class Clock:
    """Time since it was made. CPU time is this process's, all its threads together."""

    def __init__(self):
        self._cpu, self._wall = time.process_time(), time.perf_counter()

    def cpu_seconds(self) -> float:
        """Returns the CPU time spent."""
        return time.process_time() - self._cpu

    def figures(self) -> dict[str, float]:
        """Returns both times as an outcome holds them."""
        wall = time.perf_counter() - self._wall
        return {"cpu_seconds": round(self.cpu_seconds(), 1), "wall_seconds": round(wall, 1)}

"""One run's folder: numbered, never overwritten, everything needed to repeat and continue it.

runs/00007-garden/
    config.toml      every setting, versions, the photos' fingerprint
    photos.npz       images uint8 (N, S, S, 3) as trained on, names; those held out
    layout.npz       which photos each point of the latent space lies between
    photos.u8, names.txt, layout/   of more than 500 photos: all pixels as raw bytes, names and
                     layout; photos.npz and codes.npz then hold those that are shown and judged by
    checkpoints/     the whole state, to continue from
    history.csv      the loss terms while learning
    samples/         the same draws while learning
    vae.keras        the trained model (averaged weights)
    codes.npz        z_mean, z_log_var float32 (N, D) of every photo
    evaluation.json  how good it is
"""

import csv
import json
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kvae.config.settings import Config, ConfigError
from kvae.config.toml import config_from_toml
from kvae.files import share, taking_the_place_of, write_atomically
from kvae.photos.names import Names
from kvae.photos.pictures_file import mapped

NUMBERED = re.compile(r"(\d{5,})-(.+)")
HISTORY_COLUMNS = (
    "step", "epoch", "seconds", "cpu_seconds", "learning_rate", "loss",
    "reconstruction_loss", "perceptual_loss", "kl_loss", "kl_target", "beta",
)  # fmt: skip
TO_TRAIN = "python -m kvae.train trains a run; with --preset RUN/config.toml once more"
LOSS_COLUMNS = ("reconstruction_loss", "perceptual_loss")


@dataclass(frozen=True)
class Recorded:
    """What config.toml keeps of a run.

    Attributes:
        config: the settings.
        run: what the run records about itself: name, created, seed, ...
        versions: of what computed, and Keras's backend.
    """

    config: Config
    run: dict
    versions: dict

    @property
    def parent(self) -> str:
        """The name of the run that this one goes on from, or nothing."""
        return str(self.run.get("parent", ""))


@dataclass(frozen=True)
class RunFolder:
    """The paths of one run and how its files are read and written."""

    path: Path

    @property
    def checkpoints(self) -> Path:
        """Where the states to continue from lie."""
        return self.path / "checkpoints"

    @property
    def weights(self) -> Path:
        """The trained model."""
        return self.path / "vae.keras"

    def read_config(self) -> Config:
        """Reads the settings this run was trained with.

        Raises:
            ConfigError: config.toml is missing, damaged or of another version; it is named.
        """
        return self.read_recorded().config

    def read_recorded(self) -> Recorded:
        """Reads the settings, and what the run records about itself.

        Raises:
            ConfigError: as `read_config`.
        """
        path = self.path / "config.toml"
        try:
            text = path.read_text("utf-8")
            config = config_from_toml(text, complete=True)
        except (OSError, UnicodeDecodeError, ConfigError) as error:
            message = f"{path} is missing, damaged or of another version"
            raise ConfigError(f"{message}: {error}", TO_TRAIN) from error
        table = tomllib.loads(text)
        return Recorded(config, table["run"], table["versions"])

    @property
    def name(self) -> str:
        """The run's short name: its folder's without the number."""
        match = NUMBERED.fullmatch(self.path.name)
        return match[2] if match else self.path.name

    def summary(self, recorded: Recorded) -> dict:
        """Returns what a model card says of the training; loss terms are those reported last.

        Args:
            recorded: as `read_recorded` returns it.
        """
        config, versions = recorded.config, recorded.versions
        summary = {
            "run": self.path.name,
            "created": recorded.run["created"],
            "preset": config.preset,
            "photos": config.photos.count,
            "aligned": config.photos.alike,
            "seed": config.training.seed,
            "steps": config.training.steps,
            "backend": versions["backend"],
        }
        history = self.read_history()
        if history:
            last = history[-1]
            summary["steps_done"] = int(last["step"])
            summary["minutes"] = round(float(last["seconds"]) / 60, 2)
            summary |= {key: float(last[key]) for key in LOSS_COLUMNS}
        return summary | {"versions": versions}

    def write_config(self, toml: str) -> None:
        """Keeps the settings this run is trained with."""
        write_atomically(self.path / "config.toml", toml.encode())

    def write_photos(
        self,
        images: np.ndarray,
        names: Sequence[str],
        held_out: tuple[np.ndarray, Sequence[str]] | None = None,
    ) -> None:
        """Keeps the photos as trained on, so nothing later depends on the user's folder."""
        arrays = {"images": images, "names": np.array(names, dtype=np.str_)}
        if held_out is not None:
            unseen, unseen_names = held_out
            arrays |= {"held_out": unseen, "held_out_names": np.array(unseen_names, np.str_)}
        self.write_arrays("photos.npz", **arrays)

    def read_photos(self) -> tuple[np.ndarray, tuple[str, ...]]:
        """Returns images uint8 (N, S, S, 3) and their names."""
        with np.load(self.path / "photos.npz", allow_pickle=False) as arrays:
            return arrays["images"], tuple(str(name) for name in arrays["names"])

    def read_held_out(self) -> tuple[np.ndarray, tuple[str, ...]]:
        """Returns the photos kept out of training, uint8 (M, S, S, 3), and their names; M >= 0."""
        with np.load(self.path / "photos.npz", allow_pickle=False) as arrays:
            if "held_out" not in arrays:
                return arrays["images"][:0], ()
            return arrays["held_out"], tuple(str(name) for name in arrays["held_out_names"])

    def share_many_photos(self, file: Path, names: Path) -> None:
        """Keeps all of many photos: files that a cache holds get another name here."""
        share(file, self.many_photos)
        share(names, self.path / "names.txt")

    @property
    def many_photos(self) -> Path:
        """The pixels of all of many photos; there is no such file where there are few."""
        return self.path / "photos.u8"

    def read_all_photos(self, config: Config) -> tuple[np.ndarray, Sequence[str]]:
        """Returns all photos that the run learns, uint8 (N, S, S, 3), and their names.

        Args:
            config: of the run.

        Raises:
            OSError: a file is missing, or damaged as ValueError, KeyError and others say, too.
        """
        if not self.many_photos.exists():
            return self.read_photos()
        images = mapped(self.many_photos, config.photos.count, config.model.image_size)
        return images, Names(self.path / "names.txt")

    def write_codes(self, z_mean: np.ndarray, z_log_var: np.ndarray) -> None:
        """Keeps the codes (N, D) of all photos."""
        self.write_arrays("codes.npz", z_mean=z_mean, z_log_var=z_log_var)

    def read_codes(self) -> tuple[np.ndarray, np.ndarray]:
        """Returns z_mean and z_log_var, float32 (N, D)."""
        with np.load(self.path / "codes.npz", allow_pickle=False) as arrays:
            return arrays["z_mean"], arrays["z_log_var"]

    def write_evaluation(self, figures: dict) -> None:
        """Keeps the figures of the evaluation."""
        text = json.dumps(figures, indent=2, ensure_ascii=False) + "\n"
        write_atomically(self.path / "evaluation.json", text.encode())

    def read_evaluation(self) -> dict:
        """Returns the figures of the evaluation, or nothing if it was never evaluated."""
        path = self.path / "evaluation.json"
        return json.loads(path.read_text("utf-8")) if path.exists() else {}

    def read_history(self) -> list[dict]:
        """Returns the rows of history.csv as text."""
        path = self.path / "history.csv"
        if not path.exists():
            return []
        with path.open(newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))

    def write_history(self, rows: list[dict]) -> None:
        """Keeps all rows reported so far."""
        lines = [",".join(HISTORY_COLUMNS)]
        # Rows of an older version, before a run went on, lack what it did not take.
        lines += [",".join(str(row.get(name, "nan")) for name in HISTORY_COLUMNS) for row in rows]
        write_atomically(self.path / "history.csv", ("\n".join(lines) + "\n").encode())

    def write_arrays(self, name: str, **arrays: np.ndarray) -> None:
        """Keeps arrays in a file NAME.npz."""
        with taking_the_place_of(self.path / name) as partial:
            np.savez_compressed(partial, allow_pickle=False, **arrays)

"""A stopped run, taken up again as it was."""

import argparse
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from kvae.config.settings import Config, ConfigError
from kvae.learning.layout import Layout
from kvae.learning.neighbour_layout import NeighbourLayout
from kvae.photos.photo_set import PhotoSet
from kvae.runs.checkpoint import load_newest
from kvae.runs.layout_files import read_layout
from kvae.runs.run_folder import TO_TRAIN, Recorded, RunFolder

FIXED = (
    "photos", "fit", "recursive", "preset", "latent_dim", "image_size", "mixing", "minutes",
    "steps", "seed", "hold_out", "name",
)  # fmt: skip


def resumed(args: argparse.Namespace) -> tuple[RunFolder, Config, np.ndarray]:
    """Reads a run's own settings and photos, uint8 (N, S, S, 3).

    Args:
        args: of `python -m kvae.train`, with the run's folder as `resume`.

    Raises:
        ConfigError: no run, one that is damaged, or settings asked for that it does not have.
    """
    refuse(args, FIXED)
    run, recorded, images, _ = read_run(args.resume)
    parent = recorded.parent
    if parent and (read_layout(run) is None or load_newest(run.checkpoints)[0] is None):
        # What it began with cannot be made again from its photos.
        again = f"python -m kvae.train --resume {run.path.parent / parent} --photos DIR"
        message = f"{run.path} began with what {parent} knew, and none of that is left whole"
        raise ConfigError(message, f"begin once more: {again}")
    return run, recorded.config, images


def layout_kept(run: RunFolder) -> Layout | NeighbourLayout | None:
    """Returns where the photos of a run lie; None for one that was made before that was kept.

    Raises:
        ConfigError: layout.npz is damaged.
    """
    found = read_layout(run)
    if found is None:
        return None
    try:
        layout = NeighbourLayout if "points" in found else Layout
        return layout.from_arrays(found)
    except KeyError as error:
        raise ConfigError(f"{run.path / 'layout'} lacks {error}", TO_TRAIN) from error


def refuse(args: argparse.Namespace, fixed: tuple[str, ...]) -> None:
    """Raises ConfigError where options were given that an earlier run has settled."""
    if given := [name for name in fixed if getattr(args, name) is not None]:
        names = ", ".join(f"--{name.replace('_', '-')}" for name in given)
        message = f"a resumed run keeps its own settings: leave out {names}"
        raise ConfigError(message, "to train with other ones, from nothing, leave out --resume")


def read_run(path: Path) -> tuple[RunFolder, Recorded, np.ndarray, Sequence[str]]:
    """Reads what a run has recorded, its photos uint8 (N, S, S, 3) and their names.

    Raises:
        ConfigError: no run, or one that is damaged.
    """
    run = RunFolder(path)
    if not (path / "config.toml").is_file():
        raise ConfigError(f"{path} is not a run folder: it holds no config.toml")
    recorded = run.read_recorded()
    config = recorded.config
    file = run.many_photos if run.many_photos.exists() else path / "photos.npz"
    try:
        images, names = run.read_all_photos(config)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile, zlib.error) as error:
        raise ConfigError(f"{file} is missing or damaged") from error
    if PhotoSet(images, (), (), ()).fingerprint != config.photos.fingerprint:
        raise ConfigError(f"{file} is not what this run was trained on")
    return run, recorded, images, names

"""A stopped run, taken up again as it was."""

import argparse
import zipfile
import zlib

import numpy as np

from kvae.config.settings import Config, ConfigError
from kvae.photos.load import PhotoSet
from kvae.runs.run_folder import RunFolder

FIXED = (
    "photos", "fit", "recursive", "preset", "latent_dim", "image_size", "mixing", "minutes", "steps",
    "seed", "hold_out", "name",
)  # fmt: skip


def resumed(args: argparse.Namespace) -> tuple[RunFolder, Config, np.ndarray]:
    """Reads a run's own settings and photos, uint8 (N, S, S, 3).

    Args:
        args: of `python -m kvae.train`, with the run's folder as `resume`.

    Raises:
        ConfigError: no run, one that is damaged, or settings asked for that it does not have.
    """
    path, run = args.resume, RunFolder(args.resume)
    if given := [name for name in FIXED if getattr(args, name) is not None]:
        names = ", ".join(f"--{name.replace('_', '-')}" for name in given)
        raise ConfigError(f"a resumed run keeps its own settings: leave out {names}")
    if not (path / "config.toml").is_file():
        raise ConfigError(f"{path} is not a run folder: it holds no config.toml")
    config = run.read_config()
    try:
        images, _ = run.read_photos()
    except (OSError, ValueError, KeyError, zipfile.BadZipFile, zlib.error) as error:
        raise ConfigError(f"{path / 'photos.npz'} is missing or damaged") from error
    found = PhotoSet(images, (), (), ()).fingerprint
    if found != config.photos.fingerprint:
        raise ConfigError(f"{path / 'photos.npz'} is not what this run was trained on")
    return run, config, images

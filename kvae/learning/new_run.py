"""The folder of a new run, with all that it takes to go on from there."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from kvae.config.settings import Config, ConfigError
from kvae.config.toml import config_to_toml
from kvae.images import FEW
from kvae.learning.ranks import Ranks
from kvae.photos.hold_out import part
from kvae.photos.names import Names
from kvae.photos.photo_set import PhotoSet
from kvae.randomness import Use, normal
from kvae.runs.layout_files import write_layout
from kvae.runs.machine import machine
from kvae.runs.numbered import create_run
from kvae.runs.run_folder import RunFolder
from kvae.train_options import GARDEN

if TYPE_CHECKING:  # they import Keras, which takes seconds
    from kvae.learning.batches import Batches
    from kvae.learning.warm_start import WarmStart

VERSIONED = ("keras", "torch", "tensorflow-cpu", "jax", "numpy", "pillow")


@contextmanager
def kept_in(runs: Path) -> Iterator[None]:
    """Turns what goes wrong with the folder of runs into one clear sentence."""
    try:
        yield
    except OSError as error:
        raise ConfigError(f"no run can be kept in {runs}: {error.strerror}") from error


def write_new_run(
    args: argparse.Namespace,
    config: Config,
    photos: PhotoSet,
    unseen: PhotoSet | None,
    batches: "Batches",
    ranks: Ranks,
    start: "WarmStart | None",
) -> RunFolder:
    """Makes the folder and fills it.

    Args:
        args: of the command.
        config: all settings, the number of steps among them.
        photos: to learn.
        unseen: kept out of training.
        batches: of these photos.
        ranks: this process among those that train together.
        start: what an older run knows, if one does.

    Raises:
        ConfigError: it cannot be kept there.
    """
    with kept_in(args.runs):
        run = _folder(args, config, ranks)
    created = datetime.now(UTC).replace(microsecond=0).isoformat()
    about = {"name": run.path.name, "created": created, "seed": config.training.seed}
    # See `kvae.morphs.outlines` and `kvae.network.first_weights`; older runs lack both.
    about |= {"outline": "main photo", "first_weights": "photos" if start is None else "older run"}
    if ranks.count > 1:
        about |= {"processes": ranks.count}
    shown = photos if photos.file is None else part(photos, _nearest_to_draws(batches))
    held_out = None if unseen is None else (unseen.images, unseen.names)
    with kept_in(args.runs):
        run.write_photos(shown.images, shown.names, held_out)
        if photos.file is not None and isinstance(photos.names, Names):
            run.share_many_photos(photos.file, photos.names.path)
        write_layout(run, batches.layout.arrays())
    if start is not None:
        start.hand_over(run, config, batches.continuum.images, batches.layout)
        about |= start.record
    # Last: with it, the run can go on.
    run.write_config(config_to_toml(config, about, _versions(), machine()))
    return run


def _folder(args: argparse.Namespace, config: Config, ranks: Ranks) -> RunFolder:
    """Makes the run's folder, or returns the one that this launch made before a restart."""
    begun = ranks.begun()
    if begun is not None:
        return RunFolder(begun)
    name = args.name or _run_name(args.photos or Path(config.photos.folder))
    run = create_run(args.runs, name)
    ranks.note(run.path)
    return run


def _run_name(folder: Path) -> str:
    return "garden" if folder == GARDEN else folder.resolve().name


def _nearest_to_draws(batches: "Batches") -> np.ndarray:
    """Returns which of many photos the draws lie nearest to that the model will be judged by.

    They are spread as all of them are, and whatever a draw copies is among them.
    """
    training, latent_dim = batches.config.training, batches.config.model.latent_dim
    count = max(FEW, training.evaluation_draws)
    draws = normal(training.seed, 0, Use.SAMPLES, (count, latent_dim))
    photos, _ = batches.layout.between(draws)
    return np.unique(photos[:, 0])


def _versions() -> dict[str, str]:
    """Returns the versions of what computes, and Keras's backend."""
    import keras

    versions = {"python": sys.version.split()[0], "backend": keras.backend.backend()}
    for package in VERSIONED:
        try:
            versions[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            continue
    return versions

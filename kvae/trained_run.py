"""A finished run, read back whole: settings, model, photos and codes that belong together."""

import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from kvae.codes import Codes
from kvae.config.settings import Config, ConfigError
from kvae.photos.pictures_file import mapped
from kvae.runs.run_folder import TO_TRAIN, Recorded, RunFolder

if TYPE_CHECKING:
    import keras

    from kvae.network.vae import VAE

# What numpy, zipfile, h5py and tomllib raise on files that are cut, mixed up or of another kind.
DAMAGE = (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, zlib.error)
Content = TypeVar("Content")


@dataclass(frozen=True)
class TrainedRun:
    """All that judging or exporting a run takes."""

    folder: RunFolder
    recorded: Recorded
    vae: "VAE"
    images: np.ndarray  # uint8 (N, S, S, 3), learned; of many, those that it is judged by
    names: tuple[str, ...]  # of these photos
    unseen: np.ndarray  # uint8 (M, S, S, 3), kept out of training; M may be 0
    codes: Codes

    @property
    def config(self) -> Config:
        """Its settings."""
        return self.recorded.config

    @property
    def encoder(self) -> "keras.Model":
        """Photos (B, S, S, 3) in [0, 1] -> z_mean and z_log_var, (B, D) each."""
        return self.vae.encoder

    @property
    def decoder(self) -> "keras.Model":
        """Codes (B, D) -> pictures (B, S, S, 3) in [0, 1]."""
        return self.vae.decoder

    def read_all_images(self) -> np.ndarray:
        """Returns all photos that it learned, uint8 (N, S, S, 3); many stay on the disk.

        Raises:
            ConfigError: the file of many photos is missing or damaged.
        """
        count, size = self.config.photos.count, self.config.model.image_size
        if count == len(self.images):
            return self.images
        file = self.folder.many_photos
        return _read(self.folder, file.name, lambda: mapped(file, count, size))


def load_trained_run(run: RunFolder) -> TrainedRun:
    """Reads a run folder; of vae.keras the weights alone, the networks are of our own code.

    Raises:
        ConfigError: it holds no trained model, or a file in it is missing or damaged.
    """
    if not run.weights.is_file():
        raise ConfigError(f"{run.path} holds no trained model (vae.keras)", TO_TRAIN)
    recorded = run.read_recorded()
    config = recorded.config
    images, names = _read(run, "photos.npz", run.read_photos)
    unseen, _ = _read(run, "photos.npz", run.read_held_out)
    codes = Codes(*_read(run, "codes.npz", run.read_codes))
    size, latent_dim = config.model.image_size, config.model.latent_dim
    _expect(run, "photos.npz", images, (len(images), size, size, 3))
    _expect(run, "photos.npz", unseen, (len(unseen), size, size, 3))
    _expect(run, "codes.npz", codes.z_mean, (len(images), latent_dim))
    _expect(run, "codes.npz", codes.z_log_var, (len(images), latent_dim))
    from kvae.network.vae import VAE  # imports Keras, which takes seconds: after the rest

    vae = VAE(config.model, config.loss)
    _read(run, "vae.keras", lambda: vae.load_weights(run.weights))
    return TrainedRun(run, recorded, vae, images, names, unseen, codes)


def _read(run: RunFolder, name: str, reader: Callable[[], Content]) -> Content:
    try:
        return reader()
    except DAMAGE as error:
        reason = " ".join(str(error).split())[:120] or type(error).__name__
        message = f"{run.path / name} is missing or damaged: {reason}"
        raise ConfigError(message, TO_TRAIN) from error


def _expect(run: RunFolder, name: str, found: np.ndarray, shape: tuple[int, ...]) -> None:
    if found.shape != shape or not np.isfinite(found).all():
        raise ConfigError(
            f"{run.path / name} does not belong to this run: "
            f"{found.shape} where {shape} finite numbers are expected",
            TO_TRAIN,
        )

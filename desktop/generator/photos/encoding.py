"""Where a photo belongs in the latent space: the best of several framings, and what it lacks.

The encoder knows its photos at one look. Of others the code is sought on: of 40 cut-outs of other
things the garden then draws what is nearer by 1.5 dB.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from desktop.generator.latent.likeness import ALIKE, unexplained
from desktop.generator.latent.refinement import refined
from desktop.generator.model.whole_model import WholeModel
from desktop.generator.photos.framings import framed, framings
from desktop.generator.photos.load import load_squares

# Unexplained by the reconstruction. Below the first no framing could be better; above the second
# the model knows none of them, and the photo stays as its owner framed it.
WELL, HARDLY = 0.05, 0.30


@dataclass(frozen=True, eq=False)
class EncodedPhoto:
    """A photo as the model knows it best.

    Attributes:
        image: uint8 (S, S, 3), in the framing chosen.
        z_mean: its code, (D,) float32.
        z_log_var: how sure the encoder is, (D,) float32.
        reframed: whether another framing than the owner's was chosen.
        known: the index of the training photo that it is; None where it is none.
        name: what that photo was called; empty where nobody knows.
    """

    image: np.ndarray
    z_mean: np.ndarray
    z_log_var: np.ndarray
    reframed: bool
    known: int | None
    name: str


def encode_photo(model: WholeModel, path: Path) -> EncodedPhoto:
    """Read a photo and find its code.

    Raises:
        ModelFileError: no usable photo, or no usable encoder.
    """
    card = model.decoder.card
    image, square = load_squares(path, card.image_size, card.fit)
    as_is = best = _try(model, image)
    for framing in framings(square):
        if best.left < WELL:
            break
        other = _try(model, framed(square, framing, card.image_size))
        if other.left < min(best.left, HARDLY):
            best = other
    like = model.like(best.rebuilt, best.z_mean)
    known = like.photo if like and like.left < ALIKE and best.left < HARDLY else None
    name = model.name(known) if known is not None else ""
    z_mean = best.z_mean
    if best.left >= WELL:
        picture = best.image.astype(np.float32) / np.float32(255)
        z_mean = refined(model.decoder.decode_float, z_mean, picture)
    return EncodedPhoto(best.image, z_mean, best.z_log_var, best is not as_is, known, name)


@dataclass(frozen=True, eq=False)
class _Try:
    """One framing, what the model makes of it, and what that leaves unexplained."""

    image: np.ndarray
    z_mean: np.ndarray
    z_log_var: np.ndarray
    rebuilt: np.ndarray
    left: float


def _try(model: WholeModel, image: np.ndarray) -> _Try:
    z_mean, z_log_var = model.encoder.encode(image[np.newaxis])
    rebuilt = model.decoder.decode(z_mean)[0]
    return _Try(image, z_mean[0], z_log_var[0], rebuilt, unexplained(image, rebuilt))

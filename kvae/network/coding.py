"""Photos to codes, and codes to pictures."""

from typing import TYPE_CHECKING, Protocol

import numpy as np

from kvae.codes import Codes
from kvae.images import to_float
from kvae.network.refinement import refined

if TYPE_CHECKING:
    import keras

ENCODED_AT_ONCE, DECODED_AT_ONCE = 64, 16


class Encoding(Protocol):
    """A model that has an encoder."""

    @property
    def encoder(self) -> "keras.Model":
        """Photos (B, S, S, 3) in [0, 1] -> z_mean and z_log_var, (B, D) each."""


class Decoding(Protocol):
    """A model that has a decoder."""

    @property
    def decoder(self) -> "keras.Model":
        """Codes (B, D) -> pictures (B, S, S, 3) in [0, 1]."""


def encode(model: Encoding, images: np.ndarray) -> Codes:
    """Returns the codes of all photos, uint8 (N, S, S, 3)."""
    parts = [
        model.encoder.predict_on_batch(to_float(images[i : i + ENCODED_AT_ONCE]))
        for i in range(0, len(images), ENCODED_AT_ONCE)
    ]
    z_mean, z_log_var = (np.concatenate(part) for part in zip(*parts, strict=True))
    return Codes(z_mean, z_log_var)


def decode(model: Decoding, z: np.ndarray) -> np.ndarray:
    """Returns pictures uint8 (n, S, S, 3) of codes (n, D)."""
    parts = [
        model.decoder.predict_on_batch(z[i : i + DECODED_AT_ONCE])
        for i in range(0, len(z), DECODED_AT_ONCE)
    ]
    return np.rint(np.concatenate(parts) * 255.0).astype(np.uint8)


def refine(model: Decoding, z: np.ndarray, images: np.ndarray) -> np.ndarray:
    """Returns codes (n, D) that explain photos, uint8 (n, S, S, 3), better than those given."""
    pairs = zip(z, to_float(images), strict=True)
    return np.stack([refined(model.decoder.predict_on_batch, code, image) for code, image in pairs])

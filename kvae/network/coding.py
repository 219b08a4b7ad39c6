"""Photos to codes, and codes to pictures."""

from typing import TYPE_CHECKING

import numpy as np

from kvae.codes import Codes
from kvae.images import to_float

if TYPE_CHECKING:
    from kvae.network.vae import VAE

ENCODED_AT_ONCE, DECODED_AT_ONCE = 64, 16


def encode(vae: "VAE", images: np.ndarray) -> Codes:
    """Returns the codes of all photos, uint8 (N, S, S, 3)."""
    parts = [
        vae.encoder.predict_on_batch(to_float(images[i : i + ENCODED_AT_ONCE]))
        for i in range(0, len(images), ENCODED_AT_ONCE)
    ]
    z_mean, z_log_var = (np.concatenate(part) for part in zip(*parts, strict=True))
    return Codes(z_mean, z_log_var)


def decode(vae: "VAE", z: np.ndarray) -> np.ndarray:
    """Returns pictures uint8 (n, S, S, 3) of codes (n, D)."""
    parts = [
        vae.decoder.predict_on_batch(z[i : i + DECODED_AT_ONCE])
        for i in range(0, len(z), DECODED_AT_ONCE)
    ]
    return np.rint(np.concatenate(parts) * 255.0).astype(np.uint8)

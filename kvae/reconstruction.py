"""Codes turned into pictures, and how close these come to the photos."""

import numpy as np

BATCH = 16


def decode(vae, z: np.ndarray) -> np.ndarray:
    """Returns pictures uint8 (n, S, S, 3) of codes (n, D)."""
    parts = [vae.decoder.predict_on_batch(z[i : i + BATCH]) for i in range(0, len(z), BATCH)]
    return np.rint(np.concatenate(parts) * 255.0).astype(np.uint8)


def reconstruction_psnr(pictures: np.ndarray, photos: np.ndarray) -> np.ndarray:
    """Returns the peak signal-to-noise ratio of each uint8 pair in dB, (N,); equal ones have 99."""
    error = (pictures.astype(np.float64) - photos.astype(np.float64)) ** 2
    mean = np.maximum(error.mean(axis=(1, 2, 3)), 255.0**2 * 10**-9.9)
    return 10.0 * np.log10(255.0**2 / mean)

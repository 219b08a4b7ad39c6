"""Pictures as thumbnails, where fine texture plays no part, and how far these lie apart."""

import numpy as np
from PIL import Image

SIDE = 24  # pixels, each the mean of its area


def thumbnails(pictures: np.ndarray) -> np.ndarray:
    """Returns the thumbnails of pictures uint8 (n, S, S, 3), laid out flat: float64 (n, P)."""
    box = Image.Resampling.BOX
    small = [np.asarray(Image.fromarray(picture).resize((SIDE, SIDE), box)) for picture in pictures]
    return np.stack(small).reshape(len(pictures), -1).astype(np.float64)


def distances(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Returns the root mean square difference of every pair, (n, P) and (m, P) -> (n, m)."""
    squared = (a**2).sum(axis=1)[:, None] + (b**2).sum(axis=1) - 2.0 * a @ b.T
    return np.sqrt(np.maximum(squared, 0.0) / a.shape[1])

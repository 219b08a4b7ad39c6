"""Pictures as arrays: as numbers between 0 and 1, as thumbnails, and how far apart these lie."""

import numpy as np
from PIL import Image

SIDE = 24  # pixels, each the mean of its area
# Photos. So many are held in memory and compared each with each; of more the pixels stay on disk,
# and a photo is compared with its neighbours only.
FEW = 500


def to_float(images: np.ndarray) -> np.ndarray:
    """Turns uint8 pictures into float32 in [0, 1]."""
    return images.astype(np.float32) / np.float32(255.0)


def thumbnails(pictures: np.ndarray) -> np.ndarray:
    """Returns the thumbnails of pictures uint8 (n, S, S, 3), laid out flat: float64 (n, P).

    Fine texture plays no part in them.
    """
    box = Image.Resampling.BOX
    small = [np.asarray(Image.fromarray(picture).resize((SIDE, SIDE), box)) for picture in pictures]
    return np.stack(small).reshape(len(pictures), -1).astype(np.float64)


def distances(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Returns the root mean square difference of every pair, (n, P) and (m, P) -> (n, m)."""
    squared = (a**2).sum(axis=1)[:, None] + (b**2).sum(axis=1) - 2.0 * a @ b.T
    return np.sqrt(np.maximum(squared, 0.0) / a.shape[1])

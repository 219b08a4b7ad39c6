"""Pictures as arrays: numbers between 0 and 1, thumbnails and their distances, grounds, colours."""

import numpy as np
from PIL import Image

SIDE = 24  # pixels, each the mean of its area
# Photos. So many are held in memory and compared each with each; of more the pixels stay on disk,
# and a photo is compared with its neighbours only.
FEW = 500
# Luma and two colour differences of red, green and blue, as in ITU-R BT.601.
YIQ = np.array([[0.299, 0.587, 0.114], [0.596, -0.274, -0.322], [0.211, -0.523, 0.312]])
# Ground is plain where so much of a photo's border is within so many levels of its median colour.
# It is for every photo of four sets of cut-outs and drawings, for 1 of 67 portraits and 3 % of 150
# landscapes, buildings and animals.
PLAIN, WITHIN = 0.8, 30.0


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


def border(pictures: np.ndarray) -> np.ndarray:
    """Returns the outermost pixels of pictures (n, s, s, 3), (n, 4 s, 3)."""
    sides = pictures[:, 0], pictures[:, -1], pictures[:, :, 0], pictures[:, :, -1]
    return np.concatenate(sides, axis=1)


def ground(images: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Returns the colour around the things in pictures, and whether it is plain.

    Args:
        images: uint8 (n, S, S, 3).

    Returns:
        The median colours of the borders, float32 (n, 3), and bool (n,).
    """
    pixels = border(images).astype(np.float32)
    colours = np.median(pixels, axis=1)
    apart = np.linalg.norm(pixels - colours[:, None], axis=2)
    return colours, (apart < WITHIN).mean(axis=1) >= PLAIN


def of_scenes(images: np.ndarray) -> bool:
    """Returns whether most photos uint8 (N, S, S, 3) are scenes, not things on plain ground."""
    return bool(ground(images[:: -(-len(images) // FEW)])[1].mean() < 0.5)

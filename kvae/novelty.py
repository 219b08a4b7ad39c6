"""How new a picture is: its distance to the nearest photo, without any network.

Pictures are compared as thumbnails, where the fine texture that a VAE never copies exactly plays no
part, and a distance is read against how far apart photos lie: one of pebbles and one of fruits
need other levels. `report.measures` counts near copies by the same rule on the report's own draws.
"""

from dataclasses import dataclass

import numpy as np
from PIL import Image

THUMBNAIL = 24  # pixels a side, each the mean of its area
# Of the distance between the photo and its own nearest fellow. Measured on the garden: below it lie
# all reconstructions at 28 dB, one in ten light changes of a photo and no half-and-half mixture.
NEAR_COPY = 1 / 3
STRANGER = 1.0  # from here on a picture lies farther from every photo than photos lie apart
# 8-bit levels. Photos nearer to each other are one photo taken twice (see `kvae.near_copies`), and
# their distance says nothing about how far apart photos lie.
FELLOW_AT_LEAST = 12.0


@dataclass(frozen=True)
class Nearest:
    """Per picture, each (n,): its nearest photo, the distance in 8-bit levels, and the ratio.

    The ratio is that distance divided by the one from that photo to its nearest fellow.
    """

    photo: np.ndarray
    distance: np.ndarray
    ratio: np.ndarray


def nearest_photos(pictures: np.ndarray, images: np.ndarray) -> Nearest:
    """Finds the nearest photo of each picture, uint8 (n, S, S, 3) and (N, S, S, 3), N >= 2."""
    known = thumbnails(images)
    among = distances(known, known)
    np.fill_diagonal(among, np.inf)
    fellow = np.maximum(among.min(axis=1), FELLOW_AT_LEAST)
    apart = distances(thumbnails(pictures), known)
    photo = apart.argmin(axis=1)
    distance = apart.min(axis=1)
    return Nearest(photo, distance, distance / fellow[photo])


def thumbnails(pictures: np.ndarray) -> np.ndarray:
    """Returns the thumbnails of pictures uint8 (n, S, S, 3), laid out flat: float64 (n, P)."""
    side = (THUMBNAIL, THUMBNAIL)
    box = Image.Resampling.BOX
    small = [np.asarray(Image.fromarray(picture).resize(side, box)) for picture in pictures]
    return np.stack(small).reshape(len(pictures), -1).astype(np.float64)


def distances(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Returns the root mean square difference of every pair, (n, P) and (m, P) -> (n, m)."""
    squared = (a**2).sum(axis=1)[:, None] + (b**2).sum(axis=1) - 2.0 * a @ b.T
    return np.sqrt(np.maximum(squared, 0.0) / a.shape[1])

"""Which photo a picture shows, as far as two independent opinions agree."""

from dataclasses import dataclass

import numpy as np

from kvae.features import cosine_distances
from kvae.intervals import Estimate, share


@dataclass(frozen=True)
class Recognised:
    """What of a set of pictures was recognised."""

    identified: Estimate  # share of the pictures
    photos: int  # how many photos these show
    found: int  # how many photos are nearest to some picture, recognised or not


def recognise(pictures: np.ndarray, photos: np.ndarray, second: np.ndarray) -> Recognised:
    """Counts the pictures that show one certain photo's thing.

    A picture is identified when the photo nearest to it in the features is nearer than that
    photo's own nearest fellow, and thumbnails, which know no network, pick the same photo. It is
    what a person does who names a picture; but a model that draws one photo for ever scores 1, so
    it is read together with the number of photos, and copying photos scores 1 too.

    Args:
        pictures: features (n, F).
        photos: features (N, F), N >= 2.
        second: the photo that thumbnails find nearest to each picture, (n,).
    """
    among = cosine_distances(photos, photos)
    np.fill_diagonal(among, np.inf)
    apart = cosine_distances(pictures, photos)
    nearest = apart.argmin(axis=1)
    sure = (apart.min(axis=1) < among.min(axis=1)[nearest]) & (nearest == second)
    return Recognised(share(int(sure.sum()), len(sure)), len(set(nearest[sure])), len(set(nearest)))

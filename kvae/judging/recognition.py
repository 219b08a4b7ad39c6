"""Which photo a picture shows, as far as two independent opinions agree."""

import numpy as np

from kvae.seeing.features import cosine_distances


def recognised(pictures: np.ndarray, photos: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Returns which pictures show one certain photo's thing, (n,) of bool.

    A picture is identified when the photo nearest to it in the features is nearer than that
    photo's own nearest neighbour, and the fit of views, which knows no network, picks the same
    photo. It is what a person does who names a picture; but a model that copies photos scores 1, so
    it is asked only of draws that are not new, and read together with how varied they are.

    Args:
        pictures: features (n, F).
        photos: features (N, F), N >= 2.
        second: the photo that the fit of views finds for each picture, (n,).
    """
    among = cosine_distances(photos, photos)
    np.fill_diagonal(among, np.inf)
    apart = cosine_distances(pictures, photos)
    nearest = apart.argmin(axis=1)
    return (apart.min(axis=1) < among.min(axis=1)[nearest]) & (nearest == second)

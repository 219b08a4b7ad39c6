"""Framing: whether a photo taken a little closer, from farther off or beside comes back as itself.

A person who takes a photo again never takes it from the same spot. A model that knows its photos
by heart only takes such a picture for some other photo.
"""

from collections.abc import Callable

import numpy as np

from kvae.judging.intervals import Estimate, share
from kvae.judging.moved import moved
from kvae.judging.view_fit import AS_IS
from kvae.seeing.features import Network, cosine_distances, features

MOST = 96  # photos that are tried, evenly from all
ZOOM_IN, ZOOM_OUT, SHIFT = 1.2, 0.8, 0.1  # times; of the picture's side
FRAMINGS = {
    "zoom_in": AS_IS / ZOOM_IN,
    "zoom_out": AS_IS / ZOOM_OUT,
    "shift": AS_IS + np.array([[0, 0, 2 * SHIFT], [0, 0, 0]]),
}


def framing(
    come_back: Callable[[np.ndarray], np.ndarray],
    images: np.ndarray,
    photos: np.ndarray,
    network: Network,
) -> dict[str, Estimate]:
    """Returns per framing the share of photos that come back as themselves.

    A picture comes back as itself if, of all photos framed in the same way, the network finds what
    the model made of it nearest to that one.

    Args:
        come_back: what a model makes of pictures uint8 (n, S, S, 3): encoded and decoded.
        images: the photos, uint8 (N, S, S, 3), N >= 2.
        photos: their features, (N, F).
        network: that judges.
    """
    tried = np.unique(np.linspace(0, len(images) - 1, min(MOST, len(images))).round().astype(int))
    found = {}
    for name, change in FRAMINGS.items():
        framed = moved(images[tried], np.broadcast_to(change, (len(tried), 2, 3)))
        made = features(network, come_back(framed))
        nearest = cosine_distances(made, photos).argmin(axis=1)
        found[name] = share(int((nearest == tried).sum()), len(tried))
    return found

"""Photos kept out of training, and what they tell about the model that never saw them."""

import numpy as np

from kvae.intervals import Estimate, Z
from kvae.near_copies import near_copies
from kvae.novelty import distances, thumbnails
from kvae.photos import MINIMUM, PhotoError, PhotoSet
from kvae.randomness import Use, stream

SUBSETS = 200


def hold_out(photos: PhotoSet, share: float, seed: int) -> tuple[PhotoSet, PhotoSet | None]:
    """Parts photos into those to learn and those kept out, None for a share of 0.

    Raises:
        PhotoError: too few photos would be left on either side.
    """
    if share == 0:
        return photos, None
    chosen = held_out_photos(photos.images, share, seed)
    kept = np.setdiff1d(np.arange(len(photos.images)), chosen)
    if len(kept) < MINIMUM or len(chosen) < 2:
        raise PhotoError(
            f"with {share:g} of {len(photos.images)} photos held out {len(kept)} are left to "
            f"learn, need {MINIMUM}, and {len(chosen)} to judge by, need 2",
            "choose another --hold-out, or add photos",
        )
    return _part(photos, kept), _part(photos, chosen)


def _part(photos: PhotoSet, indices: np.ndarray) -> PhotoSet:
    names = tuple(photos.names[i] for i in indices)
    return PhotoSet(photos.images[indices], names, photos.skipped, photos.notes)


def held_out_photos(images: np.ndarray, share: float, seed: int) -> np.ndarray:
    """Chooses photos to keep out of training; near copies of a photo stay on its side.

    Args:
        images: uint8 (N, S, S, 3).
        share: of the photos, 0 to 0.5. As many as it asks for, or fewer where near copies of one
            another do not fit in together.
        seed: of the run.

    Returns:
        Their indices in ascending order.
    """
    wanted = round(share * len(images))
    groups = _groups(len(images), near_copies(images))
    chosen: list[int] = []
    for i in stream(seed, 0, Use.HOLD_OUT).permutation(len(groups)):
        if len(chosen) + len(groups[i]) <= wanted:
            chosen += groups[i]
    return np.array(sorted(chosen), dtype=int)


def _groups(count: int, pairs: list[tuple[int, int]]) -> list[list[int]]:
    """Joins what pairs connect: [0, 1, 2] of (0, 1) and (1, 2)."""
    group = list(range(count))  # the lowest index of each one's group
    for i, j in pairs:
        low, high = sorted((group[i], group[j]))
        group = [low if member == high else member for member in group]
    return [[i for i in range(count) if group[i] == first] for first in sorted(set(group))]


def nearer_to_training(
    draws: np.ndarray, training: np.ndarray, unseen: np.ndarray, seed: int
) -> Estimate:
    """Returns the share of draws that lie nearer to a training photo than to an unseen one.

    The more photos, the nearer the nearest: so the training photos take part in random subsets of
    as many as there are unseen ones, and the share is the mean over these. 0.5 is fair; a model
    that only recalls has 1. What the interval does not know is which photos happened to be kept
    out; it takes the spread over the subsets for it, which are chosen in the same way, and adds
    the chance of the draws.

    Args:
        draws: uint8 (n, S, S, 3).
        training: uint8 (N, S, S, 3).
        unseen: uint8 (M, S, S, 3), M <= N.
        seed: of the run.
    """
    small = thumbnails(draws)
    to_training, to_unseen = (distances(small, thumbnails(p)) for p in (training, unseen))
    source = stream(seed, 2, Use.SUBSAMPLES)
    shares = []
    for _ in range(SUBSETS):
        subset = source.permutation(len(training))[: len(unseen)]
        nearer = to_training[:, subset].min(axis=1) < to_unseen.min(axis=1)
        shares.append(nearer.mean())
    value = float(np.mean(shares))
    spread = np.sqrt(np.var(shares) + value * (1 - value) / len(draws))
    low, high = np.clip(value + np.array([-Z, Z]) * spread, 0, 1)
    return Estimate(value, float(low), float(high))

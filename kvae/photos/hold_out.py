"""Photos kept out of training, and what they tell about the model that never saw them."""

import numpy as np

from kvae.photos.load import MINIMUM, PhotoError, PhotoSet
from kvae.photos.near_copies import near_copies
from kvae.randomness import Use, stream


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
    return part(photos, kept), part(photos, chosen)


def part(photos: PhotoSet, indices: np.ndarray) -> PhotoSet:
    """Returns some of the photos, with what is said about all of them."""
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

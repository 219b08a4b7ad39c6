"""Photos kept out of training, and what they show of the model that never saw them."""

from itertools import compress

import numpy as np

from kvae.images import FEW
from kvae.photos.cache import require_room
from kvae.photos.folder import shown
from kvae.photos.load import MINIMUM
from kvae.photos.names import Names, write_names
from kvae.photos.near_copies import near_copies, near_copies_of
from kvae.photos.photo_set import PhotoError, PhotoSet
from kvae.photos.pictures_file import PicturesFile, mapped
from kvae.randomness import Use, stream

MOST_UNSEEN = 500  # of many photos; more would add little


def hold_out(photos: PhotoSet, share: float, seed: int) -> tuple[PhotoSet, PhotoSet | None]:
    """Parts photos into those to learn and those kept out, None for a share of 0.

    Raises:
        PhotoError: too few photos would be left on either side.
    """
    if share == 0:
        return photos, None
    if photos.file is not None:
        return _hold_out_of_many(photos, share, seed)
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
    names = tuple(photos.names[int(i)] for i in indices)
    boxes = None if photos.boxes is None else [photos.boxes[int(i)] for i in indices]
    return PhotoSet(photos.images[indices], names, photos.skipped, photos.notes, boxes=boxes)


def _hold_out_of_many(
    photos: PhotoSet, share: float, seed: int
) -> tuple[PhotoSet, PhotoSet | None]:
    """Keeps `MOST_UNSEEN` photos out at most; what looks nearly like one of them is not learned."""
    count = len(photos.images)
    wanted = min(round(share * count), MOST_UNSEEN)
    if wanted < 2:
        message = f"{share:g} of {count:,} photos is {wanted}, and at least 2 must be held out"
        raise PhotoError(message, "choose another --hold-out")
    chosen = np.sort(stream(seed, 0, Use.HOLD_OUT).choice(count, wanted, replace=False))
    unseen = part(photos, chosen)
    learned = np.ones(count, bool)
    learned[chosen] = False
    learned[near_copies_of(unseen.images, photos.images)] = False
    return those_of_many(photos, learned, f"without-{share:g}-{seed}"), unseen


def those_of_many(photos: PhotoSet, which: np.ndarray, name: str) -> PhotoSet:
    """Returns some of many photos, copied into a file of their own beside the one of all.

    Args:
        photos: all of them.
        which: of them, bool (N,).
        name: of the copy; an older one of this name is not changed but replaced.

    Raises:
        PhotoError: there is no room for the copy, or it cannot be written.
    """
    size, count = photos.images.shape[1], int(which.sum())
    if photos.file is None or count <= FEW:
        return part(photos, np.flatnonzero(which))
    file = PicturesFile(photos.file.with_name(f"{name}.u8"), size)
    names = file.path.with_suffix(".txt")
    require_room(file.path.parent, count * file.bytes_each, count)
    try:
        file.path.unlink(missing_ok=True)  # a run may share it
        file.write_all(photos.images, (int(i) for i in np.flatnonzero(which)))
        names.unlink(missing_ok=True)
        write_names(names, compress(photos.names, which))
    except OSError as error:
        message = f"photos cannot be copied to {shown(str(file.path), 100)}: {error.strerror}"
        raise PhotoError(message, "make room, or name another disk with XDG_CACHE_HOME") from error
    images = mapped(file.path, count, size)
    return PhotoSet(images, Names(names), photos.skipped, photos.notes, photos.remarks, file.path)


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

"""New in look: a picture that is not a photo even when bent as it likes and in other colours.

A program that bends photos at random draws what is not a photo in another view (`novelty`), and as
good as photos are; yet all that is seen in it was photographed. Some draws of a model are of that
kind: a pepper in the outline of a pear. So photos are also fitted by a smooth field of
displacements, as morphs are made of (`kvae.morphs.registration`), and then by colours.

Measured on the garden: of 128 photos in random views 0 % are new in look, of 128 bent at random
6 %, of 128 half-and-half mixtures 99 %, of 128 morphs between two or three photos 30 %.
"""

import numpy as np

from kvae.judging.novelty import Seen
from kvae.judging.view_fit import small
from kvae.morphs.registration import COARSE, LEVELS, Described, misfit, register
from kvae.morphs.splines import basis
from kvae.morphs.warping import bent, positions, with_margin
from kvae.threads import in_threads

NEW_LOOK = 0.25  # of what is left between the photo and its nearest neighbour: `novelty`
MOST = 128  # pictures that are looked at; each new one takes up to a tenth of a second
LOOKED_AT, FITTED = 24, 4  # photos per picture: those most alike, and those that then fit best
SIDE = 32  # pixels, of the small blurred pictures that are compared, and points of a field
AT_ONCE = 12  # pictures, with these photos each
RIDGE = 1e-3  # squared levels; beside those of a thousand pixels nothing


def new_in_look(
    photos: np.ndarray, pictures: np.ndarray, alike: np.ndarray, seen: Seen, nearest: np.ndarray
) -> np.ndarray:
    """Returns which pictures are not a photo in another view, nor a bent one: (n,) of bool.

    Args:
        photos: uint8 (N, S, S, 3).
        pictures: uint8 (n, S, S, 3).
        alike: photos that each is most like, (n, K), see `kvae.judging.novelty.Novelty.alike`.
        seen: the pictures as views of photos.
        nearest: what is left between each photo and the one nearest to it, in levels (N,).
    """
    new = np.flatnonzero(seen.new)  # no other picture needs to be looked at
    described = Described.of(np.concatenate([photos, pictures]))
    parts = [new[i : i + AT_ONCE] for i in range(0, len(new), AT_ONCE)]

    def is_bent(part: np.ndarray) -> np.ndarray:
        own = len(photos) + part  # where each picture is described
        chosen = _fitting(described, alike[part], own)

        def fits(row: np.ndarray, photo: np.ndarray) -> np.ndarray:
            left = _left(photos, pictures[part[row]], photo, described, own[row])
            return left / nearest[photo] <= NEW_LOOK

        # The photo that fits best settles most pictures; only for the rest the others are tried.
        settled = fits(np.arange(len(part)), chosen[:, 0])
        also = np.where(chosen == seen.photo[part, None], -1, chosen)  # a photo is tried once
        tried = np.concatenate([also[:, 1:], seen.photo[part, None]], axis=1)
        row, column = np.nonzero(~settled[:, None] & (tried >= 0) & (tried != chosen[:, :1]))
        if len(row):
            settled[row[fits(row, tried[row, column])]] = True
        return settled

    found = seen.new.copy()
    for part, known in zip(parts, in_threads(is_bent, parts), strict=True):
        found[part] = ~known
    return found


def _fitting(described: Described, alike: np.ndarray, own: np.ndarray) -> np.ndarray:
    """Returns the `FITTED` of photos (n, K) that each picture (n,) fits best, about; best first."""
    first, second = (part.ravel() for part in np.broadcast_arrays(alike, own[:, None]))
    control = register(described, first, second, COARSE)
    left = misfit(described, first, second, control, COARSE).reshape(alike.shape)
    return np.take_along_axis(alike, left.argsort(axis=1)[:, :FITTED], axis=1)


def _left(
    photos: np.ndarray,
    pictures: np.ndarray,
    chosen: np.ndarray,
    described: Described,
    own: np.ndarray,
) -> np.ndarray:
    """Returns what is left of each picture (n, S, S, 3) once a photo is bent to it, in levels (n,).

    Args:
        photos: all of them.
        pictures: the pictures.
        chosen: the photo that is bent to each, (n,).
        described: all photos and pictures.
        own: where each picture is described, (n,).
    """
    side, splines = photos.shape[1], basis(SIDE, LEVELS[-1][1])
    field = splines @ register(described, chosen, own) @ splines.T  # (n, 2, SIDE, SIDE)
    found = positions(_between(field), np.tile([0.0, 1.0, 0.0], (len(field), 1)), side)
    pairs = zip(chosen, found[:, 0], strict=True)
    shown = [bent(with_margin(photos[i]), there, side) for i, there in pairs]
    known = small(np.stack(shown), SIDE).reshape(len(shown), -1, 3)  # (n, P, 3)
    asked = small(pictures, SIDE).reshape(len(shown), -1, 3)
    known = np.concatenate([known, np.ones_like(known[..., :1])], axis=2).astype(np.float64)
    turned = np.swapaxes(known, 1, 2)
    # Least squares by the normal equations; where colours do not differ, many are as good.
    colours = np.linalg.solve(turned @ known + RIDGE * np.eye(4), turned @ asked)  # (n, 4, 3)
    return np.sqrt(np.square(known @ colours - asked).mean(axis=(1, 2)))


def _between(field: np.ndarray) -> np.ndarray:
    """Returns fields as `kvae.morphs.warping.positions` takes them, of the first two of three."""
    found = np.zeros((len(field), 3, 3, *field.shape[1:]), np.float32)
    found[:, 0, 1], found[:, 1, 0] = field, -field
    return found

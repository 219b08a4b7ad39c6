"""Photos of one kind, cut so that what they have in common lies at the same position in all.

Faces lie high in one photo and low in another, near in one and far off in the next. Put together or
bent towards each other, such photos give half faces; where the eyes of all lie at one position, a
new face. So each photo in turn is moved and zoomed to be as like the mean of the others as it can
be, again and again until none moves: congealing (Learned-Miller 2006,
https://doi.org/10.1109/TPAMI.2006.34), of histograms of gradients instead of pixels as by Huang et
al. 2007, https://doi.org/10.1109/ICCV.2007.4408858. Nothing has to be known of what they show.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image

from kvae.images import of_scenes
from kvae.photos.choices import Align
from kvae.photos.gradients import CELLS, WINDOW, ZOOMS, described

# What lies in the middle counts most: sigma in parts of the side.
MIDDLE = 0.3
# A zoom by this factor, or a shift by so much of the side, has to gain `COST` in likeness.
USUAL_ZOOM, USUAL_SHIFT, COST = 1.35, 0.15, 0.003
ROUNDS = 16  # at most; photos settle in about ten
MOVING = 0.02  # share of the photos; when fewer than that move, they have settled
# Photos of one kind are so like the mean of the others once they have settled, and by `GAIN` more
# than before. Of fifty at random: 67 portraits .17 to .19, from .08; 117 painted ones .25 to .27,
# from .18; 150 landscapes, buildings and animals .08, from .02; the landscapes and buildings among
# these .13, from .06. Photos of one kind in other things than these may lie between.
ALIKE, GAIN = 0.15, 0.05
# A photo that is less than half as like the others as they are on average shows something else, or
# a part of it only. Of 72 portraits these are 9, among them a toy's head, a face that looks down, a
# hat with sunglasses, and two in profile from afar.
UNLIKE = 0.5
# Share of the photos that may be shown from farther off than their kind, whole as they are.
WHOLE = 0.1
SHIFTS = np.arange(CELLS - WINDOW + 1) - (CELLS - WINDOW) // 2  # in cells
VIEWS = len(ZOOMS), len(SHIFTS), len(SHIFTS)  # of a photo: zoomed, moved down and across


@dataclass(frozen=True)
class Alignment:
    """Where photos are to be cut.

    Attributes:
        boxes: left, top, right and bottom of a square in each photo, (N, 4), in parts of its
            shorter side.
        before: how like a photo is to the mean of the others on average, as a cosine.
        likeness: the same of each photo, (N,), once they have settled, before boxes are kept within
            their photos.
    """

    boxes: np.ndarray
    before: float
    likeness: np.ndarray

    @property
    def of_one_kind(self) -> bool:
        """Whether the photos have so much in common that they are better cut like that."""
        after = float(self.likeness.mean())
        return after >= ALIKE and after - self.before >= GAIN

    @property
    def unlike(self) -> np.ndarray:
        """The indices of those that show little of what the others have in common."""
        return np.flatnonzero(self.likeness < UNLIKE * self.likeness.mean())


def alignment(
    pictures: Sequence[Image.Image], images: np.ndarray, align: Align
) -> Alignment | None:
    """Returns where photos are to be cut, or None where each is cut by itself.

    Args:
        pictures: the photos whole, of any size and shape, ``RGB``.
        images: the same made square, uint8 (N, S, S, 3).
        align: ``auto`` for those alone that fill their frame and are of one kind.
    """
    if align == "no" or len(pictures) < 2 or (align == "auto" and not of_scenes(images)):
        return None
    found = congealed(pictures)
    return found if align == "yes" or found.of_one_kind else None


def congealed(pictures: Sequence[Image.Image]) -> Alignment:
    """Finds out where photos are to be cut so that what they have in common lies alike.

    Args:
        pictures: of any size and shape, ``RGB``; at least 2.
    """
    zooms, shifts, (before, likeness) = _settled(described(pictures))
    sides = np.minimum(1.0, np.quantile(zooms, WHOLE) / zooms)[:, None]
    sizes = np.array([picture.size for picture in pictures], float)
    sizes /= sizes.min(axis=1, keepdims=True)
    middle = sizes / 2.0 + shifts / zooms[:, None]
    corner = np.clip(middle - sides / 2.0, 0.0, sizes - sides)
    return Alignment(
        np.concatenate([corner, corner + sides], axis=1), float(before.mean()), likeness
    )


def _settled(seen: np.ndarray) -> tuple[np.ndarray, np.ndarray, tuple[np.ndarray, np.ndarray]]:
    """Returns zooms (N,), shifts across and down (N, 2), and likenesses (N,) before and after.

    Shifts are in parts of the window's side.

    Args:
        seen: of photos, as `described` returns it.
    """
    count, every = len(seen), np.arange(len(seen))
    windows = np.lib.stride_tricks.sliding_window_view(seen, (WINDOW, WINDOW), axis=(2, 3))
    position = (np.arange(WINDOW) + 0.5) / WINDOW - 0.5
    middle = np.exp(-0.5 * np.square(position / MIDDLE)).astype(np.float32)
    counted = np.outer(middle, middle) / np.square(middle.sum())
    zoomed, moved = np.log(ZOOMS) / np.log(USUAL_ZOOM), SHIFTS / WINDOW / USUAL_SHIFT
    cost = COST * sum(np.square(each) for each in np.meshgrid(zoomed, moved, moved, indexing="ij"))
    best, like = np.full(count, np.argmin(cost)), []
    for _ in range(ROUNDS):
        chosen = windows[(every, *np.unravel_index(best, VIEWS))]  # (N, C, WINDOW, WINDOW)
        others = counted * (chosen.sum(axis=0) - chosen) / (count - 1)
        likeness = np.stack([
            np.einsum("zyxchw,chw->zyx", views, mean, optimize=True)
            for views, mean in zip(windows, others, strict=True)
        ])  # fmt: skip
        like.append(likeness.reshape(count, -1)[every, best])
        before, best = best, (likeness - cost).reshape(count, -1).argmax(axis=1)
        if (best != before).mean() < MOVING:
            break
    zoom, down, across = _peaks(likeness - cost, best)
    ratio = ZOOMS[1] / ZOOMS[0]
    shifts = (np.stack([across, down], axis=1) + SHIFTS[0]) / WINDOW
    return ZOOMS[0] * ratio**zoom, shifts, (like[0], like[-1])


def _peaks(values: np.ndarray, best: np.ndarray) -> Iterator[np.ndarray]:
    """Yields where the largest values lie along each axis, of parabolas, to an eighth of a step.

    So rounded, what another machine adds up in another order is the same.

    Args:
        values: (N, ...) on a grid.
        best: of each, the index of the largest, as if it were flat.
    """
    every, largest = np.arange(len(values)), np.unravel_index(best, values.shape[1:])
    for axis, at in enumerate(largest):
        last = values.shape[1 + axis] - 1
        beside = [
            values[(every, *largest[:axis], np.clip(at + step, 0, last), *largest[axis + 1 :])]
            for step in (-1, 0, 1)
        ]
        bend = 2.0 * beside[1] - beside[0] - beside[2]
        inner = (at > 0) & (at < last) & (bend > 0.0)
        beyond = 0.5 * (beside[2] - beside[0]) / np.where(inner, bend, 1.0)
        yield at + np.where(inner, np.round(8.0 * beyond) / 8.0, 0.0)

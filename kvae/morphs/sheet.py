"""The contact sheet of morphs: a strip from each photo to one that fits it."""

import numpy as np
from PIL import Image

from kvae.morphs.continuum import Continuum

# Pictures of a strip, both photos among them: an even number, so that none is exactly half way,
# where one photo's outline gives way to the other's.
STEPS = 8
MOST_ROWS = 24
STRIPS = 2  # side by side, to the photo that fits best and to the third best
GAP = 8  # pixels between them, white


def strip(continuum: Continuum, first: int, second: int, steps: int = STEPS) -> np.ndarray:
    """Returns the way from one photo to another in equal steps, uint8 (steps, S, S, 3)."""
    share = np.linspace(0.0, 1.0, steps)
    weights = np.stack([1.0 - share, share, np.zeros(steps)], axis=1)
    return continuum.pictures(np.tile([first, second, first], (steps, 1)), weights)


def contact_sheet(continuum: Continuum, partners: np.ndarray) -> Image.Image:
    """Draws strips from some photos, spread evenly over all of them, to photos that fit them.

    Args:
        continuum: of N photos.
        partners: of each photo, best first, indices (N, P).
    """
    count, side = len(partners), continuum.images.shape[1]
    rows = np.unique(np.linspace(0, count - 1, min(count, MOST_ROWS)).round().astype(int))
    ranks = [2 * k for k in range(STRIPS) if 2 * k < partners.shape[1]]
    lines = []
    for photo in rows:
        strips = [strip(continuum, photo, partners[photo, rank]) for rank in ranks]
        pieces = [np.concatenate(list(pictures), axis=1) for pictures in strips]
        gaps = [np.full((side, GAP, 3), 255, np.uint8)] * len(pieces)
        line = [part for pair in zip(pieces, gaps, strict=True) for part in pair][:-1]
        lines.append(np.concatenate(line, axis=1))
    return Image.fromarray(np.concatenate(lines))

"""Pictures framed and lit a little otherwise, for the encoder to look at.

The encoder sees each picture turned, moved, zoomed and tinted; what the decoder is to draw stays as
it is. So a thing keeps its code however it is framed, and no part of a code is spent on framing: a
bound on ln p(x) all the same, see Im et al. 2017, "Denoising criterion for variational
auto-encoding framework", https://arxiv.org/abs/1511.06406.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from PIL import Image

from kvae.randomness import Use, stream

TURN = 8.0  # degrees, either way
ZOOM = 0.2  # times so much larger, or one over it
SHIFT = 0.1  # of the picture's side
CONTRAST, BRIGHTNESS = 0.1, 0.06
TINT = 0.06  # of each colour's strength
NUMBERS = 9  # of chance that change one picture


def widened(image: np.ndarray) -> Image.Image:
    """Returns a picture uint8 (S, S, 3) whose edges' colours go on by S // 2 pixels."""
    margin = len(image) // 2
    around = (margin, margin), (margin, margin), (0, 0)
    return Image.fromarray(np.pad(image, around, mode="edge"))


def framed_otherwise(
    wide: Sequence[Image.Image], seed: int, step: int, rows: Iterable[int] | None = None
) -> np.ndarray:
    """Returns pictures uint8 (B, S, S, 3), each changed by chance; the edges' colours go on.

    Args:
        wide: the pictures, as `widened` makes them.
        seed: of the run.
        step: another number, other changes.
        rows: of the whole batch that these are, ascending; by default the first ones.
    """
    source, after, changed = stream(seed, step, Use.FRAMING), 0, []
    for picture, row in zip(wide, range(len(wide)) if rows is None else rows, strict=True):
        source.random(NUMBERS * (row - after))  # those of the pictures between, which others change
        changed.append(_changed(picture, source))
        after = row + 1
    return np.stack(changed)


def _changed(wide: Image.Image, source: np.random.Generator) -> np.ndarray:
    """Returns a picture changed that goes on by a margin beyond each of its edges."""
    side = (wide.width + 1) // 2
    margin = side // 2
    angle = np.deg2rad(source.uniform(-TURN, TURN))
    zoom = np.exp(source.uniform(-1, 1) * np.log1p(ZOOM))
    x, y = side * source.uniform(-SHIFT, SHIFT, 2)
    cos, sin, centre = np.cos(angle) / zoom, np.sin(angle) / zoom, side / 2
    matrix = (
        cos, sin, margin + centre - cos * (centre + x) - sin * (centre + y),
        -sin, cos, margin + centre + sin * (centre + x) - cos * (centre + y),
    )  # fmt: skip
    moved = wide.transform((side, side), Image.Transform.AFFINE, matrix, Image.Resampling.BILINEAR)
    strength = (1 + source.uniform(-CONTRAST, CONTRAST)) * (1 + source.uniform(-TINT, TINT, 3))
    lit = np.asarray(moved, np.float32).reshape(side, -1)  # lines: numpy is slow with threes
    lit = (lit - 127.5) * np.tile(strength.astype(np.float32), side)
    lit += 127.5 + 255 * np.float32(source.uniform(-BRIGHTNESS, BRIGHTNESS))
    return np.clip(np.rint(lit), 0, 255).astype(np.uint8).reshape(side, side, 3)

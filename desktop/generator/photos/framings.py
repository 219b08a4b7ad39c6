"""Other framings of a photo: closer, from farther away, moved, or around the thing in it.

A model knows its photos as they were framed; of one that shows its thing small and aside, the
encoder makes something else.
"""

from dataclasses import dataclass

import numpy as np
from PIL import Image

LOOK = 64  # cells along each side in which the thing is looked for
APART = 28  # 8-bit levels; what differs more from the ground belongs to the thing
MARGINS = (0.06, 0.16)  # around the thing, of its longer side; cut-outs are trained with the first
FILLS = 0.92  # of the side; a thing so large is framed already
CLOSER, WIDER, ASIDE = 0.7, 1.25, 0.15  # shares of the side


@dataclass(frozen=True)
class Framing:
    """A square of a square photo, in shares of its side; it may reach beyond the photo."""

    left: float
    top: float
    side: float


def framings(square: Image.Image) -> list[Framing]:
    """List other ways to frame a square photo, the most promising first."""
    middle, edge = (1 - CLOSER) / 2, 1 - CLOSER
    found = [*_around_the_thing(square), Framing((1 - WIDER) / 2, (1 - WIDER) / 2, WIDER)]
    found += [Framing(x, y, CLOSER) for x, y in
              ((middle, middle), (0, 0), (edge, 0), (0, edge), (edge, edge))]  # fmt: skip
    found += [Framing(x, y, 1.0) for x, y in
              ((ASIDE, 0), (-ASIDE, 0), (0, ASIDE), (0, -ASIDE))]  # fmt: skip
    return found


def framed(square: Image.Image, framing: Framing, size: int) -> np.ndarray:
    """Cut a framing out: uint8 (size, size, 3); beyond the photo lies the colour of its border."""
    whole = square.width
    side = max(1, round(framing.side * whole))
    left, top = round(framing.left * whole), round(framing.top * whole)
    cut = Image.new("RGB", (side, side), _ground(square))
    cut.paste(square, (-left, -top))
    return np.array(cut.resize((size, size), Image.Resampling.LANCZOS, reducing_gap=3.0))


def _around_the_thing(square: Image.Image) -> list[Framing]:
    """Frame what differs from the ground, where it does not fill the photo anyway."""
    small = np.asarray(square.resize((LOOK, LOOK), Image.Resampling.BOX), np.int16)
    thing = np.abs(small - np.array(_ground(square))).max(axis=2) > APART
    if not thing.any():
        return []
    rows, columns = np.flatnonzero(thing.any(axis=1)), np.flatnonzero(thing.any(axis=0))
    top, bottom, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
    longer = max(bottom - top, right - left) / LOOK
    if longer > FILLS:
        return []
    x, y = (left + right) / 2 / LOOK, (top + bottom) / 2 / LOOK
    sides = [longer * (1 + 2 * margin) for margin in MARGINS]
    return [Framing(float(x - side / 2), float(y - side / 2), float(side)) for side in sides]


def _ground(square: Image.Image) -> tuple[int, ...]:
    """The median colour of the border."""
    pixels = np.asarray(square)
    border = np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]])
    return tuple(int(level) for level in np.median(border, axis=0))

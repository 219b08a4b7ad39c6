"""Pictures of which everything is known: soft ellipses on a plain ground."""

import numpy as np

SIDE = 64
WHITE = (1.0, 1.0, 1.0)
GREEN = (0.2, 0.5, 0.3)


def ellipse(x=0.5, y=0.5, across=0.2, up=0.2, turn=0.0, colour=GREEN, ground=WHITE, grain=None):
    """A picture (SIDE, SIDE, 3): middle and radii in shares of the side, y downwards.

    `turn` is in radians, from upright to the right; `grain` (SIDE, SIDE) is added to the thing.
    """
    row, column = (np.indices((SIDE, SIDE)) + 0.5) / SIDE
    dx, dy = column - x, row - y
    along, aside = -np.sin(turn) * dx + np.cos(turn) * dy, np.cos(turn) * dx + np.sin(turn) * dy
    away = np.sqrt((aside / across) ** 2 + (along / up) ** 2)
    inside = np.clip((1 - away) * min(across, up) * SIDE + 0.5, 0, 1)[..., None]
    thing = np.array(colour) + (0.0 if grain is None else grain[..., None])
    return np.clip(inside * thing + (1 - inside) * np.array(ground), 0, 1).astype(np.float32)

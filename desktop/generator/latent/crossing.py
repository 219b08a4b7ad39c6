"""Crossings: pictures with the outline of one code and the colours of another.

A picture is drawn from its code z, float32 (D,). A crossing is drawn from two, and its whole code
is twice as long, (2 D,): z, whose colours it has, and behind it the step that leads from z to the
code whose outline it has. What moves z alone moves both codes together.
"""

from collections.abc import Sequence

import numpy as np


def with_step(codes: np.ndarray, step: Sequence[float]) -> np.ndarray:
    """Make whole codes of codes (..., D): the same step (D,) behind each, none if it is empty."""
    codes = np.asarray(codes, np.float32)
    if not len(step):
        return codes
    steps = np.broadcast_to(np.asarray(step, np.float32), codes.shape)
    return np.concatenate([codes, steps], axis=-1)


def both_codes(code: np.ndarray, latent_dim: int) -> np.ndarray:
    """List the codes in a whole code: that of the colours, and of a crossing that of the outline.

    From (D,) comes (1, D), from (2 D,) comes (2, D).
    """
    z, step = parted(code, latent_dim)
    return np.stack([z, z + step]) if len(step) else z[np.newaxis]


def parted(code: np.ndarray, latent_dim: int) -> tuple[np.ndarray, np.ndarray]:
    """Part whole codes into z (..., D) and the step (..., D), which is (..., 0) without one."""
    return code[..., :latent_dim], code[..., latent_dim:]

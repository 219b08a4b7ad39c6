"""The systems that a Gauss-Newton step solves: for a field's two components, of n numbers each.

How the components depend on themselves and on each other comes as symmetric matrices (B, n, n), the
right sides as (B, 2, n).
"""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

Solver: TypeAlias = Callable[
    [np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray], np.ndarray
]


def at_once(
    across: np.ndarray,
    down: np.ndarray,
    between: np.ndarray,
    damping: np.ndarray,
    right: np.ndarray,
) -> np.ndarray:
    """Returns the solution (B, 2, n).

    Args:
        across: of the component across alone.
        down: of the other one.
        between: of both.
        damping: (B,), is added to the diagonal, times its mean.
        right: sides.
    """
    count, size, _ = across.shape
    blocks = np.empty((count, 2, size, 2, size), np.float32)
    blocks[:, 0, :, 0], blocks[:, 1, :, 1] = across, down
    blocks[:, 0, :, 1] = blocks[:, 1, :, 0] = between
    matrix = blocks.reshape(count, 2 * size, 2 * size)
    diagonal = np.einsum("bii->bi", matrix)
    diagonal += (damping * diagonal.mean(axis=1))[:, None]
    return np.linalg.solve(matrix, right.reshape(count, 2 * size, 1)).reshape(right.shape)


def in_turn(
    across: np.ndarray,
    down: np.ndarray,
    between: np.ndarray,
    damping: np.ndarray,
    right: np.ndarray,
) -> np.ndarray:
    """Returns about what `at_once` does, in half the time: one sweep of block Gauss-Seidel.

    The component across is found as if there were no other one, then that down given the first.
    It never makes worse what the system minimises. Arguments are those of `at_once`.
    """
    size = across.shape[1]
    mean = np.einsum("bii->b", across + down) / (2 * size)
    more = (damping * mean)[:, None, None] * np.eye(size, dtype=np.float32)
    first = np.linalg.solve(across + more, right[:, 0, :, None])
    second = np.linalg.solve(down + more, right[:, 1, :, None] - between @ first)
    return np.concatenate([first, second], axis=2).transpose(0, 2, 1)

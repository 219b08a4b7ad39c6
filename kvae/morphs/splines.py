"""Smooth fields on a square, as uniform cubic B-splines, and what fitting them needs.

A field is P C P^T with C (K, K) control points and P (side, K) the splines at the pixels' middles.
Each pixel depends on 4 x 4 control points only, so the matrix of least squares has few entries that
are not 0, and they are found by two small products (de Boor 1978, "A practical guide to splines").
"""

import functools

import numpy as np


@functools.cache
def basis(side: int, knots: int) -> np.ndarray:
    """Returns the splines P (side, knots) at the middles of so many pixels; its rows sum to 1."""
    return basis_at((np.arange(side) + 0.5) / side, knots)


def basis_at(positions: np.ndarray, knots: int) -> np.ndarray:
    """Returns the splines (n, knots) at positions from 0 to 1, float32."""
    cells = positions * (knots - 3)
    cell = np.clip(np.floor(cells).astype(int), 0, knots - 4)
    t = cells - cell
    powers = (1 - t) ** 3, 3 * t**3 - 6 * t**2 + 4, -3 * t**3 + 3 * t**2 + 3 * t + 1, t**3
    matrix = np.zeros((len(positions), knots), np.float32)
    for tap, values in enumerate(powers):
        matrix[np.arange(len(positions)), cell + tap] = values / 6
    return matrix


def weighted_products(side: int, knots: int, weights: np.ndarray) -> np.ndarray:
    """Returns sum over pixels of weight x spline x spline for all pairs of control points.

    Args:
        side: of the picture in pixels.
        knots: K, control points along each side.
        weights: float32 (B, side, side).

    Returns:
        Symmetric matrices, float32 (B, K², K²).
    """
    products, (first, second) = _neighbouring_products(side, knots)
    sums = products.T @ weights @ products  # (B, pairs down, pairs across)
    dense = np.zeros((len(weights), knots, knots, knots, knots), np.float32)
    dense[:, first[:, None], first[None, :], second[:, None], second[None, :]] = sums
    return dense.reshape(len(weights), knots**2, knots**2)


@functools.cache
def _neighbouring_products(
    side: int, knots: int
) -> tuple[np.ndarray, tuple[np.ndarray, np.ndarray]]:
    """Returns the products (side, pairs) of splines that overlap, and the pairs' two indices."""
    apart = np.abs(np.subtract.outer(np.arange(knots), np.arange(knots)))
    first, second = np.nonzero(apart <= 3)
    splines = basis(side, knots)
    return splines[:, first] * splines[:, second], (first, second)


@functools.cache
def roughness(knots: int, slope: float, bend: float) -> np.ndarray:
    """Returns the matrix (K², K²) of a field's roughness: c^T M c.

    Args:
        knots: K, control points along each side.
        slope: weight of squared differences of neighbouring control points.
        bend: weight of their squared second differences, across, down and mixed.
    """
    one, two = (np.diff(np.eye(knots), order, axis=0) for order in (1, 2))
    one, two, same = one.T @ one, two.T @ two, np.eye(knots)
    slopes = np.kron(one, same) + np.kron(same, one)
    bends = np.kron(two, same) + np.kron(same, two) + 2.0 * np.kron(one, one)
    # Integrals over the square: differences grow with the spacing that more knots make smaller.
    return (slope * slopes + bend * knots**2 / 64 * bends).astype(np.float32)

"""Seams of collages that follow what photos show, instead of cutting through it.

A face within another one's hair looks pasted on where an oval was cut around it. So the weights of
a photo (`kvae.morphs.collages`) are evened out within each region of it, and change where it has an
edge: then a seam runs along a head, some hair or a shoulder of one of the two photos, where a
picture may have an edge. The middle of photos that are cut alike is evened out as well: eyes and
mouth belong together.

It is the problem of segmenting a picture by random walks (Grady 2006,
https://doi.org/10.1109/TPAMI.2006.233). Of 256 morphs between 72 portraits (`python -m
tests.kvae.targets`) 62 % were new and good with an oval alone, and KID x 1000 was 124; along edges
71 % and 101; joined without a line along the seam (`kvae.morphs.blending.joined`) 71 % and 74.

Each photo is looked at by itself. Seams chosen for each pair, where both look the same (Kwatra et
al. 2003, https://doi.org/10.1145/882262.882264), give still better collages, but a decoder has a
score of each style at each position, not of each pair: after 1,500 steps 22 % of what it drew was
new and good (with a mixing of 0.5), and 43 % with seams of each photo by itself (0.35).
"""

import functools

import numpy as np

from kvae.morphs.channels import blurred, shrunk

SIDE = 32  # positions along each side, at which seams are laid out
SEEN = 0.5  # positions, sigma of the Gaussian under which edges are looked for
EDGE = 0.03  # of black to white from one position to the next; such an edge halves the stiffness
MIDDLE = 10.0  # how stiff the middle is, beside 1, the mean of the picture
KEPT = 0.004  # weight of staying near the pattern as it was drawn
STEPS = 200  # of conjugate gradients
LEAST = 1e-300  # of what is divided by, once nothing is left to be found


def along_edges(images: np.ndarray, log_weights: np.ndarray, middle: np.ndarray) -> np.ndarray:
    """Returns log-weights that are evened out between the edges of photos, (n, SIDE, SIDE).

    Args:
        images: the photos, uint8 (n, S, S, 3).
        log_weights: of each photo at each position, (n, SIDE, SIDE).
        middle: which positions belong together in all of them, (SIDE, SIDE), 0 to 1.
    """
    stiffness = 1.0 / (EDGE + _edges(images))
    stiffness /= stiffness.mean(axis=(1, 2), keepdims=True)
    return _evened(log_weights.astype(np.float64), stiffness + MIDDLE * middle)


def enlarged(fields: np.ndarray, side: int) -> np.ndarray:
    """Returns fields (n, SIDE, SIDE) at more positions, (n, side, side)."""
    matrix = _interpolation(side)
    return matrix @ fields @ matrix.T


def _edges(images: np.ndarray) -> np.ndarray:
    """Returns how much photos change from one position to the next, (n, SIDE, SIDE)."""
    small = shrunk(images, SIDE).transpose(0, 3, 1, 2) / 255.0
    slopes = np.gradient(blurred(small, SEEN), axis=(2, 3))
    return np.sqrt(np.square(slopes).sum(axis=(0, 2)))


def _evened(wanted: np.ndarray, stiffness: np.ndarray) -> np.ndarray:
    """Returns what is like `wanted` and yet flat where it is stiff, (n, s, s).

    It is the t for which the sum of KEPT (t - wanted)^2 + stiffness |slope of t|^2 is least, found
    by conjugate gradients, preconditioned by the diagonal.
    """
    across = 0.5 * (stiffness[:, :, 1:] + stiffness[:, :, :-1])
    down = 0.5 * (stiffness[:, 1:] + stiffness[:, :-1])
    diagonal = np.full_like(stiffness, KEPT)
    for between, one, other in (
        (across, diagonal[:, :, 1:], diagonal[:, :, :-1]),
        (down, diagonal[:, 1:], diagonal[:, :-1]),
    ):
        one += between
        other += between
    found, left = np.zeros_like(wanted), KEPT * wanted
    towards = left / diagonal
    length = _dot(left, towards)
    for _ in range(STEPS):
        change = _applied(towards, across, down)
        step = length / np.maximum(_dot(towards, change), LEAST)
        found += step * towards
        left -= step * change
        scaled = left / diagonal
        before, length = length, _dot(left, scaled)
        towards = scaled + length / np.maximum(before, LEAST) * towards
    return found


def _applied(t: np.ndarray, across: np.ndarray, down: np.ndarray) -> np.ndarray:
    """Returns the system's matrix times t (n, s, s), of stiffness between neighbours."""
    aside, below = across * np.diff(t, axis=2), down * np.diff(t, axis=1)
    found = KEPT * t
    found[:, :, :-1] -= aside
    found[:, :, 1:] += aside
    found[:, :-1] -= below
    found[:, 1:] += below
    return found


def _dot(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    return (first * second).sum(axis=(1, 2), keepdims=True)


@functools.cache
def _interpolation(side: int) -> np.ndarray:
    """Returns the matrix (side, SIDE) that interpolates between positions, linearly."""
    middles, at = (np.arange(SIDE) + 0.5) / SIDE, (np.arange(side) + 0.5) / side
    return np.stack([np.interp(at, middles, one) for one in np.eye(SIDE)], axis=1)

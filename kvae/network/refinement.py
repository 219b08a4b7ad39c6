"""Codes sought on from where the encoder left off.

An encoder names a code at one look. Of photos like those that it learned that is a good one; of a
photo that it never saw a better one lies elsewhere (the amortization gap, Cremer et al. 2018,
https://arxiv.org/abs/1801.03558). A code is few numbers, so a few steps of Levenberg (1944) and
Marquardt (1963, https://doi.org/10.1137/0111030) find it, from nothing but decoded pictures: that
runs the same with every backend, and with an exported file (`desktop.generator.latent.refinement`).
"""

from collections.abc import Callable

import numpy as np

STEPS = 8  # half of them gain nine tenths
DIFFERENCE = 0.05  # so far a number is moved to find its slope
DAMPINGS = np.array([0.01, 0.1, 1.0, 10.0])  # tried at each step, times that of the last
LEAST_DAMPING = 1e-3
# The error of a picture weighs as that of so many independent numbers.
NUMBERS = 100.0


def refined(
    decode: Callable[[np.ndarray], np.ndarray], z: np.ndarray, picture: np.ndarray
) -> np.ndarray:
    """Returns a code, float32 (D,), that is more probable given a picture than the one known.

    So log p(x | z) + log p(z) is larger, p(x | z) being a normal distribution with the variance
    that the known code leaves.

    Args:
        decode: codes float32 (n, D) -> pictures (n, S, S, 3) in [0, 1].
        z: the code that is known, (D,).
        picture: (S, S, 3) in [0, 1].
    """

    def errors(codes: np.ndarray) -> np.ndarray:
        found = decode(codes.astype(np.float32)) - picture
        return found.reshape(len(codes), -1).astype(np.float64)

    z = z.astype(np.float32)
    error = errors(z[None])[0]  # (P,)
    if not error.any():
        return z
    precision = NUMBERS / (error @ error)
    best, damping = precision * error @ error + z @ z, 1.0
    for _ in range(STEPS):
        slopes = (errors(z + DIFFERENCE * np.eye(len(z))) - error) / DIFFERENCE  # (D, P)
        curvature = precision * slopes @ slopes.T + np.eye(len(z))
        gradient = precision * slopes @ error + z
        size = curvature.trace() / len(z)
        tried = np.stack([
            z - np.linalg.solve(curvature + step * damping * size * np.eye(len(z)), gradient)
            for step in DAMPINGS
        ]).astype(np.float32)  # fmt: skip
        found = errors(tried)
        costs = precision * np.square(found).sum(axis=1) + np.square(tried).sum(axis=1)
        least = int(costs.argmin())
        if costs[least] < best:
            z, error, best = tried[least], found[least], costs[least]
            damping = max(LEAST_DAMPING, DAMPINGS[least] * damping)
        else:
            damping *= DAMPINGS[-1] ** 2
    return z

"""Draws from N(0, I), each paired with the photo whose code lies nearest.

Laying the codes out with such pairs teaches the mapping the places between the codes, where the
window will draw. The photo is chosen by how probable its code makes the draw; a bias per photo lets
every photo be chosen equally often, so that none is forgotten. The idea of pulling draws towards
data comes from implicit maximum likelihood estimation (Li & Malik 2018, https://arxiv.org/abs/1809.09087).
"""

from dataclasses import dataclass

import numpy as np

from kvae.randomness import Use, normal, stream

PROBES = 2048  # draws on which the biases are fitted
FIRST_ROUNDS = 40
ROUNDS = 12
DAMPING = 0.7


@dataclass(frozen=True)
class Codes:
    """What the encoder says of every photo: z_mean and z_log_var, float32 (N, D) each."""

    z_mean: np.ndarray
    z_log_var: np.ndarray


def log_responsibilities(z: np.ndarray, codes: Codes, temperature: float) -> np.ndarray:
    """Returns ln q(z | x_i) / temperature up to a constant per draw, (draws, N)."""
    precision = np.exp(-codes.z_log_var)  # (N, D)
    distance = (z**2) @ precision.T - 2.0 * z @ (codes.z_mean * precision).T
    distance += (codes.z_mean**2 * precision + codes.z_log_var).sum(axis=1)
    return -0.5 * distance / temperature


def balanced_biases(
    codes: Codes, temperature: float, seed: int, number: int, start: np.ndarray | None = None
) -> np.ndarray:
    """Returns the bias (N,) of each photo that makes all equally likely under N(0, I).

    Args:
        codes: of all photos.
        temperature: as the pairs are drawn with.
        seed: of the run.
        number: of the probes; another number, other probes.
        start: the biases of earlier codes. A few rounds from there come closer each time, for
            codes move little in between.
    """
    photos, dim = codes.z_mean.shape
    probes = normal(seed, number, Use.BALANCE, (max(PROBES, 8 * photos), dim))
    scores = log_responsibilities(probes, codes, temperature)
    if start is None:
        return balanced(scores, np.zeros(photos, np.float32), FIRST_ROUNDS)
    return balanced(scores, start, ROUNDS)


def balanced(scores: np.ndarray, biases: np.ndarray, rounds: int) -> np.ndarray:
    """Returns biases (N,) that even out how often scores (draws, N) choose each photo."""
    for _ in range(rounds):
        share = softmax(scores + biases).mean(axis=0)  # (N,), sums to 1
        biases = biases - DAMPING * np.log(np.maximum(share * len(share), 1e-3))
    return biases


def draw_pairs(
    codes: Codes, biases: np.ndarray, temperature: float, count: int, seed: int, step: int
) -> tuple[np.ndarray, np.ndarray]:
    """Returns draws z float32 (count, D) and the index of each one's photo, (count,)."""
    z = normal(seed, step, Use.PRIOR, (count, codes.z_mean.shape[1]))
    scores = log_responsibilities(z, codes, temperature) + biases
    # Gumbel-max: the largest of score + Gumbel noise is a sample from softmax(score).
    noise = stream(seed, step, Use.PAIRING).gumbel(size=scores.shape)
    return z, np.argmax(scores + noise, axis=1)


def softmax(scores: np.ndarray) -> np.ndarray:
    """Returns the shares (draws, N) that scores of the same shape stand for."""
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    return weights / weights.sum(axis=1, keepdims=True)

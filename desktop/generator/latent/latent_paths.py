"""Where else to draw from: ways between codes, codes around one, sums and means of several.

A code is float32 (D,). Almost all of N(0, I) in D dimensions lies near a shell of radius sqrt(D),
so ways and means keep to the shell: inside it lie next to no draws, and pictures become alike.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import combinations, count, islice

import numpy as np

from desktop.generator.sampling import draw

FRAMES_PER_WAVE = 32  # of a walk: 0.1 sigma a frame on each axis, brisk but never a jump
NO_DIRECTION = 1e-6  # of a length: what float32 rounding leaves of a difference of zero


def slerp(a: np.ndarray, b: np.ndarray, share: float) -> np.ndarray:
    """Go from code a (share 0) to code b (share 1) along the arc between their directions.

    White 2016, "Sampling generative networks", arXiv:1609.04468; the radius changes linearly, so
    that both ends are met. Between opposite codes any way round is as short: one is chosen.
    """
    a, b = np.asarray(a, np.float32), np.asarray(b, np.float32)
    if share in (0, 1):
        return (b if share else a).copy()
    length_a, length_b = _length(a), _length(b)
    radius = (1 - share) * length_a + share * length_b
    if not (length_a and length_b):  # the origin has no direction of its own: the other's serves
        return ((1 - share) * a.astype(float) + share * b.astype(float)).astype(np.float32)
    start, end = a / length_a, b / length_b  # float64
    cosine = float(start @ end)
    across = end - cosine * start
    sine = float(np.linalg.norm(across))
    across = across / sine if sine > NO_DIRECTION else _perpendicular(start)
    angle = share * math.atan2(sine, cosine)
    return (radius * (math.cos(angle) * start + math.sin(angle) * across)).astype(np.float32)


def morph(stops: np.ndarray, frames_between: int, loop: bool) -> np.ndarray:
    """Travel through the codes `stops` (K, D); returns (N, D), the stops themselves among them.

    The travel slows down to rest at each stop: the picture there can be seen, and the turn into
    the next leg does not jerk.

    Args:
        stops: at least two codes.
        frames_between: from one stop to the next, at least 0.
        loop: also travel back from the last stop to the first, which is not repeated at the end.

    Raises:
        ValueError: fewer than two stops, or less than no frames.
    """
    stops = np.asarray(stops, np.float32)
    if stops.ndim != 2 or len(stops) < 2 or frames_between < 0:
        raise ValueError(f"stops {stops.shape} with {frames_between} frames between them")
    shares = np.arange(frames_between + 1) / (frames_between + 1)
    shares = shares * shares * (3 - 2 * shares)  # smoothstep: no speed at both ends
    following = np.roll(stops, -1, axis=0)
    legs = len(stops) if loop else len(stops) - 1
    frames = [slerp(stops[i], following[i], s) for i in range(legs) for s in shares.tolist()]
    return np.array(frames if loop else [*frames, stops[-1]], np.float32)


def wander(start: np.ndarray, seed: int, frames: int) -> np.ndarray:
    """Walk at random from code `start` and back to it, smoothly: (frames, D), start the first.

    The same seed, the same walk; the step after the last frame leads back to the start.

    A periodic Gaussian process: g(t) = sum over waves k = 0..K of a_k cos(kt) + b_k sin(kt), with
    a_k, b_k drawn from N(0, I / (K + 1)), is N(0, I) at every t. Bending it to pass through the
    start, g(t) + c(t) (start - g(0)) with g's covariance c, keeps it so (Matheron's rule; Wilson
    et al. 2020, arXiv:2002.09309). More frames make the walk longer, not slower.

    Raises:
        ValueError: no frames.
    """
    if frames < 1:
        raise ValueError(f"a walk of {frames} frames")
    start = np.asarray(start, np.float32)
    waves = 1 + frames // FRAMES_PER_WAVE
    source = np.array([draw(seed, index, len(start)) for index in range(2 * waves + 1)], float)
    times = np.arange(frames) * (2 * np.pi / frames)
    cosines = np.cos(np.outer(times, np.arange(waves + 1)))  # (frames, waves + 1); the first is 1
    sines = np.sin(np.outer(times, np.arange(1, waves + 1)))
    free = cosines @ source[: waves + 1] + sines @ source[waves + 1 :]  # (frames, D)
    free /= math.sqrt(waves + 1)
    walk = free + cosines.mean(axis=1, keepdims=True) * (start - free[0])
    walk[0] = start
    return walk.astype(np.float32)


def neighbours(z: np.ndarray, axes_order: Sequence[int], count: int, step: float) -> np.ndarray:
    """List codes around code z in all directions, each `step` away: (count, D).

    First + and - on each axis, then the diagonals of each pair of axes, both in the order given;
    when these run out, the same again twice as far, and so on. Axes not in the order stay as they
    are; the step is in units of the prior's sigma.

    Raises:
        ValueError: no axes, the same axis twice, or no step.
    """
    axes = list(axes_order)
    if not axes or len(set(axes)) != len(axes) or not 0 < step < math.inf:
        raise ValueError(f"neighbours on axes {axes} with a step of {step}")
    z = np.asarray(z, np.float32)
    codes = np.repeat(z[np.newaxis], count, axis=0)
    for code, offset in zip(codes, islice(_offsets(axes, len(z)), count), strict=True):
        code += (step * offset).astype(np.float32)
    return codes


def average(codes: np.ndarray) -> np.ndarray:
    """Return the code in the middle of codes (K, D): (D,).

    The plain mean of K draws from N(0, I) is sqrt(K) times too short and falls towards the origin,
    where all pictures are alike; so it gives the direction only, and the members' mean length the
    length (White 2016, arXiv:1609.04468). Codes that cancel out have no direction: theirs is the
    origin.

    Raises:
        ValueError: no codes.
    """
    codes = _codes(codes)
    if len(codes) == 1:
        return codes[0].copy()
    mean = codes.mean(axis=0, dtype=np.float64)
    wanted = np.linalg.norm(codes.astype(float), axis=1).mean()
    length = np.linalg.norm(mean)
    scale = wanted / length if length > NO_DIRECTION * wanted else 1.0
    return (scale * mean).astype(np.float32)


def combine(codes: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Do arithmetic with codes (K, D), such as A - B + C with the weights (1, -1, 1): (D,).

    Mikolov et al. 2013 (arXiv:1301.3781) with words, Radford et al. 2015 (arXiv:1511.06434) with
    pictures. A sum of three draws lies sqrt(3) times too far out, where the decoder has learnt
    nothing, so it is pulled back to the length of the longest code that takes part: the eye has
    already seen that the decoder knows that far.

    Raises:
        ValueError: no codes, or another number of weights.
    """
    codes, weights = _codes(codes), np.asarray(weights, float)
    if weights.shape != (len(codes),):
        raise ValueError(f"{len(codes)} codes and weights {weights.shape}")
    total = weights @ codes.astype(float)
    longest = max((_length(code) for code in codes[weights != 0]), default=0.0)
    scale = min(1.0, longest / max(_length(total), 1e-300))
    return (scale * total).astype(np.float32)


def radius(z: np.ndarray) -> float:
    """Say how far out code z (D,) lies: its length over that expected of a draw from N(0, I).

    The latter is the chi distribution's mean, sqrt(2) Gamma((D + 1) / 2) / Gamma(D / 2).
    """
    half = len(z) / 2
    expected = math.sqrt(2) * math.exp(math.lgamma(half + 0.5) - math.lgamma(half))
    return _length(np.asarray(z)) / expected


def photo_radii(z_mean: np.ndarray, z_log_var: np.ndarray) -> tuple[float, float]:
    """Return how far out the photos' codes lie, from the near side to the far side.

    A photo is not a point but a cloud N(mean, sigma), and its mean lies nearer to the origin than
    the cloud: the wider sigma, the nearer, so that all clouds together can be N(0, I). The near
    side is what 5 % of the means (n, D) stay below; the far side what 95 % of the clouds do, each
    as far as a draw from it on average (root mean square).

    Raises:
        ValueError: no codes.
    """
    means = _codes(z_mean).astype(np.float64)
    clouds = np.sqrt(means**2 + np.exp(z_log_var.astype(np.float64)))  # (n, D)
    low = np.percentile([radius(z) for z in means], 5)
    high = np.percentile([radius(z) for z in clouds], 95)
    return float(low), float(high)


def _codes(codes: np.ndarray) -> np.ndarray:
    codes = np.asarray(codes, np.float32)
    if codes.ndim != 2 or not len(codes):
        raise ValueError(f"codes {codes.shape}, not at least one of (D,)")
    return codes


def _length(z: np.ndarray) -> float:
    return float(np.linalg.norm(z.astype(np.float64)))


def _perpendicular(direction: np.ndarray) -> np.ndarray:
    """Some unit vector at right angles: from the axis the direction leans on least."""
    axis = np.zeros_like(direction)
    axis[np.argmin(np.abs(direction))] = 1
    across = axis - (axis @ direction) * direction
    return across / np.linalg.norm(across)


def _offsets(axes: list[int], latent_dim: int) -> Iterator[np.ndarray]:
    unit = np.eye(latent_dim)
    for ring in count(1):
        for axis in axes:
            yield from (ring * unit[axis], -ring * unit[axis])
        for i, j in combinations(axes, 2):
            for first, second in ((1, 1), (-1, -1), (1, -1), (-1, 1)):
                yield ring * (first * unit[i] + second * unit[j]) / math.sqrt(2)

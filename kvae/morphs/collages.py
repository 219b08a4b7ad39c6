"""Collages: scenes that do not fit are put together part by part instead of bent.

Two landscapes that have nothing in common cannot be brought into correspondence: bent towards each
other they are distorted, and mixed they are a double exposure. But the sky of one over the ground
of the other is a picture that nobody took. So every photo weighs more at some positions of the
picture and less at others, in a smooth pattern, and of photos that do not fit one is seen here and
the other there. The pattern is random, with a seed from the photo's own pixels: it is the same in
any folder. Of photos that are cut alike it changes along what they show (`kvae.morphs.seams`).

Things on plain ground are never put together like that; they have outlines
(`kvae.morphs.outlines`).

Measured (`python -m tests.kvae.targets`) on 256 pictures at draws from N(0, I) between 148
landscapes, buildings and animals: bent and mixed 38 % of them are new and good, put together 65 %;
between 72 portraits 35 and 71 %. They are learned better, too: of 512 draws of the default preset
after 2,640 steps on the 148, 40 % are new and good; before there were collages it was 5 to 7 %.
"""

import zlib

import numpy as np

from kvae.morphs.outlines import rising
from kvae.morphs.seams import SIDE, along_edges, enlarged

# Up to the first misfit (see `kvae.morphs.registration.misfit`) scenes are bent and mixed, from the
# second on they are put together, in between a little of both.
BENT, TOGETHER = 0.1, 0.2
# Standard deviation of the logarithm of a photo's weight over the picture. The larger it is, the
# more photos are seen at once, and the less often one of them alone.
DEVIATION = 1.4
POWER = 12.0  # of the weights: seams a few pixels wide
# Cosines whose sum the pattern is: half waves down and across, and the amplitude of each. Most of
# it changes from top to bottom, as a sky does into a ground.
WAVES = ((1, 0, 1.4), (0, 1, 0.3), (1, 1, 0.2), (2, 0, 0.4), (0, 2, 0.1))
# Of photos that are cut alike (`kvae.photos.alignment`) most of it changes from the middle
# outwards: a face lies there, within another one's hair and clothes. The middle is an oval, so much
# of the picture's side high and wide; edges then bend it (`kvae.morphs.seams`). Compared before
# they did: `report.benchmarks.faces` found two eyes in 68 % of 512 draws with the oval, in 60 %
# with the waves above, and in 56 % where photos were not cut alike either (default preset, 67
# portraits, a mixing of 0.5).
WAVES_ALIKE = ((1, 0, 0.3), (0, 1, 0.15), (1, 1, 0.15), (2, 0, 0.15), (0, 2, 0.15))
OVAL, HIGH, WIDE = 1.0, 0.69, 0.6


def log_weights(images: np.ndarray, side: int, alike: bool = False) -> np.ndarray:
    """Returns the logarithm of each photo's weight at each position, of mean 0.

    Args:
        images: the photos, uint8 (n, S, S, 3).
        side: how many positions there are down and across.
        alike: whether they are cut around what they have in common.

    Returns:
        float32 (n, side, side).
    """
    patterns = _patterns(SIDE if alike else side, alike)
    seeds = (zlib.crc32(image.tobytes()) for image in images)
    chance = [
        np.random.Generator(np.random.Philox(seed)).standard_normal(len(patterns)) for seed in seeds
    ]
    found = np.tensordot(np.array(chance).reshape(-1, len(patterns)), patterns, axes=1)
    if alike:
        found = enlarged(along_edges(images, found, _oval(SIDE)), side)
        found -= found.mean(axis=(1, 2), keepdims=True)
    return (DEVIATION * found / found.std(axis=(1, 2), keepdims=True)).astype(np.float32)


def _patterns(side: int, alike: bool) -> np.ndarray:
    """Returns the patterns whose random sum is a photo's, (waves, side, side), each of mean 0."""
    at = (np.arange(side) + 0.5) / side
    waves = [
        amount * np.outer(np.cos(down * np.pi * at), np.cos(across * np.pi * at))
        for down, across, amount in (WAVES_ALIKE if alike else WAVES)
    ]
    if alike:
        middle = _oval(side)
        waves.append(OVAL * (middle - middle.mean()) / middle.std())
    return np.stack(waves)


def _oval(side: int) -> np.ndarray:
    """Returns where photos cut alike show what they have in common, (side, side), 0 to 1."""
    at = (np.arange(side) + 0.5) / side
    away = np.hypot.outer((at - 0.5) / (0.5 * HIGH), (at - 0.5) / (0.5 * WIDE))
    return np.exp(-(away**6))


def collage_shares(misfits: np.ndarray, plain: np.ndarray) -> np.ndarray:
    """Returns how far pairs are put together instead of bent, (B, 3, 3), 0 to 1.

    Args:
        misfits: of each picture's three photos, symmetric (B, 3, 3).
        plain: which photos show a thing on plain ground, bool (B, 3).
    """
    things = plain[:, :, None] & plain[:, None, :]
    return np.where(things, 0.0, rising(misfits, BENT, TOGETHER))


def by_position(
    weights: np.ndarray, power: np.ndarray, collage: np.ndarray, log_weights: np.ndarray
) -> np.ndarray:
    """Returns weights of photos at each position, float32 (B, 3, S, S), with sum 1.

    Args:
        weights: of the photos, (B, 3), with sum 1.
        power: that they are raised to, (B,), where a picture is not a collage.
        collage: how far each is one, (B,), 0 to 1.
        log_weights: of its photos, (B, 3, S, S).
    """
    power = (1.0 - collage) * power + collage * POWER
    power, collage = (each.astype(np.float32)[:, None, None, None] for each in (power, collage))
    with np.errstate(divide="ignore"):  # none of a photo stays none
        logarithms = np.log(weights).astype(np.float32)[:, :, None, None] + collage * log_weights
    found = np.exp(power * (logarithms - logarithms.max(axis=1, keepdims=True)))
    return found / found.sum(axis=1, keepdims=True)

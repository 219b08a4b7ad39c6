"""What each axis of a model does to its pictures, measured along whole walks and never assumed.

Many random codes are each walked along one axis with all else held, every step is decoded, and the
traits of the pictures are compared: an axis is named by a trait that surely goes one way. A trait
names one axis only, the one that changes it most; another that changes it too is named by what else
it changes for sure. So names tell axes apart. Where nothing is left, because a walk changes things
in a way that differs from picture to picture or only what another axis changes more, an axis has no
name.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from desktop.generator.model.card import TRAITS
from export.picture_traits import picture_traits

WALKS = 32
HALF_RANGE, STEPS = 2.0, 9  # sigmas to each side of the mean: 19 of 20 codes lie between the ends
# A name wants all three. By chance 27 of 32 walks agree once in 8,500 trials: with twelve traits
# and eight axes that do nothing of the kind, one model in 90 has a wrong name.
AGREEING = 0.84  # of the walks go the same way
TREND = 0.25  # of all that the trait varies along the walks is one straight line, common to all
STRENGTH = 0.5  # of the trait's spread among random draws is what half of the walks change
# Where draws hardly differ in a trait, a change that nobody notices beside all others would count
# as a large one. So much is noticed in things that differ anyway: 5 % of the side, a seventh wider.
LEAST_SPREAD = {
    "lightness": 0.06, "redness": 0.06, "yellowness": 0.06, "vividness": 0.06, "contrast": 0.03,
    "detail": 0.008, "size": 0.05, "width": 0.15, "lean": 0.1, "rightwards": 0.05,
    "upwards": 0.05, "roundness": 0.1,
}  # fmt: skip


@dataclass(frozen=True)
class Change:
    """What an axis is named by, "" and 0 where there is nothing.

    Attributes:
        name: one of `TRAITS`.
        strength: how far the median walk takes the trait from end to end, in standard deviations
            of the trait among random draws or of `LEAST_SPREAD`, whichever is more; below 0, the
            trait falls.
    """

    name: str = ""
    strength: float = 0.0


def measured_changes(
    decode: Callable[[np.ndarray], np.ndarray],
    mean: np.ndarray,
    sigma: np.ndarray,
    codes: np.ndarray,
) -> list[Change]:
    """Find what to name each axis by: len(codes) + 288 D pictures are decoded and looked at.

    Args:
        decode: float32 (n, D) -> pictures (n, H, W, 3) in [0, 1].
        mean: of the aggregated posterior, (D,).
        sigma: likewise, (D,).
        codes: random draws (n, D): walks begin at the first `WALKS`, all say how traits spread.

    Raises:
        ValueError: fewer codes than walks.
    """
    if len(codes) < WALKS:
        raise ValueError(f"{len(codes)} codes are too few to tell a trend from chance")
    codes = np.asarray(codes, np.float32)
    least = np.array([LEAST_SPREAD[name] for name in TRAITS])
    spread = np.maximum(_spread(picture_traits(decode(codes))), least)  # NaN stays
    steps = np.linspace(-HALF_RANGE, HALF_RANGE, STEPS)
    effects = []
    for axis in range(codes.shape[1]):
        walks = np.repeat(codes[:WALKS, None], STEPS, axis=1)  # (WALKS, STEPS, D)
        walks[:, :, axis] = mean[axis] + sigma[axis] * steps
        traits = picture_traits(decode(walks.reshape(-1, codes.shape[1])))
        effects.append(sure_effects(traits.reshape(WALKS, STEPS, -1), spread))
    return distinct_names(*(np.stack(part) for part in zip(*effects, strict=True)))


def sure_effects(traits: np.ndarray, spread: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Measure how surely walks along an axis change each trait, and by how much.

    Args:
        traits: along each walk at even steps, (B, STEPS, T); NaN where a picture does not have one.
        spread: standard deviation of each trait among random draws, (T,); NaN where unknown.

    Returns:
        A score (T,), the larger the plainer, 0 where nothing is sure; and the strength (T,), see
        `Change`.
    """
    along = np.linspace(-0.5, 0.5, traits.shape[1])
    usable = np.isfinite(traits).all(axis=1)  # (B, T); a walk with a gap agrees with none
    away = np.where(usable[:, None], traits - traits.mean(axis=1, keepdims=True), 0.0)
    # Least squares through each walk: from its one end to the other, (B, T). The median, for a
    # few walks that happen to pass something strange shall not speak for all.
    ways = np.einsum("s,bst->bt", along, away) / (along @ along)
    way = np.median(ways, axis=0)  # (T,)
    agreeing = ((np.sign(ways) == np.sign(way)) & usable & (way != 0)).mean(axis=0)
    explained = len(ways) * way**2 * (along @ along)
    trend = explained / np.maximum((away**2).sum(axis=(0, 1)), 1e-30)
    strength = way / spread
    sure = (agreeing >= AGREEING) & (trend >= TREND) & (np.abs(strength) >= STRENGTH)
    return np.where(sure, trend * np.abs(strength), 0.0), strength


def distinct_names(scores: np.ndarray, strengths: np.ndarray) -> list[Change]:
    """Name each axis by a trait of its own, the plainest of all effects first.

    Args:
        scores: of each axis in each trait, (D, T), see `sure_effects`.
        strengths: likewise.
    """
    changes, left = [Change()] * len(scores), scores.copy()
    while left.max() > 0:
        axis, trait = np.unravel_index(left.argmax(), left.shape)
        changes[axis] = Change(TRAITS[trait], float(strengths[axis, trait]))
        left[axis] = left[:, trait] = 0.0
    return changes


def _spread(traits: np.ndarray) -> np.ndarray:
    """Standard deviation of each trait of pictures (n, T); NaN where half of them lack it."""
    usable = np.isfinite(traits)
    count = np.maximum(usable.sum(axis=0), 1)
    mean = np.where(usable, traits, 0.0).sum(axis=0) / count
    variance = (np.where(usable, traits - mean, 0.0) ** 2).sum(axis=0) / count
    return np.where(usable.mean(axis=0) > 0.5, np.sqrt(variance), np.nan)

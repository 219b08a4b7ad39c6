"""How sure a figure is: 95 % intervals for shares and for statistics of a sample."""

import math
from dataclasses import dataclass

import numpy as np

Z = 1.96  # 95 % of a normal distribution lie within so many standard deviations


@dataclass(frozen=True)
class Estimate:
    """A figure with its 95 % interval."""

    value: float
    low: float
    high: float

    def rounded(self, digits: int) -> dict[str, float]:
        """Returns what evaluation.json holds of it."""
        parts = {"value": self.value, "low": self.low, "high": self.high}
        return {key: round(float(part), digits) for key, part in parts.items()}


def share(hits: int, count: int) -> Estimate:
    """Returns the share of `hits` in `count` with Wilson's interval.

    Unlike the usual one it stays within 0 and 1 and holds for shares near them (Wilson 1927,
    https://doi.org/10.1080/01621459.1927.10502953).
    """
    value = hits / count
    centre = (value + Z**2 / (2 * count)) / (1 + Z**2 / count)
    spread = math.sqrt(value * (1 - value) / count + Z**2 / (4 * count**2))
    half = Z * spread / (1 + Z**2 / count)
    return Estimate(value, max(0.0, centre - half), min(1.0, centre + half))


def from_halves(value: float, halves: np.ndarray) -> Estimate:
    """Returns a statistic with its interval, from its values on random halves of the sample.

    A statistic of half a sample varies about that of the whole, drawn without replacement, just as
    much as that of the whole varies about the truth: half the size doubles the variance, and half
    of it stands fixed with the sample. So the spread needs no further scaling (the delete-half
    jackknife, Shao & Wu 1989, https://doi.org/10.1214/aos/1176347263).
    """
    half = Z * math.sqrt(float(((halves - value) ** 2).mean()))
    return Estimate(value, value - half, value + half)

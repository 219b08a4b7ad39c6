"""Figures the report takes itself, from photos, codes and the decoder. Pure numpy."""

from dataclasses import dataclass

import numpy as np

from kvae.codes import Codes


@dataclass(frozen=True, eq=False)
class AxisFigures:
    """Per axis, each (D,): the aggregated posterior's mean and sigma, and KL in nats."""

    mean: np.ndarray
    sigma: np.ndarray
    kl: np.ndarray


def axis_figures(codes: Codes) -> AxisFigures:
    """Mean, sigma and KL of each axis from the photos' codes (N, D).

    The aggregated posterior is the even mixture of the photos' normal distributions, so its
    variance is the variance of the means plus the mean of the variances. KL to N(0, 1) in closed
    form: Kingma and Welling 2014 (arXiv:1312.6114), appendix B.
    """
    mean, log_var = codes.z_mean.astype(np.float64), codes.z_log_var.astype(np.float64)
    variance = np.exp(log_var)
    return AxisFigures(
        mean=mean.mean(0),
        sigma=np.sqrt(mean.var(0) + variance.mean(0)),
        kl=0.5 * (mean**2 + variance - 1.0 - log_var).mean(0),
    )


def fine_detail(images: np.ndarray) -> np.ndarray:
    """How much neighbouring pixels differ, of 255 levels: uint8 (N, H, W, 3) -> (N,)."""
    levels = images.astype(np.float64)
    return 0.5 * sum(np.abs(np.diff(levels, axis=axis)).mean((1, 2, 3)) for axis in (1, 2))


def psnr(images: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Peak signal-to-noise ratio in dB of each pair of uint8 images: (N, H, W, 3) -> (N,).

    Equal pictures would be infinitely good; they count as 99 dB.
    """
    difference = images.astype(np.float64) - others
    error = (difference**2).mean(axis=(1, 2, 3))
    return 20 * np.log10(255.0) - 10 * np.log10(np.maximum(error, 255.0**2 * 10**-9.9))


def code_pairs(z_mean: np.ndarray) -> tuple[tuple[int, int], ...]:
    """Three pairs of photos: the closest codes, two at the middle distance, the farthest."""
    first, second = np.triu_indices(len(z_mean), 1)
    apart = np.linalg.norm(z_mean[first].astype(np.float64) - z_mean[second], axis=1)
    order = np.argsort(apart, kind="stable")
    chosen = dict.fromkeys(order[i] for i in (0, len(order) // 2, -1)) if len(order) else ()
    return tuple((int(first[i]), int(second[i])) for i in chosen)

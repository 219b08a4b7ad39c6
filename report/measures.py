"""Figures the report takes itself, from photos, codes and the decoder. Pure numpy."""

from dataclasses import dataclass

import numpy as np
from PIL import Image

from report.run_folder import Codes

# A draw is compared with photos on pictures of this many pixels a side, each the mean of its
# area: fine texture, which a VAE never copies exactly, plays no part. The evaluation after training
# counts near copies by the same rule; a report is made without what training needs.
BLURRED_PIXELS = 24
# Compared with the distance from that photo to its own nearest fellow.
NEAR_COPY = 1 / 3
VARIATION = 2 / 3
STRANGER = 1.0
# 8-bit levels: photos nearer to each other are one photo taken twice.
FELLOW_AT_LEAST = 12.0


@dataclass(frozen=True, eq=False)
class AxisFigures:
    """Per axis, each (D,): the aggregated posterior's mean and sigma, and KL in nats."""

    mean: np.ndarray
    sigma: np.ndarray
    kl: np.ndarray


@dataclass(frozen=True, eq=False)
class Novelty:
    """Per draw, each (n,): the nearest photo, its distance in 8-bit levels, and the ratio.

    The ratio is that distance divided by the distance from that photo to its nearest fellow.
    """

    nearest: np.ndarray
    distance: np.ndarray
    ratio: np.ndarray

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """How many near copies, variations and new mixtures; how many of these are strangers."""
        near = int((self.ratio < NEAR_COPY).sum())
        mixtures = int((self.ratio >= VARIATION).sum())
        strangers = int((self.ratio >= STRANGER).sum())
        return near, len(self.ratio) - near - mixtures, mixtures, strangers


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


def psnr(images: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Peak signal-to-noise ratio in dB of each pair of uint8 images: (N, H, W, 3) -> (N,).

    Equal pictures would be infinitely good; they count as 99 dB.
    """
    difference = images.astype(np.float64) - others
    error = (difference**2).mean(axis=(1, 2, 3))
    return 20 * np.log10(255.0) - 10 * np.log10(np.maximum(error, 255.0**2 * 10**-9.9))


def blurred(images: np.ndarray) -> np.ndarray:
    """Images uint8 (N, H, W, 3) shrunk by area means and laid out flat: float64 (N, P)."""
    size = (BLURRED_PIXELS, BLURRED_PIXELS)
    small = [Image.fromarray(image).resize(size, Image.Resampling.BOX) for image in images]
    return np.array([np.asarray(image, np.float64).ravel() for image in small])


def distances(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Root-mean-square difference in 8-bit levels of every pair: (N, P), (M, P) -> (N, M)."""
    return np.array([np.sqrt(((b - row) ** 2).mean(axis=1)) for row in a])


def novelty(draws: np.ndarray, photos: np.ndarray) -> Novelty:
    """Compares draws (n, H, W, 3) with photos (N, H, W, 3), N >= 2, both uint8."""
    small = blurred(photos)
    among = distances(small, small)
    np.fill_diagonal(among, np.inf)
    fellow = np.maximum(among.min(axis=1), FELLOW_AT_LEAST)
    to_photos = distances(blurred(draws), small)
    nearest = to_photos.argmin(axis=1)
    distance = to_photos[np.arange(len(draws)), nearest]
    return Novelty(nearest, distance, distance / fellow[nearest])


def code_pairs(z_mean: np.ndarray) -> tuple[tuple[int, int], ...]:
    """Three pairs of photos: the closest codes, two at the middle distance, the farthest."""
    first, second = np.triu_indices(len(z_mean), 1)
    apart = np.linalg.norm(z_mean[first].astype(np.float64) - z_mean[second], axis=1)
    order = np.argsort(apart, kind="stable")
    chosen = dict.fromkeys(order[i] for i in (0, len(order) // 2, -1)) if len(order) else ()
    return tuple((int(first[i]), int(second[i])) for i in chosen)

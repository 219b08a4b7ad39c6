"""What photos that a model never saw show of it."""

import math

import numpy as np

from kvae.images import distances, thumbnails
from kvae.judging.intervals import Estimate, Z
from kvae.judging.psnr import reconstruction_psnr


def unseen_figures(
    encoded: np.ndarray,
    rebuilt: np.ndarray,
    draws: np.ndarray,
    training: np.ndarray,
    unseen: np.ndarray,
) -> dict:
    """Returns the figures of photos that the model never saw, as evaluation.json has them.

    Args:
        encoded: what the model made of the unseen photos' codes, uint8 (M, S, S, 3).
        rebuilt: likewise, their codes sought on: `kvae.network.refinement`.
        draws: uint8 (n, S, S, 3).
        training: uint8 (N, S, S, 3), N >= 2.
        unseen: uint8 (M, S, S, 3), M >= 2.
    """
    psnr = reconstruction_psnr(rebuilt, unseen)
    answered = nearest_answer(training, unseen)
    return {
        "photos": len(unseen),
        "psnr": round(float(psnr.mean()), 2),
        "psnr_worst": round(float(psnr.min()), 2),
        "encoded_psnr": round(float(reconstruction_psnr(encoded, unseen).mean()), 2),
        "nearest_psnr": round(float(answered.mean()), 2),
        "gain": round(float((psnr - answered).mean()), 2),
        "nearer_to_training": nearer_to_training(draws, training, unseen).rounded(3),
    }


def nearest_answer(training: np.ndarray, unseen: np.ndarray) -> np.ndarray:
    """Returns the PSNR in dB, (M,), of a program that answers with the nearest training photo.

    It is nearest in the very error that PSNR measures, the best such an answer can be.
    """
    known = training.reshape(len(training), -1).astype(np.float64)
    asked = unseen.reshape(len(unseen), -1).astype(np.float64)
    return reconstruction_psnr(training[distances(asked, known).argmin(axis=1)], unseen)


def nearer_to_training(draws: np.ndarray, training: np.ndarray, unseen: np.ndarray) -> Estimate:
    """Returns how much more the draws fall to photos that were learned: 0.5 is fair, 1 is recall.

    Each draw falls to the photo nearest to it. There are more training photos than unseen ones, so
    it is the draws *per photo* that are compared: of one to either side, this share would fall to
    the training. (Comparing with random subsets of as many training photos would not do: a draw
    copies a photo outside the subset most of the time, and pure recall would come to 0.6.)

    The 95 % interval is that of the logarithm of the ratio, from how unequally the draws fall to
    the photos of each side: few photos were kept out, and which ones is the largest chance in it.

    Args:
        draws: uint8 (n, S, S, 3).
        training: uint8 (N, S, S, 3), N >= 2.
        unseen: uint8 (M, S, S, 3), M >= 2.
    """
    photos = thumbnails(np.concatenate([training, unseen]))
    nearest = distances(thumbnails(draws), photos).argmin(axis=1)
    counts = np.bincount(nearest, minlength=len(photos))
    learned, kept_out = _rate(counts[: len(training)]), _rate(counts[len(training) :])
    value = math.log(learned[0] / kept_out[0])
    half_width = Z * math.hypot(learned[1], kept_out[1])
    return Estimate(
        *(1 / (1 + math.exp(-x)) for x in (value, value - half_width, value + half_width))
    )


def _rate(counts: np.ndarray) -> tuple[float, float]:
    """Returns draws per photo and the standard error of its logarithm."""
    rate = (counts.sum() + 0.5) / len(counts)  # half a draw more, so that none is not nothing
    # Never surer than if the draws fell to the photos at random, as in a Poisson distribution.
    variance = max(float(counts.var(ddof=1)), rate)
    return rate, math.sqrt(variance / len(counts)) / rate

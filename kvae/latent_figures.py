"""What the codes of the photos carry, and how well they fill N(0, I); in nats."""

import numpy as np

from kvae.codes import Codes
from kvae.randomness import Use, normal

ACTIVE_KL = 0.1  # nats per image; an axis below it tells the decoder next to nothing


def latent_figures(codes: Codes, seed: int) -> dict:
    """Returns the part of evaluation.json that is about the codes.

    Every nat of `kl_loss` is either `mutual_information`, which tells the photos apart (at most
    ln N), or `aggregated_kl`, by which all codes together miss the N(0, I) that draws come from.
    """
    axes = axis_figures(codes)
    kl = float(sum(axis["kl"] for axis in axes))
    information = mutual_information(codes, seed)
    return {
        "kl_loss": round(kl, 3),
        "mutual_information": round(information, 3),
        "aggregated_kl": round(kl - information, 3),
        "active_axes": sum(axis["kl"] >= ACTIVE_KL for axis in axes),
        "axes": axes,
    }


def axis_figures(codes: Codes) -> list[dict]:
    """Returns per axis the KL (nats per image) and the aggregated posterior's mean and sigma."""
    variance = np.exp(codes.z_log_var)  # (N, D)
    kl = 0.5 * (codes.z_mean**2 + variance - 1.0 - codes.z_log_var).mean(axis=0)
    mean = codes.z_mean.mean(axis=0)
    # Law of total variance: within each photo's posterior plus between the photos.
    sigma = np.sqrt(variance.mean(axis=0) + codes.z_mean.var(axis=0))
    keys = ("kl", "mean", "sigma")
    rows = zip(kl, mean, sigma, strict=True)
    return [dict(zip(keys, (round(float(x), 4) for x in row), strict=True)) for row in rows]


def mutual_information(codes: Codes, seed: int, samples: int = 64) -> float:
    """Returns the mutual information between photo and code in nats, at most ln N.

    Monte Carlo over `samples` codes per photo; the aggregated posterior is the mixture of all
    photos' posteriors (Hoffman & Johnson 2016, "ELBO surgery").
    """
    photos, dim = codes.z_mean.shape
    total = 0.0
    for i in range(photos):
        noise = normal(seed, i, Use.NOISE, (samples, dim)).astype(np.float64)
        z = codes.z_mean[i] + np.exp(0.5 * codes.z_log_var[i]) * noise  # (samples, D)
        scaled = (z[:, None, :] - codes.z_mean) * np.exp(-0.5 * codes.z_log_var)
        log_q = -0.5 * (scaled**2 + codes.z_log_var).sum(axis=2)  # (samples, N)
        top = log_q.max(axis=1, keepdims=True)
        log_mixture = top[:, 0] + np.log(np.exp(log_q - top).mean(axis=1))
        total += float((log_q[:, i] - log_mixture).mean())
    return total / photos

"""What the codes of the photos carry, and how well they fill N(0, I); in nats."""

import numpy as np

from kvae.codes import Codes
from kvae.randomness import Use, normal

DRAWN_SAMPLES = 8  # codes of each drawn picture; of many pictures a few codes each are enough
ACTIVE_KL = 0.1  # nats per image; an axis below it says next to nothing to the decoder


def latent_figures(codes: Codes, drawn: Codes, seed: int) -> dict:
    """Returns the part of evaluation.json that is about the codes.

    Every nat of the KL of some pictures is either information, which tells them apart (at most the
    logarithm of their number), or distance, by which their codes together miss N(0, I). Photos are
    the corners of what a model learns, so their codes need not fill N(0, I); the codes of what it
    draws from there should.

    Args:
        codes: of the N photos, for `kl_loss`, `mutual_information` and the axes.
        drawn: of many pictures that the model drew, for `aggregated_kl`, their distance.
        seed: of the run.
    """
    axes = axis_figures(codes)
    return {
        "kl_loss": round(total_kl(codes), 3),
        "mutual_information": round(mutual_information(codes, seed), 3),
        "aggregated_kl": round(distance_from_prior(drawn, seed), 3),
        "active_axes": sum(axis["kl"] >= ACTIVE_KL for axis in axes),
        "axes": axes,
    }


def distance_from_prior(codes: Codes, seed: int) -> float:
    """Returns by how many nats codes together miss N(0, I), 0 for those that fill it.

    In two parts: how far the normal distribution of their mean and covariance is from N(0, I), and
    how much less they say than as many codes that lie normally with that mean and covariance, as
    those do that leave holes. (The KL less the information would count what n codes say beyond
    ln n as distance: with narrow distributions several nats, however well they fill N(0, I).)
    """
    means, dim = codes.z_mean.astype(np.float64), codes.z_mean.shape[1]
    centre, between = means.mean(axis=0), np.atleast_2d(np.cov(means, rowvar=False, ddof=0))
    covariance = between + np.diag(np.exp(codes.z_log_var.astype(np.float64)).mean(axis=0))
    determinant = np.linalg.slogdet(covariance)[1]
    moments = 0.5 * (np.trace(covariance) + centre @ centre - dim - determinant)
    values, vectors = np.linalg.eigh(between)
    number = normal(seed, len(means), Use.NOISE, means.shape)
    spread = number * np.sqrt(np.maximum(values, 0.0)) @ vectors.T
    without_holes = Codes((centre + spread).astype(np.float32), codes.z_log_var)
    own, most = (mutual_information(some, seed, DRAWN_SAMPLES) for some in (codes, without_holes))
    return float(moments + max(0.0, most - own))


def total_kl(codes: Codes) -> float:
    """Returns the KL in nats per image."""
    return float(sum(axis["kl"] for axis in axis_figures(codes)))


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

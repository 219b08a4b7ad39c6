"""How good a trained run is, in figures and in words.

    python -m kvae.evaluate RUN

Every figure comes from the averaged weights that are exported.
"""

import argparse
import sys
from pathlib import Path

import numpy as np

from kvae.config import LATENT_DIMS
from kvae.prior_pairs import Codes
from kvae.randomness import Use, normal
from kvae.run_folder import RunFolder

ACTIVE_KL = 0.1  # nats per image; an axis below it tells the decoder next to nothing
UNDERFITTED_PSNR = 20.0  # dB; below it shapes are blurred beyond naming
DRAWS = 256
THUMBNAIL = 16  # pixels; near copies are judged by shapes and colours, not by texture
# Root mean square difference of thumbnails, 8-bit levels. Reconstructions are copies by intent:
# all 71 of the garden model that ships lie at 2.5 to 8.0, half of them below 4.7.
NEAR_COPY = 8.0


def evaluate(vae, images: np.ndarray, codes: Codes, seed: int) -> dict:
    """Measures a trained model.

    Args:
        vae: the model, with the weights to judge.
        images: uint8 (N, S, S, 3), the photos it learned.
        codes: their codes.
        seed: of the draws that are judged.

    Returns:
        The content of evaluation.json; KL figures in nats per image, PSNR in dB.
    """
    psnr = reconstruction_psnr(decode(vae, codes.z_mean), images)
    axes = axis_figures(codes)
    kl = float(sum(axis["kl"] for axis in axes))
    information = mutual_information(codes, seed)
    draws = decode(vae, normal(seed, 0, Use.SAMPLES, (DRAWS, codes.z_mean.shape[1])))
    figures = {
        "psnr": round(float(psnr.mean()), 2),
        "psnr_worst": round(float(psnr.min()), 2),
        "kl_loss": round(kl, 3),
        "mutual_information": round(information, 3),
        "aggregated_kl": round(kl - information, 3),
        "active_axes": sum(axis["kl"] >= ACTIVE_KL for axis in axes),
        "axes": axes,
        "nearest": nearest_photo(draws, images),
    }
    state, advice = verdict(figures, codes.z_mean.shape[1])
    return {**figures, "state": state, "advice": advice}


def decode(vae, z: np.ndarray) -> np.ndarray:
    """Returns pictures uint8 (n, S, S, 3) of codes (n, D)."""
    parts = [vae.decoder.predict_on_batch(z[i : i + 16]) for i in range(0, len(z), 16)]
    return np.rint(np.concatenate(parts) * 255.0).astype(np.uint8)


def reconstruction_psnr(pictures: np.ndarray, photos: np.ndarray) -> np.ndarray:
    """Returns the peak signal-to-noise ratio of each uint8 pair in dB, (N,); equal ones have 99."""
    error = (pictures.astype(np.float64) - photos.astype(np.float64)) ** 2
    mean = np.maximum(error.mean(axis=(1, 2, 3)), 255.0**2 * 10**-9.9)
    return 10.0 * np.log10(255.0**2 / mean)


def axis_figures(codes: Codes) -> list[dict]:
    """Returns per axis the KL (nats per image) and the aggregated posterior's mean and sigma."""
    variance = np.exp(codes.z_log_var)  # (N, D)
    kl = 0.5 * (codes.z_mean**2 + variance - 1.0 - codes.z_log_var).mean(axis=0)
    mean = codes.z_mean.mean(axis=0)
    # Law of total variance: within each photo's posterior plus between the photos.
    sigma = np.sqrt(variance.mean(axis=0) + codes.z_mean.var(axis=0))
    keys = ("kl", "mean", "sigma")
    rows = zip(kl, mean, sigma, strict=True)
    return [dict(zip(keys, map(float, np.round(row, 4)), strict=True)) for row in rows]


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


def nearest_photo(draws: np.ndarray, images: np.ndarray) -> dict:
    """Compares each draw with the photo nearest to it, as 16-pixel thumbnails.

    Returns:
        `median_rmse` in 8-bit levels, `near_copy_share` of draws closer than `near_copy_below`,
        `photos_found` how many photos are the nearest of some draw.
    """
    small, known = _thumbnails(draws), _thumbnails(images)
    squared = ((small[:, None] - known[None]) ** 2).mean(axis=2)  # (draws, N)
    rmse = np.sqrt(squared.min(axis=1))
    return {
        "draws": len(draws),
        "median_rmse": round(float(np.median(rmse)), 2),
        "near_copy_below": NEAR_COPY,
        "near_copy_share": round(float((rmse < NEAR_COPY).mean()), 3),
        "photos_found": len(np.unique(squared.argmin(axis=1))),
    }


def _thumbnails(pictures: np.ndarray) -> np.ndarray:
    from PIL import Image

    side = (THUMBNAIL, THUMBNAIL)
    box = Image.Resampling.BOX
    small = [np.asarray(Image.fromarray(picture).resize(side, box)) for picture in pictures]
    return np.stack(small).reshape(len(pictures), -1).astype(np.float32)


def verdict(figures: dict, latent_dim: int) -> tuple[str, str]:
    """Names the state of a run and what to change, from its figures."""
    psnr, active = figures["psnr"], figures["active_axes"]
    if psnr < UNDERFITTED_PSNR:
        return "underfitted", (
            f"reconstructions reach {psnr:.1f} dB only, below {UNDERFITTED_PSNR:.0f}: "
            "train longer with --minutes, or draw smaller pictures with --image-size"
        )
    if active < latent_dim:
        enough = max(LATENT_DIMS.start, active)
        return "collapsed axes", (
            f"{latent_dim - active} of {latent_dim} axes carry less than {ACTIVE_KL} nats: "
            + (
                f"--latent-dim {enough} says the same with fewer numbers"
                if enough < latent_dim
                else "train longer with --minutes"
            )
        )
    if figures["nearest"]["near_copy_share"] > 0.9:
        return "memorising", (
            f"{figures['nearest']['near_copy_share']:.0%} of the draws nearly copy a photo: "
            "more photos, or fewer --minutes, leave more room between them"
        )
    return "healthy", "nothing needs to change; more photos or more --minutes sharpen the draws"


def main(argv: list[str] | None = None) -> int:
    """Evaluates a finished run again and writes its evaluation.json."""
    from kvae.training import build_vae

    parser = argparse.ArgumentParser(prog="python -m kvae.evaluate", description=__doc__)
    parser.add_argument("run", type=Path, help="a run folder, like runs/00001-garden")
    run = RunFolder(parser.parse_args(argv).run)
    if not run.weights.exists():
        print(f"error: {run.path} holds no trained model (vae.keras)", file=sys.stderr)
        print("hint: python -m kvae.train trains one", file=sys.stderr)
        return 2
    config = run.read_config()
    vae = build_vae(config)
    vae.load_weights(run.weights)
    images, _ = run.read_photos()
    figures = evaluate(vae, images, Codes(*run.read_codes()), config.training.seed)
    run.write_evaluation(figures)
    describe(figures)
    print(run.path / "evaluation.json")
    return 0


def describe(figures: dict) -> None:
    """Prints the main figures and the verdict, on stderr."""
    nearest = figures["nearest"]
    lines = (
        f"reconstruction  {figures['psnr']:.1f} dB (worst photo {figures['psnr_worst']:.1f})",
        f"KL              {figures['kl_loss']:.2f} nats per image, of which "
        f"{figures['aggregated_kl']:.2f} are mismatch with N(0, I)",
        f"axes in use     {figures['active_axes']} of {len(figures['axes'])}",
        f"draws           {nearest['photos_found']} photos are the nearest of some of "
        f"{nearest['draws']} draws; {nearest['near_copy_share']:.0%} are near copies",
        f"state           {figures['state']}: {figures['advice']}",
    )
    print("\n".join(lines), file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())

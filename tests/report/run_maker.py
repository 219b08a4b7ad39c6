"""A small run folder with everything a real one has: ONNX models, photos, codes, history."""

import json
from pathlib import Path

import numpy as np
from PIL import Image

from tests.desktop.tiny_models import build_encoder, save, save_decoder, tiny_card

SIZE, LATENT_DIM, PHOTOS = 64, 8, 20
CONFIG = """
[run]
name = "00001-toy"
created = "2026-11-22T16:00:00Z"
preset = "default"

[photos]
folder = "/home/somebody-secret/holiday photos"
count = 20
fingerprint = "5e1f"

[model]
latent_dim = 8
image_size = 64

[loss]
pyramid_weight = 2.0
perceptual_weight = 4.0
kl_excess = 1.5
placed = 0.875

[training]
minutes = 5.5
seed = 0

[machine]
processor = "A Fine CPU"
cores = 2
system = "Linux x86_64"
memory_gib = 7.8

[versions]
keras = "3.15.1"
"""


def _estimate(value: float, margin: float) -> dict:
    return {"value": value, "low": round(value - margin, 3), "high": round(value + margin, 3)}


EVALUATION = {
    "judge": "VGG-16",
    "draws": 512,
    "success": _estimate(0.48, 0.04),
    "good": _estimate(0.81, 0.03),
    "identified": _estimate(0.93, 0.03),
    "kid": _estimate(67.2, 8.6),
    "kid_of_new": _estimate(81.4, 9.0),
    "distance_of_new": 0.113,
    "lpips": _estimate(0.231, 0.011),
    "precision": _estimate(0.91, 0.04),
    "recall": _estimate(0.72, 0.09),
    "coverage": _estimate(0.83, 0.08),
    "new": _estimate(0.59, 0.04),
    "new_look": _estimate(0.38, 0.08),
    "sharpness": _estimate(0.572, 0.017),
    "sharpness_of_new": _estimate(0.55, 0.02),
    "mesh": _estimate(0.063, 0.02),
    "photos_found": 19,
    "photos_even": 15.2,
    "jumps": _estimate(0.21, 0.02),
    "framing": {
        "zoom_in": _estimate(0.9, 0.05),
        "zoom_out": _estimate(0.85, 0.05),
        "shift": _estimate(0.95, 0.04),
    },
    "psnr": 27.43,
    "psnr_worst": 21.05,
    "reconstruction_lpips": _estimate(0.061, 0.008),
    "kl_loss": 4.41,
    "mutual_information": 2.83,
    "aggregated_kl": 1.58,
    "active_axes": 8,
    "axes": [{"kl": 0.55, "mean": 0.0, "sigma": 1.0}] * 8,
    "baselines": {
        "views": {
            "success": _estimate(0.0, 0.015),
            "good": _estimate(0.96, 0.03),
            "identified": _estimate(1.0, 0.015),
            "kid": _estimate(0.6, 5.0),
            "kid_of_new": None,
            "distance_of_new": None,
            "new": _estimate(0.0, 0.015),
            "sharpness": _estimate(0.984, 0.06),
            "sharpness_of_new": None,
            "mesh": _estimate(0.001, 0.001),
            "photos_found": 20,
            "photos_even": 18.4,
        },
        "bends": {
            "success": _estimate(0.81, 0.07),
            "good": _estimate(0.95, 0.03),
            "identified": _estimate(1.0, 0.04),
            "kid": _estimate(9.0, 6.0),
            "kid_of_new": _estimate(11.0, 7.0),
            "distance_of_new": 0.052,
            "new": _estimate(0.86, 0.06),
            "new_look": _estimate(0.07, 0.05),
            "sharpness": _estimate(0.99, 0.05),
            "sharpness_of_new": _estimate(0.98, 0.05),
            "photos_found": 20,
            "photos_even": 18.1,
        },
        "mixtures": {
            "success": _estimate(0.02, 0.02),
            "good": _estimate(0.02, 0.02),
            "identified": _estimate(0.78, 0.2),
            "kid": _estimate(258.0, 32.0),
            "kid_of_new": _estimate(261.0, 33.0),
            "distance_of_new": 0.231,
            "new": _estimate(0.98, 0.01),
            "sharpness": _estimate(0.856, 0.035),
            "sharpness_of_new": _estimate(0.86, 0.035),
            "photos_found": 17,
            "photos_even": 11.0,
        },
        "morphs": {
            "success": _estimate(0.69, 0.08),
            "good": _estimate(0.94, 0.04),
            "identified": _estimate(0.98, 0.05),
            "kid": _estimate(36.0, 40.0),
            "kid_of_new": _estimate(54.0, 60.0),
            "distance_of_new": 0.074,
            "lpips": _estimate(0.152, 0.016),
            "new": _estimate(0.74, 0.07),
            "new_look": _estimate(0.33, 0.08),
            "sharpness": _estimate(0.987, 0.06),
            "sharpness_of_new": _estimate(0.995, 0.06),
            "mesh": _estimate(0.001, 0.001),
            "photos_found": 19,
            "photos_even": 17.2,
        },
    },
    "hold_out": {
        "photos": 5,
        "psnr": 18.25,
        "psnr_worst": 15.5,
        "encoded_psnr": 17.0,
        "nearest_psnr": 16.5,
        "gain": 1.75,
        "nearer_to_training": {"value": 0.62, "low": 0.4, "high": 0.8},
    },
    "state": "healthy",
    "advice": "nothing needs to change",
}
HEADER = (
    "step,epoch,seconds,cpu_seconds,learning_rate,loss,reconstruction_loss,perceptual_loss,"
    "kl_loss,kl_target,beta"
)


def make_run(runs: Path, name: str = "00001-toy") -> Path:
    """Writes a run folder below `runs` and returns its path."""
    run = runs / name
    (run / "samples").mkdir(parents=True)
    (run / "config.toml").write_text(CONFIG, "utf-8")
    (run / "evaluation.json").write_text(json.dumps(EVALUATION), "utf-8")
    (run / "history.csv").write_text(_history(), "utf-8")
    save_decoder(run / "decoder.onnx")
    save(build_encoder(), run / "encoder.onnx")
    card = tiny_card()
    np.savez(run / "codes.npz", z_mean=card.z_mean, z_log_var=card.z_log_var)
    images, names = photos()
    np.savez(run / "photos.npz", images=images, names=names)
    for step in (0, 100, 200, 300):
        Image.fromarray(images[step // 100]).save(run / "samples" / f"step-{step:06d}.png")
    return run


def photos() -> tuple[np.ndarray, np.ndarray]:
    """Twenty unlike smooth pictures with names in three alphabets, one of them hostile."""
    source = np.random.default_rng(7)
    small = source.integers(0, 256, (PHOTOS, 4, 4, 3), np.uint8)
    large = [Image.fromarray(s).resize((SIZE, SIZE), Image.Resampling.BICUBIC) for s in small]
    names = ["Яблоко.png", "μήλο.png", "<b>&amp;.png"]
    names += [f"photo {i}.png" for i in range(PHOTOS - len(names))]
    return np.array([np.asarray(image) for image in large]), np.array(names)


def _history() -> str:
    lines = [HEADER]
    for i in range(1, 41):
        perceptual = "0.0" if i < 14 else f"{0.3 + 1 / i:.4f}"
        loss = 0.05 + 0.2 * np.exp(-i / 4)
        coded = f"{4.4 + 20 / i:.3f},6.2,{0.0005 * i}" if i > 10 else "nan,nan,nan"
        lines.append(f"{10 * i},{i},{i * 2.5},{i * 4.75},0.002,1,{loss:.5f},{perceptual},{coded}")
    return "\n".join(lines) + "\n"

"""A small run folder with everything a real one has: ONNX models, photos, codes, history."""

import json
from pathlib import Path

import numpy as np
from PIL import Image

from tests.desktop.tiny_models import build_encoder, save, save_decoder, tiny_card

SIZE, LATENT_DIM, PHOTOS = 64, 8, 20
CONFIG = """
[run]
name = "toy"
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
kl_excess = 1.5

[training]
minutes = 5.5
seed = 0

[versions]
keras = "3.15.1"
"""
EVALUATION = {
    "psnr": 27.43,
    "kl_loss": 4.41,
    "aggregated_kl": 1.58,
    "mutual_information": 2.83,
    "active_axes": 8,
    "psnr_worst": 21.05,
    "kid": {"value": 67.2, "low": 58.6, "high": 75.8},
    "identified": {"value": 0.588, "low": 0.545, "high": 0.63, "photos": 18},
    "photos_found": 20,
    "sharpness": {"value": 0.572, "low": 0.555, "high": 0.589},
    "near_copies": {"value": 0.281, "low": 0.244, "high": 0.322},
    "nearest": {
        "draws": 512,
        "median_rmse": 12.34,
        "near_copy_share": 0.281,
        "stranger_share": 0.05,
        "photos_found": 19,
        "photos_even": 15.2,
    },
    "yardsticks": {
        "augmented": {
            "kid": {"value": 0.6, "low": -4.4, "high": 5.6},
            "identified": {"value": 1.0, "low": 0.985, "high": 1.0, "photos": 20},
            "sharpness": {"value": 0.984, "low": 0.925, "high": 1.042},
            "near_copies": {"value": 0.105, "low": 0.074, "high": 0.149},
        },
        "mixtures": {
            "kid": {"value": 86.0, "low": 72.8, "high": 99.1},
            "identified": {"value": 0.25, "low": 0.201, "high": 0.306, "photos": 15},
            "sharpness": {"value": 0.856, "low": 0.821, "high": 0.891},
            "near_copies": {"value": 0.0, "low": 0.0, "high": 0.015},
        },
    },
    "hold_out": {
        "photos": 5,
        "psnr": 18.25,
        "psnr_worst": 15.5,
        "nearer_to_training": {"value": 0.62, "low": 0.4, "high": 0.8},
    },
    "state": "healthy",
    "advice": "Nothing to do.",
}
HEADER = "step,epoch,seconds,learning_rate,loss,reconstruction_loss,perceptual_loss,gradient_norm"
LAYOUT_HEADER = "step,style_loss,kl,kl_target,beta"


def make_run(runs: Path, name: str = "00001-toy") -> Path:
    """Writes a run folder below `runs` and returns its path."""
    run = runs / name
    (run / "samples").mkdir(parents=True)
    (run / "config.toml").write_text(CONFIG, "utf-8")
    (run / "evaluation.json").write_text(json.dumps(EVALUATION), "utf-8")
    (run / "history.csv").write_text(_history(), "utf-8")
    (run / "layout.csv").write_text(_layout(), "utf-8")
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
        lines.append(f"{10 * i},{i},{i * 2.5},0.002,1,{loss:.5f},{perceptual},1")
    return "\n".join(lines) + "\n"


def _layout() -> str:
    lines = [LAYOUT_HEADER]
    for i in range(1, 41):
        kl, target = 4.4 + 20 / i, 4.5 + 18 / i
        lines.append(f"{10 * i},{0.5 / i:.5f},{kl:.3f},{target:.3f},{0.0005 * i}")
    return "\n".join(lines) + "\n"

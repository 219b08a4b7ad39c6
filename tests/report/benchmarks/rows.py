"""Rows as a benchmark writes them."""

from report.benchmarks.results import Row

SETTINGS = {
    "photos": 71, "fingerprint": "ab", "image_size": 96, "cpu_seconds": 660.0, "latent_dim": 8,
    "draws": 512, "threads": 2, "preset": "default",
}  # fmt: skip


def row(method: str, seed: int, **figures) -> Row:
    usual = {"kid": 100.0, "identified": 0.5, "photos_found": 60, "psnr": 24.0, "sharpness": 0.7}
    usual |= {"cpu_seconds": 661.2, "wall_seconds": 350.0, "steps": 1000}
    return Row(method, seed, SETTINGS, usual | figures)

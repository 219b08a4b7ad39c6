"""Holds the KL term at a target by steering its weight beta.

A VAE's KL is the mutual information between picture and code plus the mismatch between all codes
together and the prior. N photos alone have at most ln N nats to give; what lies between them has a
few more, and whatever goes beyond is points where N(0, I) draws but no code lies. So the KL is held
above ln N. A controlled KL: Shao et al. 2020 (ControlVAE), https://arxiv.org/abs/2004.05988.
"""

import math
from dataclasses import dataclass, replace

from kvae.config.settings import LossConfig

FIRST_BETA = 1e-3
GAIN = 0.02  # largest change of ln beta in one step
MEMORY = 0.95  # of the running mean of the KL


@dataclass(frozen=True)
class KLControl:
    """The controller's whole state.

    Attributes:
        log_beta: ln of the weight of the KL term.
        average: running mean of the KL in nats per image; None before the first step.
    """

    log_beta: float = math.log(FIRST_BETA)
    average: float | None = None

    @property
    def beta(self) -> float:
        """The weight of the KL term."""
        return math.exp(self.log_beta)

    def after(self, kl: float, target: float) -> "KLControl":
        """Returns the state after a step whose batch had this KL, both in nats per image."""
        average = kl if self.average is None else MEMORY * self.average + (1 - MEMORY) * kl
        error = max(-1.0, min(1.0, (average - target) / target))
        return replace(self, log_beta=self.log_beta + GAIN * error, average=average)


def kl_target(loss: LossConfig, photos: int) -> float:
    """Returns the KL to hold, in nats per image."""
    return math.log(photos) + loss.kl_excess

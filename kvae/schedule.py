"""What is in force at each step: a pure function of the share of the training that is done."""

import math
from dataclasses import dataclass

from kvae.config import Config
from kvae.kl_control import kl_target

CONSTANT_SHARE = 0.5  # of the training at full learning rate, then a cosine down
FINAL_RATE = 0.03  # of the full learning rate


@dataclass(frozen=True)
class Plan:
    """The settings of one step."""

    learning_rate: float
    kl_target: float  # nats per image
    perceptual: bool
    prior: bool


def plan(config: Config, photos: int, step: int) -> Plan:
    """Returns the settings in force at a step of a training on so many photos."""
    training, loss = config.training, config.loss
    progress = step / training.steps
    return Plan(
        learning_rate=training.learning_rate * _rate(step, training.steps, training.warmup_share),
        kl_target=kl_target(loss, photos, progress),
        perceptual=loss.perceptual_weight > 0 and progress >= loss.perceptual_start,
        prior=loss.prior_batch > 0 and progress >= loss.prior_start,
    )


def average_momentum(config: Config, every: int) -> float:
    """Returns the momentum of the weights' moving average that moves every so many steps.

    Its memory is a share of all steps.
    """
    memory = max(2.0 * every, config.training.average_share * config.training.steps)
    return 1.0 - every / memory


def _rate(step: int, steps: int, warmup_share: float) -> float:
    warmup = min(1.0, (step + 1) / max(1.0, warmup_share * steps))
    fall = max(0.0, (step / steps - CONSTANT_SHARE) / (1.0 - CONSTANT_SHARE))
    cosine = 0.5 * (1.0 + math.cos(math.pi * fall))
    return warmup * (FINAL_RATE + (1.0 - FINAL_RATE) * cosine)

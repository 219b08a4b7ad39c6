"""What is in force at each step: a pure function of the share of the training that is done."""

import math
from dataclasses import dataclass

from kvae.config import Config

CONSTANT_SHARE = 0.5  # of the training at full learning rate, then a cosine down
FINAL_RATE = 0.03  # of the full learning rate


@dataclass(frozen=True)
class Plan:
    """The settings of one step."""

    learning_rate: float
    perceptual: bool
    codes: bool  # pictures come from codes, not from their photos' styles


def plan(config: Config, step: int) -> Plan:
    """Returns the settings in force at a step."""
    training, loss = config.training, config.loss
    progress = step / training.steps
    first = first_code_step(config)
    # Each half warms up, because each has a fresh optimizer.
    warm = (step - first if step >= first else step) + 1
    warmup = max(1.0, training.warmup_share * training.steps)
    return Plan(
        learning_rate=training.learning_rate * _rate(progress) * min(1.0, warm / warmup),
        perceptual=loss.perceptual_weight > 0 and progress >= loss.perceptual_start,
        codes=step >= first,
    )


def first_code_step(config: Config) -> int:
    """Returns the first step whose pictures come from codes; a lesson comes before it."""
    return min(math.ceil(config.loss.codes_start * config.training.steps), config.training.steps)


def average_momentum(config: Config, every: int) -> float:
    """Returns the momentum of the weights' moving average that moves every so many steps.

    Its memory is a share of all steps.
    """
    memory = max(2.0 * every, config.training.average_share * config.training.steps)
    return 1.0 - every / memory


def _rate(progress: float) -> float:
    fall = max(0.0, (progress - CONSTANT_SHARE) / (1.0 - CONSTANT_SHARE))
    cosine = 0.5 * (1.0 + math.cos(math.pi * fall))
    return FINAL_RATE + (1.0 - FINAL_RATE) * cosine

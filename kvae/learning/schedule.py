"""How fast weights learn and are averaged: pure functions of the share that is done."""

import math

from kvae.config.settings import Config

CONSTANT_SHARE = 0.5  # of the training at full learning rate, then a cosine down
FINAL_RATE = 0.03  # of the full learning rate


def learning_rate(config: Config, step: int) -> float:
    """Returns the learning rate of a step: a rise, a level, a cosine down."""
    training = config.training
    fall = max(0.0, (step / training.steps - CONSTANT_SHARE) / (1.0 - CONSTANT_SHARE))
    rate = FINAL_RATE + (1.0 - FINAL_RATE) * 0.5 * (1.0 + math.cos(math.pi * fall))
    warmup = max(1.0, training.warmup_share * training.steps)
    return training.learning_rate * rate * min(1.0, (step + 1) / warmup)


def average_momentum(config: Config, every: int) -> float:
    """Returns the momentum of the weights' exponential moving average.

    Args:
        config: its `average_share` of all steps is the average's time constant.
        every: so many steps after each other the average moves.
    """
    time_constant = max(2.0 * every, config.training.average_share * config.training.steps)
    return 1.0 - every / time_constant

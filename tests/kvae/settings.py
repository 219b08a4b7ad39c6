"""Settings of trainings that take seconds, and photos to train on, for the tests."""

import numpy as np

from kvae.config.settings import Config
from kvae.config.toml import load_preset
from tests.kvae.pictures import scene


def tiny(steps: int = 12, **model) -> Config:
    """The tiny preset with another length and other sizes of the networks."""
    config = load_preset("tiny").with_changes("training", steps=steps)
    return config.with_changes("model", **model)


def photos(count: int = 12, size: int = 64) -> np.ndarray:
    """Different colourful pictures, uint8 (count, size, size, 3)."""
    return np.stack([np.asarray(scene(seed, size, size)) for seed in range(count)])

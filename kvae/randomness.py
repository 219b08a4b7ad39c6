"""All chance in training as pure functions of (seed, step or epoch, use): no hidden state.

A killed run that continues at step n draws what it would have drawn. Streams are keyed through
`numpy.random.SeedSequence`, because Keras's own `SeedGenerator` on the torch backend adds its two
seed words, so that neighbouring seeds share most of their stream.
"""

from enum import IntEnum

import numpy as np


class Use(IntEnum):
    """What a stream is for; two uses never share numbers."""

    ORDER = 1
    NOISE = 2
    PRIOR = 3
    WINDOW = 5
    BALANCE = 6
    INIT = 7
    SAMPLES = 8
    AUGMENTATION = 9
    BASELINES = 10
    SUBSAMPLES = 11
    HOLD_OUT = 12
    LAYOUT = 13
    STYLES = 14
    FRAMING = 15
    POINTS = 16
    NEIGHBOURS = 17


def stream(seed: int, number: int, use: Use) -> np.random.Generator:
    """Returns the generator of one (seed, step or epoch, use)."""
    return np.random.Generator(np.random.Philox(np.random.SeedSequence([seed, number, int(use)])))


def normal(seed: int, step: int, use: Use, shape: tuple[int, ...]) -> np.ndarray:
    """Returns standard normal float32 numbers of the given shape."""
    return stream(seed, step, use).standard_normal(shape, dtype=np.float32)

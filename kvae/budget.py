"""Minutes -> steps, by timing the run's own steps on this machine.

The number of steps is fixed before the first one and kept with the run, so the schedule is a pure
function of the step and a copied config repeats the run whatever the machine's load.
"""

import itertools
import time
from collections.abc import Callable

import numpy as np

from kvae.code_layout import lay_out_codes
from kvae.config import Config
from kvae.perceptual import PerceptualDistance
from kvae.training import TrainingState, build_vae, training_steps

TIMED_STEPS = 10  # of each kind, after one that warms up
TIMED_LAYOUT_STEPS = 50
FEWEST_STEPS = 20
# So many photos a preset's minutes serve; of more each would be seen too rarely, so the time grows
# with their number. Measured at 96 pixels, one seed each: 155 full frames, 841 steps, 77 % of the
# draws identified; 499 mixed photos in their 18 minutes with an earlier preset, 2,701 steps, 45 %.
ENOUGH_FOR = 150


def minutes_for(minutes: float, photos: int) -> float:
    """Returns how long to train on so many photos with a preset of so many minutes."""
    return minutes * max(1.0, photos / ENOUGH_FOR)


def steps_within(
    minutes: float,
    images: np.ndarray,
    config: Config,
    distance: PerceptualDistance | None,
    clock: Callable[[], float] = time.perf_counter,
) -> int:
    """Returns how many steps of this training take about so many minutes here, by some clock."""
    loss = config.loss
    starts = sorted({0.0, _begin(loss.perceptual_start), _begin(loss.codes_start), 1.0})
    rest = 60.0 * minutes - _layout_seconds(images, config, clock)
    seconds = 0.0  # that a training of one step would take, were each kind's share of it run
    for start, end in itertools.pairwise(starts):
        seconds += (end - start) * _seconds_per_step(images, config, distance, start, clock)
    return max(FEWEST_STEPS, round(rest / seconds))


def _layout_seconds(images: np.ndarray, config: Config, clock) -> float:
    """Returns how long laying out the codes takes, from a few of its steps."""
    few = config.with_changes("training", layout_steps=TIMED_LAYOUT_STEPS)
    vae = build_vae(few)
    began = clock()
    lay_out_codes(vae, images, few)
    return (clock() - began) * config.training.layout_steps / TIMED_LAYOUT_STEPS


def _begin(share: float) -> float:
    return min(max(share, 0.0), 1.0)


def _seconds_per_step(images, config: Config, distance, progress: float, clock) -> float:
    """Times the steps in force at a share of the training, on a model thrown away afterwards."""
    steps = 1_000_000  # so many that all timed steps lie at this share
    config = config.with_changes("training", steps=steps, layout_steps=1)  # timed for itself
    state = TrainingState(step=round(progress * steps))
    training = training_steps(build_vae(config), images, config, state, distance)
    next(training)
    times = []
    for _ in range(TIMED_STEPS):
        began = clock()
        next(training)
        times.append(clock() - began)
    # The faster half: what else the machine does just now will pass, and a training planned too
    # short is worse than one that takes a little longer. The fastest alone is luck: on two idle
    # cores 5.5 minutes once took 6.5.
    return float(np.mean(sorted(times)[: TIMED_STEPS // 2]))

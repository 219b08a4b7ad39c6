"""Minutes -> steps, by timing the run's own steps on this machine.

The number of steps is fixed before the first one and kept with the run, so the schedule is a pure
function of the step and a copied config repeats the run whatever the machine's load.
"""

import itertools
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from kvae.batches import Batches
from kvae.kl_control import KLControl
from kvae.lesson import teach
from kvae.perceptual import PerceptualDistance
from kvae.schedule import plan
from kvae.training import TrainingState, build_vae, learn_from_codes, training_steps

TIMED_STEPS = 10  # of each kind, after one that warms up
TIMED_LESSON_STEPS = 50
FEWEST_STEPS = 20
# So many photos a preset's minutes serve; of more each would be seen too rarely, so the time grows
# with their number.
ENOUGH_FOR = 150


def minutes_for(minutes: float, photos: int) -> float:
    """Returns how long to train on so many photos with a preset of so many minutes."""
    return minutes * max(1.0, photos / ENOUGH_FOR)


@dataclass(frozen=True)
class Cost:
    """What a training takes here, in seconds by some clock."""

    preparation: float  # before the first step, and for the lesson
    step: float  # for one step, on average over the whole training

    def steps(self, seconds: float) -> int:
        """Returns how many steps take about so long."""
        return max(FEWEST_STEPS, round((seconds - self.preparation) / self.step))

    def seconds(self, steps: int) -> float:
        """Returns how long so many steps take."""
        return self.preparation + steps * self.step


def costs(
    batches: list[Batches],
    distance: PerceptualDistance | None,
    prepared: float = 0.0,
    clock: Callable[[], float] = time.perf_counter,
) -> list[Cost]:
    """Returns what trainings would take here, one after the other in `batches`.

    Several are timed step by step in turn, so that a machine that gets slower meanwhile does so
    for all of them.

    Args:
        batches: of each training; its number of steps does not matter.
        distance: the perceptual distance, for those whose settings weigh it.
        prepared: seconds that preparing such batches takes.
        clock: returns seconds, of the wall or of the processor.
    """
    lessons = [_lesson_seconds(each, clock) for each in batches]
    starts = {0.0, 1.0}
    for loss in (each.config.loss for each in batches):
        starts |= {_begin(loss.perceptual_start), _begin(loss.codes_start)}
    steps = np.zeros(len(batches))
    for start, end in itertools.pairwise(sorted(starts)):
        steps += (end - start) * _seconds_per_step(batches, distance, start, clock)
    both = zip(lessons, steps, strict=True)
    return [Cost(prepared + lesson, float(step)) for lesson, step in both]


def _lesson_seconds(batches: Batches, clock) -> float:
    """Returns how long the lesson takes, from few of its steps and what comes before them."""

    def seconds(steps: int) -> float:
        few = batches.config.with_changes("training", lesson_steps=steps)
        vae = build_vae(few)
        began = clock()
        teach(vae, batches, few)
        return clock() - began

    seconds(1)  # warms up
    shortest, longer = seconds(1), seconds(1 + TIMED_LESSON_STEPS)
    per_step = max(longer - shortest, 0.0) / TIMED_LESSON_STEPS
    return shortest + (batches.config.training.lesson_steps - 1) * per_step


def _begin(share: float) -> float:
    return min(max(share, 0.0), 1.0)


def _seconds_per_step(batches, distance, progress: float, clock) -> np.ndarray:
    """Times the steps in force at a share of each training, one of each in turn."""
    trainings = [_training_at(each, distance, progress) for each in batches]
    times = np.zeros((1 + TIMED_STEPS, len(trainings)))
    for row in times:
        for i, training in enumerate(trainings):
            began = clock()
            next(training)
            row[i] = clock() - began
    # The faster half: what else the machine does just now will pass, and a training planned too
    # short is worse than one that takes a little longer. The fastest alone is luck: on two idle
    # cores 5.5 minutes once took 6.5.
    return np.sort(times[1:], axis=0)[: TIMED_STEPS // 2].mean(axis=0)


def _training_at(batches: Batches, distance, progress: float) -> Iterator:
    """Trains from a share of the training on, a model that is thrown away."""
    steps = 1_000_000  # so many that all timed steps lie at this share
    config = batches.config.with_changes("training", steps=steps)
    state = TrainingState(step=round(progress * steps))
    vae = build_vae(config)
    if plan(config, state.step).codes:  # the lesson is timed for itself
        learn_from_codes(vae, config)
        state = replace(state, control=KLControl())
    return training_steps(vae, batches, config, state, distance)

"""Minutes -> steps, by timing the run's own steps on this machine.

The number of steps is fixed before the first one and kept with the run, so the schedule is a pure
function of the step and a copied config repeats the run whatever the machine's load.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from kvae.learning.batches import Batches
from kvae.learning.clock import WorkClock
from kvae.learning.ranks import ALONE, Ranks
from kvae.learning.steps import TrainingState, build_vae, training_steps
from kvae.seeing.perceptual import PerceptualDistance

TIMED_STEPS = 20  # after some that warm up
WARM_UP = 3
FEWEST_STEPS = 20
# So many photos a preset's minutes serve; of more each would be seen too rarely, so the time grows
# with their number.
ENOUGH_FOR = 75
MOST_SERVED = 5000  # and no further: how long to learn very many is for a person to say


def minutes_for(minutes: float, photos: int) -> float:
    """Returns how long to train on so many photos with a preset of so many minutes."""
    return minutes * max(1.0, min(photos, MOST_SERVED) / ENOUGH_FOR)


@dataclass(frozen=True)
class Cost:
    """What a training takes here, in seconds by some clock."""

    preparation: float  # before the first step, and bringing photos into correspondence on the way
    step: float  # for one step

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
    clock: Callable[[], float] | None = None,
    ranks: Ranks = ALONE,
) -> list[Cost]:
    """Returns what trainings would take here, one after the other in `batches`.

    Several are timed step by step in turn, so that a machine that gets slower meanwhile does so
    for all of them.

    Args:
        batches: of each training; its number of steps does not matter.
        distance: the perceptual distance, for those whose settings weigh it.
        prepared: seconds that preparing such batches takes.
        clock: returns seconds, of the wall or of the processor; by default those worked.
        ranks: this process among those that train together; each times for itself.
    """
    clock = clock or WorkClock()
    matching = [_matching(each, clock, ranks.rows(each.config)) for each in batches]
    # Any number of steps will do: all are alike.
    trainings = [
        training_steps(build_vae(config), each, config, TrainingState(), distance, ranks=ranks)
        for each in batches
        for config in [each.config.with_changes("training", steps=WARM_UP + TIMED_STEPS)]
    ]
    times = np.zeros((WARM_UP + TIMED_STEPS, len(trainings)))
    for row in times:
        for i, training in enumerate(trainings):
            began = clock()
            next(training)
            row[i] = clock() - began
    # The faster half: what else the machine does just now will pass, and a training planned too
    # short is worse than one that takes a little longer. The fastest alone is luck: on two idle
    # cores 5.5 minutes once took 6.5.
    steps = np.sort(times[WARM_UP:], axis=0)[: TIMED_STEPS // 2].mean(axis=0)
    return [
        Cost(prepared + once, float(step) + each)
        for (once, each), step in zip(matching, steps, strict=True)
    ]


def _matching(batches: Batches, clock: Callable[[], float], rows: slice) -> tuple[float, float]:
    """Returns how long a training's photos take to be brought into correspondence.

    Known from what the timed steps need, whose own time it is then no part of.

    Returns:
        The seconds that this takes once, and those at each step.
    """
    steps = range(WARM_UP + TIMED_STEPS)
    known, began = batches.continuum.registered, clock()
    batches.match(steps, rows)
    took, found = clock() - began, batches.continuum.registered - known
    if batches.many:  # each step has pairs of its own, and of those after it that learn them first
        return 0.0, took / (len(steps) + batches.times - 1)
    return took * (found + batches.missing) / found if found else 0.0, 0.0

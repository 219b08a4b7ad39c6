"""How much each axis of the code does: the order of the sliders, and which of them do nothing."""

from collections.abc import Sequence

from desktop.generator.model.card import Axis

# Nats per image. A code that carries R nats has at most 1 - exp(-2R) of its variance free of noise
# (the Gaussian channel): below 0.1 that is 18 %, and the eye sees no change. Training counts the
# axes in use by the same measure.
DEAD_BELOW = 0.1


def by_effect(axes: Sequence[Axis]) -> list[int]:
    """List the axes, from 0, the one that does most first; of equals, the first comes first."""
    return sorted(range(len(axes)), key=lambda i: -axes[i].kl)


def dead_axes(axes: Sequence[Axis]) -> frozenset[int]:
    """Find the axes that do nothing; where all are like that, none is called dead.

    One of which it is known what it changes does change pictures, however little it says of the
    photos.
    """
    dead = frozenset(i for i, axis in enumerate(axes) if axis.kl < DEAD_BELOW and not axis.change)
    return dead if len(dead) < len(axes) else frozenset()


def active_axes(axes: Sequence[Axis]) -> list[int]:
    """List the axes that do something, the one that does most first."""
    dead = dead_axes(axes)
    return [i for i in by_effect(axes) if i not in dead]

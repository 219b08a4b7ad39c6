import itertools

from kvae.budget import (
    ENOUGH_FOR,
    FEWEST_STEPS,
    TIMED_LAYOUT_STEPS,
    minutes_for,
    steps_within,
)
from tests.kvae.settings import photos, tiny


def ticking():
    """A clock by which everything that is timed takes one second."""
    ticks = itertools.count()
    return lambda: float(next(ticks))


def test_minutes_become_steps_by_what_each_kind_takes():
    assert steps_within(2.0, photos(), tiny(), None, ticking()) == 120


def test_laying_out_the_codes_is_part_of_the_time():
    config = tiny().with_changes("training", layout_steps=40 * TIMED_LAYOUT_STEPS)
    assert steps_within(2.0, photos(), config, None, ticking()) == 120 - 40


def test_the_shortest_time_is_enough_for_a_few_steps():
    assert steps_within(0.001, photos(), tiny(), None, ticking()) == FEWEST_STEPS


def test_many_photos_get_more_time_and_few_no_less():
    assert minutes_for(5.5, 50) == minutes_for(5.5, ENOUGH_FOR) == 5.5
    assert minutes_for(5.5, 2 * ENOUGH_FOR) == 11

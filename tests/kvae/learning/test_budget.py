import itertools

import pytest

from kvae.learning.batches import Batches
from kvae.learning.budget import ENOUGH_FOR, FEWEST_STEPS, MOST_SERVED, Cost, costs, minutes_for
from tests.kvae.settings import photos, tiny


@pytest.fixture(scope="module")
def batches() -> Batches:
    return Batches(photos(), tiny())


def ticking():
    """A clock by which everything that is timed takes one second."""
    ticks = itertools.count()
    return lambda: float(next(ticks))


def steps_within(seconds: float, batches: Batches) -> int:
    (cost,) = costs([batches], None, clock=ticking())
    return cost.steps(seconds)


def test_time_becomes_steps_by_what_they_take(batches):
    assert steps_within(120.0, batches) == 120


def test_what_comes_before_the_steps_is_part_of_the_time(batches):
    (cost,) = costs([batches], None, prepared=7.0, clock=ticking())
    assert cost.steps(120.0) == 120 - 7


def test_the_shortest_time_is_enough_for_a_few_steps(batches):
    assert steps_within(0.06, batches) == FEWEST_STEPS


def test_steps_and_seconds_are_each_others_inverse():
    cost = Cost(preparation=10.0, step=0.5)
    assert cost.seconds(100) == 60.0
    assert cost.steps(60.0) == 100


def test_trainings_timed_together_take_turns(batches):
    # By this clock each reading comes later than the last by one second more than that did, as on
    # a machine that gets ever slower: timed one after the other, the second would take longer.
    readings = itertools.accumulate(itertools.count())
    first, second = costs([batches, batches], None, clock=lambda: float(next(readings)))
    assert first.step < second.step < 1.1 * first.step


def test_many_photos_get_more_time_and_few_no_less():
    assert minutes_for(5.5, 50) == minutes_for(5.5, ENOUGH_FOR) == 5.5
    assert minutes_for(5.5, 10**6) == minutes_for(5.5, MOST_SERVED)
    assert minutes_for(5.5, 2 * ENOUGH_FOR) == 11

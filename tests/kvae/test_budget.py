import itertools

import pytest

from kvae.batches import Batches
from kvae.budget import ENOUGH_FOR, FEWEST_STEPS, Cost, costs, minutes_for
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


def test_time_becomes_steps_by_what_each_kind_takes(batches):
    assert steps_within(120.0, batches) == 120 - 1  # for the lesson


def test_what_comes_before_the_steps_is_part_of_the_time(batches, monkeypatch):
    """The lesson takes 3 seconds and 0.1 a step, the first time longer; 7 seconds came before."""
    late = [10.0, 0.0]

    def teach(vae, batches, config):
        late[1] += 3.0 + 0.1 * config.training.lesson_steps + late[0]
        late[0] = 0.0

    tick = ticking()
    monkeypatch.setattr("kvae.budget.teach", teach)
    monkeypatch.setattr(batches, "config", tiny().with_changes("training", lesson_steps=400))
    (cost,) = costs([batches], None, prepared=7.0, clock=lambda: tick() + late[1])
    assert cost.preparation == pytest.approx(7.0 + 1.0 + 3.0 + 40.0)  # 1 for reading the clock
    assert cost.steps(120.0) == 120 - 51


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
    assert minutes_for(5.5, 2 * ENOUGH_FOR) == 11

import itertools

import pytest

from kvae.budget import (
    ENOUGH_FOR,
    FEWEST_STEPS,
    Cost,
    costs,
    minutes_for,
)
from tests.kvae.settings import photos, tiny


def ticking():
    """A clock by which everything that is timed takes one second."""
    ticks = itertools.count()
    return lambda: float(next(ticks))


def steps_within(seconds: float, config) -> int:
    (cost,) = costs(photos(), [config], None, ticking())
    return cost.steps(seconds)


def test_time_becomes_steps_by_what_each_kind_takes():
    assert steps_within(120.0, tiny()) == 120 - 1  # for the codes


def test_laying_out_the_codes_is_part_of_the_time(monkeypatch):
    """It takes 3 seconds and 0.1 a step, the first time longer."""
    late = [10.0, 0.0]

    def lay_out(vae, images, config):
        late[1] += 3.0 + 0.1 * config.training.layout_steps + late[0]
        late[0] = 0.0

    tick = ticking()
    monkeypatch.setattr("kvae.budget.lay_out_codes", lay_out)
    config = tiny().with_changes("training", layout_steps=400)
    (cost,) = costs(photos(), [config], None, lambda: tick() + late[1])
    assert cost.layout == pytest.approx(1.0 + 3.0 + 40.0)  # one second for reading the clock
    assert cost.steps(120.0) == 120 - 44


def test_the_shortest_time_is_enough_for_a_few_steps():
    assert steps_within(0.06, tiny()) == FEWEST_STEPS


def test_steps_and_seconds_are_each_others_inverse():
    cost = Cost(layout=10.0, step=0.5)
    assert cost.seconds(100) == 60.0
    assert cost.steps(60.0) == 100


def test_trainings_timed_together_take_turns():
    # By this clock each reading comes later than the last by one second more than that did, as on
    # a machine that gets ever slower: timed one after the other, the second would take longer.
    readings = itertools.accumulate(itertools.count())
    config = tiny().with_changes("loss", codes_start=0.0)
    first, second = costs(photos(), [config, config], None, lambda: float(next(readings)))
    assert first.step < second.step < 1.1 * first.step


def test_many_photos_get_more_time_and_few_no_less():
    assert minutes_for(5.5, 50) == minutes_for(5.5, ENOUGH_FOR) == 5.5
    assert minutes_for(5.5, 2 * ENOUGH_FOR) == 11

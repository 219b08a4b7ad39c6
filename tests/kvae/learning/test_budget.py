import itertools

import numpy as np
import pytest

from kvae.learning import budget
from kvae.learning.batches import TIMES_OF_MANY, Batches
from kvae.learning.budget import (
    FEWEST_STEPS,
    WARM_UP,
    Cost,
    costs,
    minutes_for,
)
from tests.kvae.few import more_are_many
from tests.kvae.settings import photos, tiny


@pytest.fixture(scope="module", autouse=True)
def fewer_steps_are_timed():
    """They say as much: by these clocks no step is timed by chance."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(budget, "TIMED_STEPS", 12)
        yield


@pytest.fixture(scope="module")
def batches() -> Batches:
    made = Batches(photos(), tiny())
    made.continuum.misfit(*np.triu_indices(12, 1))  # all pairs: the steps alone take time then
    return made


def ticking():
    """A clock by which everything that is timed takes a second, but every third step ten.

    As on a machine that others use now and then: that is not to count.
    """
    seconds = itertools.accumulate(10.0 if tick % 6 == 5 else 1.0 for tick in itertools.count())
    return lambda: next(seconds)


@pytest.fixture(scope="module")
def cost(batches) -> Cost:
    """What is timed by such a clock, of batches that took seven seconds to prepare."""
    (cost,) = costs([batches], None, prepared=7.0, clock=ticking())
    return cost


def test_time_becomes_steps_by_what_they_and_what_comes_before_them_take(cost):
    assert cost == Cost(preparation=7.0, step=1.0)
    assert cost.steps(120.0) == 120 - 7


def test_pairs_that_later_steps_need_are_part_of_the_time():
    fresh = Batches(photos(), tiny())
    (cost,) = costs([fresh], None, prepared=7.0, clock=ticking())
    found, missing = fresh.continuum.registered, fresh.missing
    assert missing > 0
    # Those of the timed steps took a second by this clock; the others take as long each.
    assert cost.preparation == pytest.approx(7.0 + (found + missing) / found)
    assert cost.step == 1.0


@pytest.mark.slow
def test_pairs_of_many_photos_are_part_of_each_step(monkeypatch):
    more_are_many(monkeypatch, 39)
    (cost,) = costs([Batches(photos(40), tiny())], None, prepared=7.0, clock=ticking())
    assert cost.preparation == 7.0
    # A second for those of the timed steps, and of the ones after it that they share pictures with.
    assert cost.step == pytest.approx(1.0 + 1 / (WARM_UP + budget.TIMED_STEPS + TIMES_OF_MANY - 1))


def test_the_shortest_time_is_enough_for_a_few_steps(cost):
    assert cost.steps(0.06) == FEWEST_STEPS


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
    assert minutes_for(5.5, 50) == minutes_for(5.5, 75) == 5.5
    assert minutes_for(5.5, 150) == 11
    assert minutes_for(3.0, 10**6) == minutes_for(3.0, 5000) == 200

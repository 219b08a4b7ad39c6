import math

import pytest

from kvae.learning.schedule import average_momentum, learning_rate
from tests.kvae.settings import tiny


def rates_of(config) -> list[float]:
    return [learning_rate(config, step) for step in range(config.training.steps)]


def test_the_learning_rate_rises_holds_and_falls():
    config = tiny(steps=200).with_changes("training", learning_rate=1e-2, warmup_share=0.1)
    rates = rates_of(config)
    assert rates[:20] == pytest.approx([1e-2 * (step + 1) / 20 for step in range(20)])
    assert rates[20:100] == pytest.approx([1e-2] * 80)
    assert rates[150] == pytest.approx(1e-2 * 1.03 / 2)  # half way down the cosine
    assert rates[100:] == sorted(rates[100:], reverse=True)
    assert 1e-2 * 0.03 <= rates[-1] < 1e-2 * 0.031


def test_the_same_share_of_any_length_has_the_same_rate():
    assert learning_rate(tiny(steps=100), 30) == learning_rate(tiny(steps=1000), 300)
    assert learning_rate(tiny(steps=100), 80) == learning_rate(tiny(steps=1000), 800)


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_the_shortest_trainings_have_finite_rates(steps):
    for rate in rates_of(tiny(steps=steps)):
        assert math.isfinite(rate)
        assert rate > 0


def test_the_average_remembers_its_share_of_the_steps():
    config = tiny(steps=1000).with_changes("training", average_share=0.1)
    assert average_momentum(config, 1) == pytest.approx(0.99)
    assert average_momentum(tiny(steps=1), 1) == 0.5

import math

import pytest

from kvae.schedule import FINAL_RATE, average_momentum, plan
from tests.kvae.settings import tiny


def plans(config, photos: int = 71) -> list:
    return [plan(config, photos, step) for step in range(config.training.steps)]


def test_the_learning_rate_rises_holds_and_falls():
    config = tiny(steps=200).with_changes("training", learning_rate=1e-2, warmup_share=0.1)
    rates = [now.learning_rate for now in plans(config)]
    assert rates[:20] == pytest.approx([1e-2 * (step + 1) / 20 for step in range(20)])
    assert rates[20:100] == pytest.approx([1e-2] * 80)
    assert rates[150] == pytest.approx(1e-2 * (1 + FINAL_RATE) / 2)  # half way down the cosine
    assert rates[100:] == sorted(rates[100:], reverse=True)
    assert 1e-2 * FINAL_RATE <= rates[-1] < 1e-2 * (FINAL_RATE + 0.001)


def test_terms_join_at_their_share_of_the_training():
    config = tiny(steps=100).with_changes("loss", perceptual_start=0.35, prior_start=0.6)
    assert [now.perceptual for now in plans(config)] == [False] * 35 + [True] * 65
    assert [now.prior for now in plans(config)] == [False] * 60 + [True] * 40


def test_terms_without_weight_never_join():
    config = tiny(steps=10).with_changes("loss", perceptual_weight=0.0, prior_batch=0)
    assert not any(now.perceptual or now.prior for now in plans(config))


def test_the_same_share_of_any_length_has_the_same_plan():
    short, long = plan(tiny(steps=100), 60, 30), plan(tiny(steps=1000), 60, 300)
    assert short == long


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_the_shortest_trainings_have_finite_plans(steps):
    for now in plans(tiny(steps=steps)):
        assert math.isfinite(now.learning_rate)
        assert now.learning_rate > 0


def test_the_average_remembers_its_share_of_the_steps():
    config = tiny(steps=1000).with_changes("training", average_share=0.1)
    assert average_momentum(config, 1) == pytest.approx(0.99)
    assert average_momentum(tiny(steps=1), 1) == 0.5

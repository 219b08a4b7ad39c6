import math

import pytest

from kvae.schedule import FINAL_RATE, average_momentum, first_code_step, plan
from tests.kvae.settings import tiny


def plans(config) -> list:
    return [plan(config, step) for step in range(config.training.steps)]


def test_the_learning_rate_rises_holds_and_falls():
    config = tiny(steps=200).with_changes("training", learning_rate=1e-2, warmup_share=0.1)
    config = config.with_changes("loss", codes_start=1.0)
    rates = [now.learning_rate for now in plans(config)]
    assert rates[:20] == pytest.approx([1e-2 * (step + 1) / 20 for step in range(20)])
    assert rates[20:100] == pytest.approx([1e-2] * 80)
    assert rates[150] == pytest.approx(1e-2 * (1 + FINAL_RATE) / 2)  # half way down the cosine
    assert rates[100:] == sorted(rates[100:], reverse=True)
    assert 1e-2 * FINAL_RATE <= rates[-1] < 1e-2 * (FINAL_RATE + 0.001)


def test_the_learning_rate_rises_again_when_the_codes_begin():
    config = tiny(steps=200).with_changes("training", learning_rate=1e-2, warmup_share=0.1)
    rates = [now.learning_rate for now in plans(config.with_changes("loss", codes_start=0.4))]
    assert rates[79] == 1e-2
    assert rates[80:100] == pytest.approx([1e-2 * (step + 1) / 20 for step in range(20)])


def test_terms_join_at_their_share_of_the_training():
    config = tiny(steps=100).with_changes("loss", perceptual_start=0.35, codes_start=0.6)
    assert [now.perceptual for now in plans(config)] == [False] * 35 + [True] * 65
    assert [now.codes for now in plans(config)] == [False] * 60 + [True] * 40
    assert first_code_step(config) == 60


@pytest.mark.parametrize(("share", "first"), [(0.0, 0), (0.29, 3), (1.0, 10), (7.0, 10)])
def test_codes_begin_at_their_share_or_never(share, first):
    config = tiny(steps=10).with_changes("loss", codes_start=share)
    assert first_code_step(config) == first
    assert [now.codes for now in plans(config)] == [step >= first for step in range(10)]


def test_a_term_without_weight_never_joins():
    config = tiny(steps=10).with_changes("loss", perceptual_weight=0.0)
    assert not any(now.perceptual for now in plans(config))


def test_the_same_share_of_any_length_has_the_same_plan():
    short, long = plan(tiny(steps=100), 30), plan(tiny(steps=1000), 300)
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

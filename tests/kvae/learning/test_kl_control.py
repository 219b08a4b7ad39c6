import math

import pytest

from kvae.config.settings import LossConfig
from kvae.learning.kl_control import GAIN, KLControl, kl_target


@pytest.mark.parametrize("photos", [50, 71, 500])
def test_the_target_is_ln_n_and_the_excess(photos):
    assert kl_target(LossConfig(kl_excess=1.5), photos) == math.log(photos) + 1.5


@pytest.mark.parametrize("power", [0.3, 1.0])
@pytest.mark.parametrize("start", [0.2, 60.0])
def test_the_controller_brings_a_toy_kl_to_its_target(power, start):
    # A KL that falls when its weight rises, far too high and far too low at first.
    control, target = KLControl(), 5.8
    first = control.beta
    for _ in range(1500):
        kl = start * (first / control.beta) ** power
        control = control.after(kl, target)
    assert start * (first / control.beta) ** power == pytest.approx(target, rel=0.01)
    assert control.average == pytest.approx(target, rel=0.01)


def test_one_wild_batch_moves_the_weight_by_a_gain_at_most():
    for kl in (0.0, 1e9):
        after = KLControl(average=6.0).after(kl, 6.0)
        assert abs(after.log_beta - KLControl().log_beta) <= GAIN * (1 + 1e-9)  # ln is rounded
    assert KLControl().after(9.0, 6.0).average == 9.0  # no memory of steps that never were


def test_a_batch_is_a_twentieth_of_the_mean_that_the_weight_follows():
    after = KLControl(average=6.0).after(26.0, 10.0)
    assert after.average == pytest.approx(7.0)
    # By the mean, not by the batch: 3 of 10 nats below the target, the weight goes down.
    assert after.log_beta - KLControl().log_beta == pytest.approx(-0.3 * GAIN)

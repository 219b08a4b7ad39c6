import math

import numpy as np
import pytest

from kvae.codes import Codes
from kvae.judging.latent_figures import (
    axis_figures,
    distance_from_prior,
    latent_figures,
    mutual_information,
)


def codes(mean, log_var) -> Codes:
    return Codes(np.float32(mean), np.float32(log_var))


def test_codes_far_apart_identify_every_photo():
    mean = 50 * np.eye(10)[:, :8] + 10 * np.arange(10)[:, None]
    found = mutual_information(codes(mean, np.full((10, 8), -2)), seed=0)
    assert found == pytest.approx(math.log(10), abs=1e-6)


def test_equal_codes_carry_nothing():
    assert mutual_information(codes(np.ones((10, 4)), np.zeros((10, 4))), 0) == pytest.approx(0)


def test_information_of_two_overlapping_codes_agrees_with_an_integral():
    # One axis matters: N(-1, 1) and N(1, 1). ln 2 minus the expected entropy of which it was.
    x = np.linspace(-12, 12, 200001)
    density = [np.exp(-0.5 * (x - m) ** 2) / math.sqrt(2 * math.pi) for m in (-1, 1)]
    mixture = (density[0] + density[1]) / 2
    step = x[1] - x[0]
    exact = sum((0.5 * d * np.log(d / mixture)).sum() * step for d in density)
    found = mutual_information(codes([[-1], [1]], [[0], [0]]), 0, samples=20000)
    # The summands spread by about 0.6: 40000 of them give 0.003, three times over.
    assert found == pytest.approx(exact, abs=0.01)


def test_axes_add_up_to_the_aggregated_posterior():
    rng = np.random.default_rng(0)
    some = codes(rng.normal(0, 1, (40, 3)), rng.uniform(-3, 0, (40, 3)))
    draws = np.concatenate(
        [some.z_mean + np.exp(0.5 * some.z_log_var) * rng.normal(size=(40, 3)) for _ in range(5000)]
    )
    for axis, figures in enumerate(axis_figures(some)):
        # 200,000 draws: three standard errors are 0.007.
        assert figures["mean"] == pytest.approx(draws[:, axis].mean(), abs=0.01)
        assert figures["sigma"] == pytest.approx(draws[:, axis].std(), abs=0.01)
        mean, log_var = (part[:, axis].astype(float) for part in (some.z_mean, some.z_log_var))
        kl = 0.5 * (mean**2 + np.exp(log_var) - 1 - log_var)
        assert figures["kl"] == pytest.approx(kl.mean(), abs=1e-4)


def test_what_codes_carry_is_counted_by_axis_and_in_all():
    source = np.random.default_rng(1)
    some = codes(source.normal(0, 3, (30, 4)), np.full((30, 4), -3))
    some.z_mean[:, 2], some.z_log_var[:, 2] = 0.01, 0.0  # says nothing
    found = latent_figures(some, some, 0)
    assert found["active_axes"] == 3
    assert found["kl_loss"] == pytest.approx(sum(axis["kl"] for axis in found["axes"]), abs=1e-3)
    assert found["mutual_information"] == pytest.approx(math.log(30), abs=0.15)  # few overlap


def test_an_axis_is_in_use_from_a_tenth_of_a_nat_on():
    # Half the square of a mean, where all codes are one N(mean, 1).
    means = np.sqrt(2 * np.array([0.09, 0.11, 0.02, 2.0]))
    some = codes(np.tile(means, (5, 1)), np.zeros((5, 4)))
    assert latent_figures(some, some, 0)["active_axes"] == 2


def test_codes_that_lie_beside_the_prior_miss_it_by_half_the_square_of_the_way():
    mean = np.random.default_rng(5).normal(0, math.sqrt(1 - 0.3**2), (400, 3))
    filling = codes(mean, np.full((400, 3), 2 * math.log(0.3)))
    aside = codes(mean + np.array([2.0, 0, -1.0]), filling.z_log_var)
    gained = distance_from_prior(aside, 0) - distance_from_prior(filling, 0)
    # Of 400 codes the mean itself is off by 0.05: it counts twice that much times the way.
    assert gained == pytest.approx((4 + 1) / 2, abs=0.3)


def test_the_distance_is_that_of_the_drawn_pictures():
    source = np.random.default_rng(2)
    photos = codes(source.normal(0, 3, (30, 4)), np.full((30, 4), -3))
    mean = source.normal(0, 0.8, (400, 4))
    drawn = codes(mean, np.full((400, 4), math.log(1 - 0.8**2)))
    # Together the drawn ones are N(0, I), but for 400 being few; the photos lie far out.
    assert latent_figures(photos, drawn, 0)["aggregated_kl"] < 0.5
    assert latent_figures(photos, photos, 0)["aggregated_kl"] > 5


@pytest.mark.parametrize("sigma", [0.05, 0.2, 0.6])
def test_codes_that_fill_the_prior_miss_nothing_of_it_however_much_each_gives(sigma):
    mean = np.random.default_rng(3).normal(0, math.sqrt(1 - sigma**2), (300, 8))
    filling = codes(mean, np.full((300, 8), 2 * math.log(sigma)))
    # At sigma 0.05 each gives 24 nats, of which 300 codes can tell apart ln 300 = 5.7. Moments of
    # 300 codes of 8 numbers miss by D (D + 3) / 4 n = 0.07 nats.
    assert distance_from_prior(filling, 0) < 0.25
    # Half as wide on every axis: KL(N(0, 1/4) || N(0, 1)) is 0.318 nats, eight times.
    narrow = codes(mean / 2, np.full((300, 8), 2 * math.log(sigma / 2)))
    assert distance_from_prior(narrow, 0) == pytest.approx(8 * 0.318, abs=0.4)


def test_codes_in_clusters_leave_holes():
    corners = np.sign(np.random.default_rng(4).normal(size=(400, 2)))
    clustered = codes(0.95 * corners, np.full((400, 2), 2 * math.log(0.3)))
    # All lies near four corners, with mean and variance as N(0, 1) has them: ln 2 nats are known of
    # each axis where a normal distribution of those moments gives ln(1 / 0.3) = 1.2.
    assert distance_from_prior(clustered, 0) == pytest.approx(2 * (1.2 - math.log(2)), abs=0.15)

import numpy as np
import pytest

from kvae.prior_pairs import Codes, balanced_biases, draw_pairs, log_responsibilities


@pytest.fixture
def codes() -> Codes:
    """Twenty photos of four axes: most of them crowded, two alone, with sigmas from 0.5 to 0.9."""
    rng = np.random.default_rng(0)
    mean = rng.normal(0.4, 0.4, (20, 4))
    mean[:2] = [[-1.5, 0, 1, 0], [0, -1.5, 0, 1]]
    log_var = rng.uniform(np.log(0.3), np.log(0.8), (20, 4))
    return Codes(mean.astype(np.float32), log_var.astype(np.float32))


def test_responsibilities_are_those_of_normal_densities(codes):
    z = np.random.default_rng(1).normal(size=(30, 4)).astype(np.float32)
    found = log_responsibilities(z, codes, temperature=0.7)
    expected = np.empty((30, 20))
    for draw, photo in np.ndindex(30, 20):
        variance = np.exp(codes.z_log_var[photo].astype(np.float64))
        squared = (z[draw].astype(np.float64) - codes.z_mean[photo]) ** 2
        density = -0.5 * (squared / variance + np.log(2 * np.pi * variance)).sum()
        expected[draw, photo] = density / 0.7
    constant = (expected - found).mean(axis=1, keepdims=True)
    # The squares reach a few hundred and cancel in float32, 6e-8 of them a term: below 1e-4.
    np.testing.assert_allclose(found + constant, expected, rtol=0, atol=1e-4)


def counts(codes, biases) -> np.ndarray:
    _, chosen = draw_pairs(codes, biases, 0.3, 20000, seed=4, step=9)
    return np.bincount(chosen, minlength=20)


def test_every_photo_is_chosen_about_equally_often(codes):
    plain = counts(codes, np.zeros(20, np.float32))
    balanced = counts(codes, balanced_biases(codes, 0.3, seed=0, number=25))
    assert plain.max() > 5 * plain.min()  # so there was something to balance
    # 1000 each. The biases come from 2048 other draws, about 100 a photo: give or take a tenth,
    # and as much again for the rounds that are spared: measured 830 to 1240.
    assert 700 < balanced.min() <= balanced.max() < 1400


def test_a_draw_gets_the_photo_around_it(codes):
    far = Codes(20 * codes.z_mean, np.full((20, 4), -4, np.float32))
    near = np.random.default_rng(2).normal(0, 0.01, (20, 4)) + far.z_mean
    chosen = log_responsibilities(near.astype(np.float32), far, 0.3).argmax(axis=1)
    assert chosen.tolist() == list(range(20))


def test_pairs_depend_on_seed_and_step_alone(codes):
    biases = np.zeros(20, np.float32)
    (z, chosen), (again, chosen_again), (other, _) = (
        draw_pairs(codes, biases, 0.3, 16, seed=1, step=step) for step in (5, 5, 6)
    )
    assert np.array_equal(z, again)
    assert np.array_equal(chosen, chosen_again)
    assert not np.intersect1d(z, other).size
    assert z.shape == (16, 4)
    assert z.dtype == np.float32

import numpy as np

from kvae.learning.gaussianization import FARTHEST, Gaussianization


def clusters(count: int, seed: int) -> np.ndarray:
    """Points in five heaps of different widths, far apart."""
    source = np.random.default_rng(seed)
    middles = np.random.default_rng(9).normal(scale=3.0, size=(5, 4))
    heap = source.integers(5, size=count)
    return middles[heap] + source.normal(size=(count, 4)) * (1 + heap[:, None]) / 3


def test_other_points_of_the_same_distribution_fill_the_normal_distribution():
    to_normal = Gaussianization.of(clusters(4000, 0), seed=0)
    found = to_normal(clusters(4000, 1))
    # 4,000 points know means to 0.016 and sigmas to 0.011; the rest is what the map leaves.
    assert np.abs(found.mean(axis=0)).max() < 0.1
    assert np.abs(found.std(axis=0) - 1).max() < 0.12
    squares = np.square(found).sum(axis=1)
    assert abs(np.median(squares) - 3.36) < 0.4  # of chi squared with 4 degrees
    assert found.dtype == np.float32


def test_neighbours_stay_neighbours_and_nothing_flies_away():
    points = clusters(2000, 0)
    to_normal = Gaussianization.of(points, seed=0)
    near = to_normal(points + 1e-4) - to_normal(points)
    assert np.abs(near).max() < 0.05
    far = to_normal(np.array([[1e3] * 4, [-1e3] * 4]))
    assert np.abs(far).max() <= FARTHEST


def test_numbers_that_repeat_are_no_trouble():
    points = np.repeat(clusters(3, 0), 400, axis=0)
    assert np.isfinite(Gaussianization.of(points, seed=0)(points)).all()

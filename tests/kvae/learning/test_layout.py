import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvae.learning.layout import (
    Layout,
    apart,
    lay_out,
    principal_coordinates,
    softmax,
)

PHOTOS = 20


def misfits(count=PHOTOS, seed=0):
    """How far points of a plane lie apart, squared: photos that fit their neighbours."""
    points = np.random.default_rng(seed).normal(size=(count, 2))
    return ((points[:, None] - points) ** 2).sum(axis=2)


@pytest.fixture(scope="module")
def layout():
    return lay_out(misfits(), 4, 0.4, seed=1)


def draws(count=20_000, dim=4):
    return np.random.default_rng(7).standard_normal((count, dim))


def test_draws_mix_as_much_as_asked_and_show_all_photos_equally_often(layout):
    shares = layout.shares(draws())
    # Found on 8,192 other draws, so that chance moves it by a percent or two.
    assert 1 - shares.max(axis=1).mean() == pytest.approx(0.4, abs=0.02)
    assert shares.mean(axis=0) * PHOTOS == pytest.approx(np.ones(PHOTOS), abs=0.25)


def test_photos_that_fit_are_neighbours(layout):
    photos, _ = layout.between(draws())
    fits = misfits()
    assert fits[photos[:, 0], photos[:, 1]].mean() < 0.5 * fits.mean()


def test_the_three_largest_shares_make_the_picture(layout):
    z = draws(50)
    photos, weights = layout.between(z)
    assert photos.shape == weights.shape == (50, 3)
    assert weights.sum(axis=1) == pytest.approx(np.ones(50))
    assert (np.diff(weights, axis=1) <= 0).all()
    assert (photos[:, 0] == layout.shares(z).argmax(axis=1)).all()


def test_photos_show_most_at_their_own_points(layout):
    points = layout.points(seed=1)
    assert points.shape == (PHOTOS, 4)
    assert (layout.shares(points).argmax(axis=1) == np.arange(PHOTOS)).mean() > 0.9


def test_points_are_where_draws_show_mostly_their_photo(layout):
    z = draws(40_000)
    shares = layout.shares(z)
    mostly, at_all = (
        (shares**power).T @ z / (shares**power).sum(axis=0)[:, None] for power in (4, 1)
    )
    points = layout.points(seed=1)
    # Of other draws: chance moves the middle of a few hundred by some hundredths.
    assert np.abs(points - mostly).mean() < 0.1
    assert np.linalg.norm(points, axis=1).mean() > 1.1 * np.linalg.norm(at_all, axis=1).mean()


@given(st.integers(0, 10**6))
def test_weights_change_continuously(seed):
    source = np.random.default_rng(seed)
    layout = Layout(3 * source.normal(size=(4, 9)), source.normal(size=9))
    start, end = source.normal(size=(2, 4))

    def largest_change(steps):
        way = start + np.linspace(0, 1, steps + 1)[:, None] * (end - start)
        photos, weights = layout.between(way)
        every = np.zeros((len(way), 9))
        np.put_along_axis(every, photos, weights, axis=1)
        return np.abs(np.diff(every, axis=0)).max()

    # The way is some 3 long, scores have slopes up to about 20: 1/2000 of it moves weights by 0.03.
    # Where four shares are nearly one, weights are steeper, and smaller steps move them by less; a
    # photo that jumped in or out would move them by as much however small a step is.
    change = largest_change(2000)
    assert change < 0.1 or largest_change(20_000) < 0.4 * change


def test_the_same_photos_give_the_same_layout_to_the_bit(monkeypatch):
    monkeypatch.setattr("kvae.learning.layout.PROBES", 1024)  # fewer draws, as good for this
    first, again = (lay_out(misfits(), 4, 0.3, seed=2) for _ in range(2))
    assert np.array_equal(first.kernel, again.kernel)
    assert np.array_equal(first.bias, again.bias)


def test_fewer_photos_than_axes_have_points_all_the_same():
    points = principal_coordinates(misfits(4), 10, seed=0)
    assert points.shape == (4, 10)
    assert np.isfinite(points).all()
    photos, weights = lay_out(misfits(3), 4, 0.2, seed=0).between(draws(5))
    assert photos.shape == (5, 3)
    assert weights.sum(axis=1) == pytest.approx(np.ones(5))


def test_shares_of_huge_scores_are_finite():
    assert softmax(np.array([[1e4, -1e4, 0.0]])).tolist() == [[1.0, 0.0, 0.0]]


def test_photos_that_fit_equally_well_are_told_apart_by_their_looks():
    images = np.zeros((3, 64, 64, 3), np.uint8)
    images[1], images[2] = 20, 200
    fits = 1.0 - np.eye(3)
    found = apart(fits, images)
    assert np.array_equal(found, found.T)
    assert (np.diag(found) == 0).all()
    assert found[0, 1] < found[1, 2] < found[0, 2]


def test_photos_that_all_look_and_fit_alike_are_no_trouble():
    assert (apart(np.zeros((3, 3)), np.zeros((3, 64, 64, 3), np.uint8)) == 0).all()


def test_four_photos_of_one_share_are_as_one():
    layout = Layout(np.zeros((4, 9)), np.zeros(9))
    _, weights = layout.between(draws(3))
    assert np.isfinite(weights).all()
    assert weights.tolist() == [[1.0, 0.0, 0.0]] * 3


def test_shares_that_round_to_nothing_make_no_nonsense():
    layout = Layout(1e4 * np.eye(4, 9), np.zeros(9))
    _, weights = layout.between(np.eye(4))
    assert weights.tolist() == [[1.0, 0.0, 0.0]] * 4

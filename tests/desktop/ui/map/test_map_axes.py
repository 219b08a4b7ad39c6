"""What the map is spread by, and how much of the photos that shows."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.generator.latent.latent_map import axis_plane, principal_plane
from desktop.ui.map.axes import WIDEST, MapAxes, shown_share, shown_spread

NAMES = ("Number 1", "size", "Number 3", "Number 4")


@pytest.fixture
def axes(qtbot, theme) -> MapAxes:
    axes = MapAxes()
    qtbot.addWidget(axes)
    axes.show_axes(NAMES, (WIDEST, WIDEST))
    return axes


def test_it_begins_with_the_widest_directions_and_knows_names(axes):
    codes = np.random.default_rng(0).normal(size=(30, 4)).astype(np.float32)
    assert axes.values() == (WIDEST, WIDEST)
    assert np.array_equal(axes.plane(codes).x, principal_plane(codes).x)
    assert tuple(axes.up.itemText(i) for i in range(1, 5)) == NAMES


@given(choices=st.lists(st.tuples(st.booleans(), st.integers(0, 4)), max_size=12))
def test_no_choice_leads_to_the_same_axis_twice(qapp, choices):
    axes = MapAxes()
    axes.show_axes(NAMES, (WIDEST, WIDEST))
    codes = np.random.default_rng(0).normal(size=(30, 4)).astype(np.float32)
    for across, index in choices:
        box = axes.across if across else axes.up
        box.setCurrentIndex(index)
        assert box.currentIndex() == index  # what was chosen holds; the other one gives way
        first, second = axes.values()
        assert (first == WIDEST) == (second == WIDEST)
        axes.plane(codes)  # raises for the same axis twice


def test_choosing_the_other_ones_number_exchanges_them(axes):
    axes.across.setCurrentIndex(1)
    axes.up.setCurrentIndex(3)
    axes.across.setCurrentIndex(3)
    assert axes.values() == (2, 0)


@pytest.mark.parametrize("values", [(0, 0), (7, 1), (WIDEST, 2), (-5, -5)])
def test_axes_that_do_not_exist_are_not_chosen(axes, values):
    axes.show_axes(NAMES, values)
    first, second = axes.values()
    assert (first, second) == (WIDEST, WIDEST) or values == (first, second)


def test_the_share_of_two_axes_is_their_part_of_the_variance():
    codes = np.random.default_rng(1).normal(size=(500, 4)) * [3.0, 1.0, 1.0, 1.0]
    codes = codes.astype(np.float32)
    variances = codes.astype(float).var(axis=0)
    expected = (variances[0] + variances[1]) / variances.sum()
    assert shown_share(axis_plane(4, 0, 1), codes) == pytest.approx(expected, rel=1e-5)
    widest = principal_plane(codes)
    assert shown_share(widest, codes) == pytest.approx(widest.share, rel=1e-5)
    assert shown_share(widest, codes[:1]) is None
    assert shown_share(widest, codes[:0]) is None


def test_the_spread_is_that_of_draws_from_the_posteriors():
    source = np.random.default_rng(2)
    z_mean = source.normal(size=(40, 4)).astype(np.float32)
    z_log_var = source.normal(-1, 0.5, size=(40, 4)).astype(np.float32)
    draws = z_mean + np.exp(z_log_var / 2) * source.normal(size=(4000, 40, 4))
    plane = principal_plane(z_mean)
    points = plane.project(draws.reshape(-1, 4)).astype(float)
    mean, covariance = shown_spread(plane, z_mean, z_log_var)
    # 160,000 draws: the mean is known to 1/400 sigma, a variance to 1/280
    assert np.allclose(mean, points.mean(axis=0), atol=0.02)
    assert np.allclose(covariance, np.cov(points.T), atol=0.03)

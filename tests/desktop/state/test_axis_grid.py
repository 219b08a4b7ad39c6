"""A square of codes around a picture: two numbers grow along its sides, all others stay."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.state.axis_grid import HALF_RANGE, grid_codes


def test_nineteen_of_twenty_draws_lie_between_the_ends():
    assert math.erf(HALF_RANGE / math.sqrt(2)) == pytest.approx(0.95, abs=0.01)


@given(st.integers(2, 9), st.permutations(range(8)))
def test_two_numbers_grow_along_the_sides_and_no_other_changes(side, order):
    across, up, *others = order
    z = np.arange(8, dtype=np.float32) / 4
    codes = grid_codes(z, across, up, side).reshape(side, side, 8)
    assert codes.dtype == np.float32
    assert (np.diff(codes[..., across], axis=1) > 0).all()
    assert (np.diff(codes[..., up], axis=0) < 0).all()  # the first row is the highest
    assert np.ptp(codes[..., across], axis=0).max() == np.ptp(codes[..., up], axis=1).max() == 0
    assert np.array_equal(codes[..., others], np.broadcast_to(z[others], (side, side, 6)))
    for axis in (across, up):
        assert (codes[..., axis].min(), codes[..., axis].max()) == (-HALF_RANGE, HALF_RANGE)

"""The map shows what varies most, the same way every time, and leads back to codes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.generator.latent.latent_map import Plane, axis_plane, nearest, principal_plane
from desktop.generator.sampling import draw, draws

ROUNDING = 1e-5  # float32 keeps 6e-8 of a number of about 4; sums over ten axes keep less


def planes(latent_dim: int) -> list[Plane]:
    codes = draws(1, 30, latent_dim) * np.arange(1, latent_dim + 1, dtype=np.float32)
    return [principal_plane(codes), axis_plane(latent_dim, 3, 1)]


@pytest.mark.parametrize("plane", planes(6))
def test_the_axes_are_unit_vectors_at_right_angles(plane):
    for axis in (plane.origin, plane.x, plane.y):
        assert axis.dtype == np.float32
        assert axis.shape == (6,)
    gram = np.array([plane.x, plane.y]) @ np.array([plane.x, plane.y]).T
    np.testing.assert_allclose(gram, np.eye(2), atol=ROUNDING)


@pytest.mark.parametrize("plane", planes(6))
@given(point=st.tuples(*[st.floats(-5, 5)] * 2), seed=st.integers(0, 99))
def test_a_lifted_point_lies_where_it_was_put_and_keeps_the_rest(plane, point, seed):
    near = draw(seed, 0, 6)
    z = plane.lift(np.array(point), near)
    assert z.dtype == np.float32
    (found,) = plane.project(z[np.newaxis])
    np.testing.assert_allclose(found, point, atol=10 * ROUNDING)
    travelled = z - near
    inside = (travelled @ plane.x) * plane.x + (travelled @ plane.y) * plane.y
    np.testing.assert_allclose(travelled, inside, atol=10 * ROUNDING)
    (here,) = plane.project(near[np.newaxis])
    np.testing.assert_allclose(plane.lift(here, near), near, atol=ROUNDING)


def test_the_principal_plane_shows_most_of_the_variance():
    codes = draws(2, 200, 5) * np.array([0.1, 3, 0.1, 2, 0.1], np.float32) + 7
    plane = principal_plane(codes)
    assert np.argmax(np.abs(plane.x)) == 1
    assert np.argmax(np.abs(plane.y)) == 3
    assert not plane.origin.any()
    shown = plane.project(codes).var(axis=0)
    assert shown[0] > shown[1]
    assert plane.share == pytest.approx(shown.sum() / codes.var(axis=0).sum(), abs=1e-4)
    assert 0.95 < plane.share <= 1


def test_the_map_is_never_mirrored():
    codes = draws(3, 40, 6)
    first = principal_plane(codes)
    for same in (codes[::-1], 2 * codes, codes + np.float32(0.5)):
        again = principal_plane(same)
        np.testing.assert_allclose([again.x, again.y], [first.x, first.y], atol=1e-4)
    for axis in (first.x, first.y):
        assert axis[np.argmax(np.abs(axis))] > 0


@pytest.mark.parametrize(
    "codes",
    [np.empty((0, 4)), draws(1, 2, 4), np.ones((9, 4))],
    ids=["no codes", "two codes", "all the same"],
)
def test_without_a_spread_the_first_two_axes_serve(codes):
    plane = principal_plane(codes)
    assert plane.share is None
    np.testing.assert_array_equal([plane.x, plane.y], np.eye(4)[:2])


def test_codes_on_a_line_still_make_a_map():
    plane = principal_plane(np.outer(np.arange(9), draw(1, 0, 7)))
    assert plane.share == pytest.approx(1)
    assert abs(plane.x @ plane.y) < ROUNDING
    assert np.isfinite(plane.y).all()


@pytest.mark.parametrize("axes", [(1, 1), (-1, 0), (0, 4)])
def test_impossible_axes_are_refused(axes):
    with pytest.raises(ValueError, match="span no map"):
        axis_plane(4, *axes)


def test_the_nearest_code_is_found():
    codes = draws(5, 50, 8)
    assert [nearest(codes, z + np.float32(0.01)) for z in codes] == list(range(50))
    assert nearest(np.array([codes[1], codes[0], codes[0]]), codes[0]) == 1
    with pytest.raises(ValueError, match="no codes"):
        nearest(codes[:0], codes[0])

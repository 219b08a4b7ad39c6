import numpy as np
import pytest

from kvae.learning.neighbours import Neighbours, scratch_array


@pytest.fixture(scope="module")
def points():
    return np.random.default_rng(0).standard_normal((5000, 8), dtype=np.float32)


def exactly(points, query, count):
    return np.argsort(np.square(points - query).sum(axis=1), kind="stable")[:count]


def test_nearly_all_nearest_are_found(points):
    queries = np.random.default_rng(1).standard_normal((100, 8))
    found, squares = Neighbours.of(points, seed=0).nearest(queries, 4)
    right = np.stack([exactly(points, query, 4) for query in queries])
    hit = np.mean([len(set(a) & set(b)) / 4 for a, b in zip(found, right, strict=True)])
    assert hit > 0.98  # measured: 0.999
    assert (np.diff(squares, axis=1) >= 0).all()
    apart = np.square(points[found] - queries[:, None]).sum(axis=2)
    np.testing.assert_allclose(squares, apart, rtol=1e-5)  # float32


def test_every_point_lies_in_one_cell(points):
    found = Neighbours.of(points, seed=0)
    assert sorted(found.numbers) == list(range(len(points)))
    assert found.starts[-1] == len(points)
    itself, squares = found.nearest(points[:50], 1)
    assert itself[:, 0].tolist() == list(range(50))
    assert squares.max() == 0


def test_as_many_as_there_are_can_be_asked_for(points):
    some = Neighbours.of(points[:600], seed=0)
    found, _ = some.nearest(points[:2], 600)
    assert sorted(found[0]) == list(range(600))
    assert found[1].tolist() == exactly(points[:600], points[1], 600).tolist()


def test_points_that_are_all_the_same_are_no_trouble():
    found, squares = Neighbours.of(np.ones((700, 4), np.float32), 0).nearest(np.zeros((1, 4)), 4)
    assert len(set(found[0])) == 4
    assert squares.tolist() == [[4.0] * 4]


def test_scratch_arrays_hold_what_is_written():
    array = scratch_array((3, 4), np.float32)
    array[1] = 5
    assert array.sum() == 20

"""Neighbours that fit one another come closer, and all still fill the normal distribution."""

import numpy as np
import pytest

from kvae.config.toml import load_preset
from kvae.images import thumbnails
from kvae.learning.fitting_neighbours import NEAREST, _misfits, drawn_together
from kvae.learning.neighbour_layout import lay_out_many
from kvae.learning.neighbours import Neighbours
from tests.kvae.scale.pictures import Shapes

COUNT = 160
PICTURES = Shapes(64).some(0, COUNT)
FEW = 48  # of them, where more would only take longer


@pytest.fixture(scope="module")
def points():
    """By looks alone: of principal components, roughly."""
    flat = thumbnails(PICTURES)
    flat = flat.reshape(COUNT, -1) - flat.reshape(COUNT, -1).mean(axis=0)
    found = np.linalg.svd(flat, full_matrices=False)[0][:, :4]
    return (found / found.std(axis=0)).astype(np.float32)


def misfit_of_nearest(points):
    near, _ = Neighbours.of(points, 0).nearest(points, 4)
    return _misfits(PICTURES, near[:, 1:]).mean()


@pytest.mark.slow
def test_the_nearest_fit_better_and_points_still_fill_the_normal_distribution(points):
    moved = drawn_together(points, PICTURES, 0)
    assert moved.dtype == np.float32
    assert np.abs(moved.mean(axis=0)).max() < 0.15
    assert np.abs(moved.std(axis=0) - 1).max() < 0.15
    assert misfit_of_nearest(moved) < 0.95 * misfit_of_nearest(points)
    assert np.array_equal(drawn_together(points, PICTURES, 0), moved)


def test_misfits_are_those_of_the_pairs_whoever_comes_first(points):
    points = points[:FEW]
    near, _ = Neighbours.of(points, 0).nearest(points, NEAREST + 1)
    left = _misfits(PICTURES[:FEW], near[:, 1:])
    one, other = next(
        (i, int(j)) for i in range(FEW) for j in near[i, 1:] if i in near[j, 1:].tolist()
    )
    there, back = near[one, 1:].tolist().index(other), near[other, 1:].tolist().index(one)
    assert left[one, there] == left[other, back]


@pytest.mark.parametrize(("most", "tried"), [(FEW, [FEW]), (FEW - 1, [])])
def test_more_photos_than_are_tried_are_laid_out_by_looks(monkeypatch, most, tried):
    found = []

    def noticed(points, *given):
        found.append(len(points))
        return points

    monkeypatch.setattr("kvae.learning.neighbour_layout.FITTED", most)
    monkeypatch.setattr("kvae.learning.neighbour_layout.drawn_together", noticed)
    lay_out_many(PICTURES[:FEW], load_preset("tiny"), lambda share: None)
    assert found == tried

import numpy as np
import pytest

from kvae.morphs import seams
from kvae.morphs.collages import DEVIATION, log_weights
from kvae.morphs.seams import KEPT, SIDE, _evened, along_edges, enlarged
from tests.kvae.morphs.things import scenes

NOTHING_WHOLE = np.zeros((SIDE, SIDE))


def test_log_weights_change_at_a_photos_edges():
    photo = np.full((1, 64, 64, 3), 40, np.uint8)
    photo[:, 44:] = 200
    slope = np.broadcast_to(np.linspace(1.0, -1.0, SIDE)[:, None], (1, SIDE, SIDE))
    found = along_edges(photo, slope, NOTHING_WHOLE)[0]
    across = np.abs(np.diff(found, axis=0))
    edge = 44 * SIDE // 64
    assert across[edge - 2 : edge + 2].sum() > 0.5 * across.sum()  # 4 of 31 steps
    np.testing.assert_allclose(found, found[:, :1].repeat(SIDE, axis=1), atol=1e-6)


def test_what_belongs_together_is_evened_out():
    images = scenes(6)
    rows, columns = np.ogrid[:SIDE, :SIDE]
    inside = (abs(rows - 15.5) < 6) & (abs(columns - 15.5) < 6)
    slope = np.broadcast_to(rows - 15.5, (6, SIDE, SIDE))
    for found in along_edges(images, slope, inside):
        assert np.ptp(found[inside]) < 0.15 * np.ptp(found)  # 0.35 of the slope


def test_a_photo_of_one_colour_or_nothing_favoured_is_no_error():
    flat = np.full((1, 64, 64, 3), 90, np.uint8)
    slope = np.broadcast_to(np.linspace(1.0, -1.0, SIDE), (1, SIDE, SIDE))
    assert np.isfinite(along_edges(flat, slope, NOTHING_WHOLE)).all()
    assert not along_edges(scenes(1), np.zeros((1, SIDE, SIDE)), NOTHING_WHOLE).any()
    found = log_weights(flat, 64, alike=True)
    assert found.std() == pytest.approx(DEVIATION, rel=1e-5)  # float32


def test_each_photo_is_looked_at_by_itself():
    images = scenes(5)
    together = log_weights(images, 64, alike=True)
    alone = np.concatenate([log_weights(image[None], 64, alike=True) for image in images])
    np.testing.assert_allclose(together, alone, atol=1e-6)  # float32; sums in another order


def test_what_is_sought_is_found():
    """By the system's whole matrix, on few positions."""
    rng, side = np.random.default_rng(3), 8
    stiffness, wanted = rng.uniform(0.01, 10.0, (2, 1, side, side))
    cells = np.arange(side * side).reshape(side, side)
    matrix = KEPT * np.eye(side * side)
    for one, other in ((cells[:, 1:], cells[:, :-1]), (cells[1:], cells[:-1])):
        for i, j in zip(one.flat, other.flat, strict=True):
            between = 0.5 * (stiffness.flat[i] + stiffness.flat[j])
            matrix[[i, j, i, j], [i, j, j, i]] += between * np.array([1, 1, -1, -1])
    exact = np.linalg.solve(matrix, KEPT * wanted.ravel()).reshape(side, side)
    # In exact numbers no more steps than positions are needed.
    np.testing.assert_allclose(_evened(wanted, stiffness)[0], exact, atol=1e-9)


def test_more_steps_would_change_nothing(monkeypatch):
    """Not even beside the hardest edges: black lines on white."""
    lines = np.full((1, 64, 64, 3), 255, np.uint8)
    lines[:, ::8] = lines[:, :, ::8] = 0
    images = np.concatenate([scenes(4), lines])
    wanted = np.random.default_rng(1).standard_normal((5, SIDE, SIDE))
    found = along_edges(images, wanted, NOTHING_WHOLE)
    monkeypatch.setattr(seams, "STEPS", 2 * seams.STEPS)
    again = along_edges(images, wanted, NOTHING_WHOLE)
    np.testing.assert_allclose(found, again, atol=1e-4 * np.ptp(again))  # moves no seam


@pytest.mark.parametrize("side", [64, 96, 127])
def test_a_field_at_more_positions_is_the_same_field(side):
    rows, columns = np.mgrid[:SIDE, :SIDE] / SIDE
    found = enlarged((np.cos(3 * rows) + columns**2)[None], side)[0]
    fine_rows, fine_columns = np.mgrid[:side, :side] / side
    inner = slice(side // SIDE + 1, -(side // SIDE) - 1)
    shift = 0.5 / SIDE - 0.5 / side  # a position is the middle of its cell
    exact = np.cos(3 * (fine_rows - shift)) + (fine_columns - shift) ** 2
    # Linear between positions: h^2 / 8 times the second derivatives, 9 and 2.
    np.testing.assert_allclose(found[inner, inner], exact[inner, inner], atol=11 / 8 / SIDE**2)

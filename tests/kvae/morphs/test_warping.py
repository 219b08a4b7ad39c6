import itertools

import numpy as np
import pytest
from PIL import Image

from kvae.morphs.warping import CELLS, MARGIN, bent, positions, with_margin
from tests.kvae.morphs.things import thing


def test_plain_ground_goes_on_and_shows_no_thing_twice():
    near_the_edge = thing(centre=(0.2, 0.5), radii=(0.15, 0.15))
    wide = np.asarray(with_margin(near_the_edge))
    margin = round(MARGIN * 64)
    assert (wide[margin:-margin, margin:-margin] == near_the_edge).all()
    assert wide[:, :margin].min() > 240


def test_any_other_photo_goes_on_as_in_a_mirror():
    photo = np.random.default_rng(0).integers(0, 256, (64, 64, 3), np.uint8)
    wide, margin = np.asarray(with_margin(photo)), round(MARGIN * 64)
    assert (wide[margin:-margin, margin:-margin] == photo).all()
    assert (wide[margin:-margin, margin - 1] == photo[:, 0]).all()
    assert (wide[margin:-margin, 0] == photo[:, margin - 1]).all()


def test_a_photo_moved_by_a_fifth_of_its_side_shows_what_lies_beyond_its_edge():
    slope = np.linspace(0, 255, 100).astype(np.uint8)
    photo = np.broadcast_to(slope[None, :, None], (100, 100, 3)).copy()  # no plain border
    edges = np.array([round(100 * k / CELLS) for k in range(CELLS + 1)]) / 100
    moved = np.stack(np.meshgrid(edges, edges)) + np.array([0.2, 0.0])[:, None, None]
    shown = bent(with_margin(photo), moved.astype(np.float32), 100)
    np.testing.assert_array_equal(shown[:, :80], photo[:, 20:])
    np.testing.assert_array_equal(shown[:, 80:], photo[:, :-21:-1])  # as in a mirror


def test_positions_solve_their_equation():
    """Between two photos whose field spreads evenly from the middle, where the answer is known."""
    spread, share = 0.3, 0.25  # of the second photo
    grid = (np.arange(32) + 0.5) / 32 - 0.5
    fields = np.zeros((1, 3, 3, 2, 32, 32), np.float32)
    fields[0, 0, 1] = spread * np.stack(np.meshgrid(grid, grid))
    fields[0, 1, 0] = -fields[0, 0, 1]
    ((first, second, _),) = positions(fields, np.array([[1 - share, share, 0.0]]), pixels=8 * CELLS)
    nodes = np.arange(CELLS + 1) / CELLS - 0.5
    moved = spread * nodes / (1 - (2 * share - 1) * spread)  # what the field is half way
    inner = np.s_[2:-2]  # the field ends half a cell before the edge
    for found, expected in (
        (first, nodes + 2 * share * moved), (second, nodes - 2 * (1 - share) * moved)
    ):  # fmt: skip
        across, down = found[0, 0] - 0.5, found[1, :, 0] - 0.5
        # Solved in four rounds, each of which leaves a seventh; one alone is wrong by 0.01.
        np.testing.assert_allclose(across[inner], expected[inner], atol=3e-4)
        np.testing.assert_allclose(down[inner], expected[inner], atol=3e-4)


@pytest.mark.parametrize("side", [64, 65, 128])  # cells of equal sizes, and of two
def test_a_bent_photo_is_what_pillow_makes_of_its_mesh_to_the_bit(side):
    random = np.random.default_rng(side)
    photo = with_margin(random.integers(0, 256, (side, side, 3), np.uint8))
    edges = [round(side * k / CELLS) for k in range(CELLS + 1)]
    flat = np.stack(np.meshgrid(edges, edges)).astype(np.float32) / side
    # Some corners lie beyond the margin.
    bending = (flat + random.normal(0, 0.1, flat.shape)).astype(np.float32)
    margin = round(MARGIN * side)
    seen = np.clip(bending * side + margin, 0.5, side + 2 * margin - 0.5)
    mesh = [
        ((edges[i], edges[j], edges[i + 1], edges[j + 1]),
         tuple(float(x) for y, x in ((j, i), (j + 1, i), (j + 1, i + 1), (j, i + 1))
               for x in seen[:, y, x]))
        for j, i in itertools.product(range(CELLS), repeat=2)
    ]  # fmt: skip
    how = (side, side), Image.Transform.MESH, mesh, Image.Resampling.BICUBIC
    assert np.array_equal(bent(photo, bending, side), np.asarray(photo.transform(*how)))

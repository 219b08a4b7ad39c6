"""The mosaic leaves no picture out, whatever their number."""

import numpy as np
import pytest

from desktop.ui.shelf.mosaic import mosaic


def plain(count: int) -> list[np.ndarray]:
    return [np.full((64, 64, 3), 20 * number, np.uint8) for number in range(1, count + 1)]


@pytest.mark.parametrize("count", range(1, 13))
@pytest.mark.parametrize("side", [56, 70, 112])
def test_every_picture_is_there_and_the_selected_one_is_largest(count, side):
    for selected in range(count):
        square = mosaic(plain(count), selected, side)
        assert square.shape == (side, side, 4)
        colours, areas = np.unique(square[square[..., 3] == 255][:, 0], return_counts=True)
        assert colours.tolist() == [20 * number for number in range(1, count + 1)]
        assert areas.argmax() == selected


def test_one_picture_fills_the_square():
    assert (mosaic(plain(1), 0, 56)[..., 3] == 255).all()


def test_cells_without_a_picture_are_transparent():
    square = mosaic(plain(2), 0, 56)
    assert square[-1, -1, 3] == 0
    assert square[0, -1, 3] == 255

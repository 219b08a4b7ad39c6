"""Tiles fill the space they have; no layout of equal tiles would be larger."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.tile_grid import best_columns


@given(st.integers(1, 12), st.integers(240, 4000), st.integers(240, 4000))
def test_no_other_layout_has_larger_tiles(count, width, height):
    def side(columns):
        return min(width // columns, height // -(-count // columns))

    columns = best_columns(count, width, height)
    assert side(columns) == max(side(c) for c in range(1, count + 1))


def test_usual_windows():
    found = [best_columns(count, 800, 640) for count in range(1, 13)]
    assert found == [1, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4]


def test_tiles_lie_inside_and_apart(open_window, model_path):
    window = open_window(model_path, count=12)
    for size in ((700, 480), (1500, 900)):
        window.resize(*size)
        tiles = [tile.geometry() for tile in window.grid.tiles]
        assert all(window.grid.rect().contains(tile) for tile in tiles)
        assert all(tile.width() == tile.height() for tile in tiles)
        pairs = [(a, b) for i, a in enumerate(tiles) for b in tiles[:i]]
        assert not any(a.intersects(b) for a, b in pairs)

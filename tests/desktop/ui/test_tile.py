"""A tile does no work that nobody sees."""

import pytest
from PyQt6.QtCore import Qt

from desktop.ui import icons


def test_signs_are_drawn_anew_only_where_they_change(window, monkeypatch):
    drawn, icon = [], icons.icon

    def noted(*words, **more):
        drawn.append(words)
        return icon(*words, **more)

    monkeypatch.setattr(icons, "icon", noted)
    studio = window.studio
    for variety in (1.1, 1.2, 1.3):
        studio.change(studio.session.with_variety(variety), merge="variety")
    assert drawn == []
    for _ in range(4):
        window.grid.toggle_lock(1)
    assert len(drawn) == 1  # the closed lock of one tile, once
    window.theme.choose("dark")
    assert len(drawn) > 2 * 12


def test_only_the_selected_tile_is_a_stop_for_tab(window):
    tiles, strong = window.grid.tiles, Qt.FocusPolicy.StrongFocus
    assert [tile.focusPolicy() == strong for tile in tiles[:3]] == [True, False, False]
    window.studio.change(window.studio.session.with_selected(2))
    assert [tile.focusPolicy() == strong for tile in tiles[:3]] == [False, False, True]


@pytest.mark.parametrize(
    "side", [46, 60, 100, 123, 124, 300]
)  # of a tile; 46 are in the least grid
def test_what_is_locked_or_starred_shows_so_at_every_size(qtbot, window, side):
    tile = window.grid.tiles[1]
    window.grid.toggle_lock(1)
    window.favourites.toggle(1)
    tile.resize(side, side)
    lock, star = tile._lock, tile._star
    for sign in (lock, star):
        assert sign.isVisible()
        assert tile.rect().contains(sign.geometry())
    assert not lock.geometry().intersects(star.geometry())
    assert tile._lock.grab().toImage() != tile._star.grab().toImage()
    window.grid.toggle_lock(1)
    window.favourites.toggle(1)
    assert lock.isHidden()
    assert star.isHidden()

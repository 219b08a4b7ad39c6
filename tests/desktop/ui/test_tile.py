"""A tile does no work that nobody sees."""

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

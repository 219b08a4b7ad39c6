"""One picture on the whole screen: by double click, Enter and F11; arrows lead to the others."""

import numpy as np
import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication

from desktop.ui.full_screen import FullScreen
from tests.desktop.tiny_models import save_decoder


def shown(window) -> list[FullScreen]:
    return [one for one in window.findChildren(FullScreen) if one.isVisible()]


@pytest.fixture
def view(qtbot, window) -> FullScreen:
    window.enlarge(1)
    (view,) = shown(window)
    qtbot.waitUntil(view.isVisible)
    return view


def test_double_click_enter_and_f11_open_it(qtbot, window):
    tile = window.grid.tiles[2]
    for act in (
        lambda: qtbot.mouseDClick(tile, Qt.MouseButton.LeftButton),
        lambda: qtbot.keyClick(tile, Qt.Key.Key_Return),
        lambda: qtbot.keyClick(window, Qt.Key.Key_F11),
    ):
        act()
        (view,) = shown(window)
        assert view.isFullScreen()
        assert window.studio.session.selected == 2
        assert np.array_equal(view.image(), window.studio.drawing(2).image)
        qtbot.keyClick(view, Qt.Key.Key_Escape)
        assert shown(window) == []


def test_two_clicks_with_ctrl_choose_and_let_go(qtbot, window):
    ctrl = Qt.KeyboardModifier.ControlModifier
    qtbot.mouseClick(window.grid.tiles[2], Qt.MouseButton.LeftButton, ctrl)
    qtbot.mouseDClick(window.grid.tiles[2], Qt.MouseButton.LeftButton, ctrl)
    assert shown(window) == []
    assert window.studio.session.chosen == (0,)


def test_arrows_lead_to_the_others_and_round(qtbot, window, view):
    for key, slot in ((Qt.Key.Key_Right, 2), (Qt.Key.Key_Right, 0), (Qt.Key.Key_Left, 2)):
        qtbot.keyClick(view, key)
        assert window.studio.session.selected == slot
        assert np.array_equal(view.image(), window.studio.drawing(slot).image)
        assert view.accessibleName().startswith(f"{slot + 1} / 3   Seed 12, number {slot + 1}")
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        qtbot.keyClick(view, Qt.Key.Key_Left)
        assert window.studio.session.selected == 0
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_the_keyboard_returns_to_the_picture_that_was_looked_at(qtbot, window):
    qtbot.keyClick(window.grid.tiles[0], Qt.Key.Key_Return)
    (view,) = shown(window)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    window.activateWindow()
    qtbot.waitUntil(lambda: window.grid.tiles[1].hasFocus())


def test_it_follows_what_is_drawn(qtbot, window, view, tmp_path):
    before = view.image()
    qtbot.keyClick(view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.studio.drawings() is not None)
    assert np.array_equal(view.image(), window.studio.drawing(1).image)
    assert not np.array_equal(view.image(), before)
    other = save_decoder(tmp_path / "decoder.onnx", name="other", image_size=100)
    window.open_model(other)
    qtbot.waitUntil(lambda: view.image() is not None and view.image().shape[0] == 100)


def test_what_is_painted_is_the_picture(view):
    view.showNormal()
    view.resize(64 + 56, 64 + 2 * 56)  # picture pixels and screen pixels then agree
    grab = view.grab().toImage()
    for row, column in ((0, 0), (20, 40), (63, 63)):
        colour = grab.pixelColor(28 + column, 56 + row)
        assert (colour.red(), colour.green(), colour.blue()) == tuple(view.image()[row, column])

"""The map with the keyboard alone."""

import numpy as np
from PyQt6.QtCore import Qt

from tests.desktop.ui.map.mouse import point_on_map


def test_arrow_keys_move_the_selected_picture(qtbot, panel):
    panel.plot.setFocus()
    studio, start = panel._studio, point_on_map(panel)
    before = studio.session
    qtbot.keyPress(panel.plot, Qt.Key.Key_Right)
    qtbot.keyPress(panel.plot, Qt.Key.Key_Right)
    qtbot.keyRelease(panel.plot, Qt.Key.Key_Right)
    assert np.allclose(point_on_map(panel), start + np.array([0.2, 0]), atol=1e-5)
    studio.undo()
    assert studio.session == before  # held down: one step
    qtbot.keyClick(panel.plot, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert np.allclose(point_on_map(panel), start + np.array([0, 0.5]), atol=1e-5)


def test_a_picture_moved_out_of_sight_is_followed(qtbot, panel):
    for _ in range(20):
        qtbot.keyClick(panel.plot, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    (left, right), _ = panel.plot.viewRange()
    assert left < point_on_map(panel)[0] < right
    qtbot.keyClick(panel.plot, Qt.Key.Key_Home)
    assert panel.plot.viewRange()[0][0] < -2 < 2 < panel.plot.viewRange()[0][1]


def test_enter_and_page_keys_go_from_photo_to_photo(qtbot, panel):
    codes = panel._studio.model.card.z_mean
    qtbot.keyClick(panel.plot, Qt.Key.Key_Return)
    found = [i for i in range(20) if np.array_equal(codes[i], panel._studio.session.codes()[0])]
    assert len(found) == 1
    qtbot.keyClick(panel.plot, Qt.Key.Key_PageDown)
    assert np.array_equal(panel._studio.session.codes()[0], codes[(found[0] + 1) % 20])


def test_keys_of_the_window_pass_through(qtbot, panel):
    heard = []
    panel.keyPressEvent = lambda event: heard.append(event.key())
    qtbot.keyClick(panel.plot, Qt.Key.Key_R)
    assert heard == [Qt.Key.Key_R]

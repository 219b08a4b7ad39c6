"""The list of shortcuts is the window's own, and what it promises happens."""

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QAction, QKeySequence
from PyQt6.QtWidgets import QLabel, QMenu, QScrollArea

from desktop.ui import texts
from desktop.ui.shortcuts_dialog import ShortcutsDialog, menu_shortcuts

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(qtbot, window) -> ShortcutsDialog:
    dialog = ShortcutsDialog(window.menuBar(), window)
    dialog.show()
    return dialog


def promised(groups) -> dict[str, list[str]]:
    return {what: keys for _title, rows in groups for what, keys in rows}


def in_menus(menu) -> list[QAction]:
    found = []
    for action in menu.actions():
        found += in_menus(action.menu()) if action.menu() else [action]
    return found


def test_every_entry_with_keys_is_listed_by_at_most_two_that_keyboards_have(window):
    with_keys = [action for action in window.findChildren(QAction) if action.shortcuts()]
    listed = promised(menu_shortcuts(window.menuBar()))
    assert len(listed) == len(with_keys)
    for action in with_keys:
        every = [k.toString(QKeySequence.SequenceFormat.NativeText) for k in action.shortcuts()]
        shown = listed[action.text().replace("&", "").rstrip("….")]
        assert set(shown) <= set(every)
        assert 1 <= len(shown) <= 2
    keys = {key for found in listed.values() for key in found}
    assert keys >= {"Ctrl+O", "R", "L", "Ctrl+Z", "Ctrl+Y", "F1"}
    for rare in ("Open", "Save", "Undo", "Redo", "Copy", "Paste", "Help"):  # as Qt calls such keys
        assert rare not in keys


def test_no_line_is_longer_than_two_keys_and_none_is_cut_off(qtbot, dialog):
    assert all(len(keys) <= 2 for keys in promised(dialog.groups).values())
    sheet = dialog.findChild(QScrollArea).widget()
    qtbot.waitUntil(sheet.isVisible)
    for label in sheet.findChildren(QLabel):
        if label.objectName() == "key":
            assert label.width() == label.sizeHint().width(), label.text()  # neither cut nor pulled
        assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_the_keys_of_the_map_are_listed(dialog):
    (listed,) = [rows for title, rows in dialog.groups if title == texts.KEYS_MAP]
    keys = {key for _what, keys in listed for key in keys}
    arrows = {"← →", "↑ ↓", "Shift+Left", "Shift+Up"}
    assert keys == arrows | {"Return", "PgUp", "PgDown", "+", "−", "Home"}


def test_a_new_entry_and_a_submenu_appear_by_themselves(window):
    menu, sub = QMenu("&Tools && more", window), QMenu("sub", window)
    menu.addMenu(sub)
    sub.addAction("&Paint && draw…").setShortcut("Ctrl+Alt+P")
    menu.addAction("without keys")
    window.menuBar().addMenu(menu)
    assert menu_shortcuts(window.menuBar())[-1] == (
        "Tools & more",
        [("Paint & draw", ["Ctrl+Alt+P"])],
    )


def test_everything_is_shown_and_read_by_screen_readers(dialog):
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    spoken = dialog.findChild(QScrollArea).accessibleDescription()
    for what, keys in promised(dialog.groups).items():
        assert what in shown
        assert shown.issuperset(keys)
        assert what in spoken


def test_escape_closes_it(qtbot, dialog):
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


@pytest.fixture
def four(qtbot, open_window, model_path):
    """Four pictures, the first selected and with the keyboard."""
    window = open_window(model_path, seed=12, count=4)
    qtbot.waitUntil(window.isActiveWindow)
    window.grid.focus_selected()
    return window


def test_ctrl_and_arrows_look_and_ctrl_space_chooses(qtbot, four):
    tiles, studio = four.grid.tiles, four.studio
    seed = studio.session.seed
    qtbot.keyClick(tiles[0], Qt.Key.Key_Right, CTRL)
    assert tiles[1].hasFocus()
    assert studio.session.chosen == (0,)
    qtbot.keyClick(tiles[1], Qt.Key.Key_Space, CTRL)
    assert studio.session.chosen == (0, 1)
    qtbot.keyClick(tiles[1], Qt.Key.Key_Space, CTRL)
    assert studio.session.chosen == (0,)
    assert studio.session.seed == seed


def test_space_alone_draws_anew(qtbot, four):
    qtbot.keyClick(four.grid.tiles[0], Qt.Key.Key_Space)
    assert four.studio.session.seed != 12


def test_ctrl_and_arrows_stop_at_the_ends_and_mirror(qtbot, four):
    tiles = four.grid.tiles
    qtbot.keyClick(tiles[0], Qt.Key.Key_Left, CTRL)
    assert tiles[0].hasFocus()
    four.grid.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.keyClick(tiles[0], Qt.Key.Key_Left, CTRL)
    assert tiles[1].hasFocus()

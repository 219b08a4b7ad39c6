"""The banner says one thing, may offer one thing, and closes by mouse and key."""

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.ui.banner import Banner


@pytest.fixture
def page(qtbot, theme):
    """A window with a field, a banner and a button, as around the real one."""
    page = QWidget()
    page.theme = theme
    page.field, page.banner, page.below = QLineEdit(), Banner(), QPushButton("below")
    column = QVBoxLayout(page)
    for widget in (page.field, page.banner, page.below):
        column.addWidget(widget)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.field.setFocus()
    return page


def test_it_says_sentences_and_leaves_out_empty_ones(page):
    page.banner.say("One.", "", "Two.")
    assert page.banner.text() == page.banner.accessibleName() == "One. Two."
    assert page.banner.isVisible()
    assert not page.banner.action.isVisible()


def test_an_offer_has_calm_colours_and_a_trouble_does_not(page):
    def ground() -> str:
        return page.banner.grab().toImage().pixelColor(20, 4).name()

    colours = page.theme.colours
    page.banner.offer("Saved it.", "Show it", print)
    assert ground() == colours.surface
    page.banner.say("It did not work.")
    assert ground() == colours.warning
    page.banner.offer("Saved it.", "Show it", print)
    assert ground() == colours.surface


def test_the_action_is_done_once_and_the_banner_closes(qtbot, page):
    done = []
    page.banner.offer("Removed.", "Put it &back", lambda: done.append(page.banner.isVisible()))
    qtbot.mouseClick(page.banner.action, Qt.MouseButton.LeftButton)
    assert done == [False]


def test_the_action_is_reached_by_tab_and_by_its_letter(qtbot, page):
    done = []
    page.banner.offer("Removed.", "Put it &back", lambda: done.append(1))
    qtbot.keyClick(page.field, Qt.Key.Key_Tab)
    assert page.banner.action.hasFocus()
    qtbot.keyClick(page.banner.action, Qt.Key.Key_Space)
    page.banner.offer("Removed.", "Put it &back", lambda: done.append(2))
    page.field.setFocus()
    qtbot.keyClick(page.field, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: done == [1, 2])  # Qt shows the button pressed for a moment


@pytest.mark.parametrize("focus", ["field", "below"])
def test_escape_closes_it_from_anywhere(qtbot, page, focus):
    page.banner.say("No.")
    getattr(page, focus).setFocus()
    qtbot.keyClick(getattr(page, focus), Qt.Key.Key_Escape)
    assert page.banner.isHidden()


def test_an_action_of_its_own_may_say_something_next(qtbot, page):
    page.banner.offer("First.", "Go", lambda: page.banner.say("Second."))
    qtbot.mouseClick(page.banner.action, Qt.MouseButton.LeftButton)
    assert page.banner.text() == "Second."
    assert page.banner.isVisible()
    assert not page.banner.action.isVisible()


def test_a_new_message_takes_the_old_action_away(page):
    page.banner.offer("Removed.", "Put it &back", list)
    page.banner.say("Something else.")
    assert not page.banner.action.isVisible()


def test_file_names_are_no_markup(page):
    page.banner.say("<b>x</b>.onnx is empty.")
    assert page.banner.text() == "<b>x</b>.onnx is empty."
    assert page.banner._label.textFormat() == Qt.TextFormat.PlainText

"""Everything can be reached and heard: Tab visits each control, and each has a name."""

from itertools import pairwise

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from desktop.ui import texts

MOST_STOPS = 200  # of the Tab key; a window that needs more has lost itself
TABS = ("steer", "mix", "map", "numbers", "training")


@pytest.fixture
def window(open_window, crossing_path):
    """A window with two pictures chosen, so that there is something to mix, and to cross."""
    window = open_window(crossing_path, seed=12, count=6)
    window.studio.change(window.studio.session.with_toggled(2))
    return window


def shown(qtbot, window, name: str) -> QWidget:
    """A tab's content, once it is seen: Qt shows a new one a little later."""
    panel = window.side.show_tab(name)
    qtbot.waitUntil(panel.isVisible)
    return panel


def stops(window, qtbot) -> list[QWidget]:
    """The widgets that Tab visits, in their order, until it comes round."""
    found, first = [], QApplication.focusWidget()
    for _ in range(MOST_STOPS):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        found.append(QApplication.focusWidget())
        if found[-1] is first:
            return found
    raise AssertionError(f"Tab never came back: {found[-5:]}")


def has_name(widget: QWidget, labelled: set[QWidget]) -> bool:
    spoken = widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())
    return bool(spoken) or widget in labelled


def wants_focus(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


@pytest.mark.parametrize("language", sorted(texts.CATALOGUES))
def test_every_stop_of_the_tab_key_has_a_name(qtbot, open_window, crossing_path, language):
    texts.use(language)
    window = open_window(crossing_path, count=3)
    window.studio.change(window.studio.session.with_toggled(2))
    for name in TABS:
        shown(qtbot, window, name)
        window.grid.focus_selected()
        visited = stops(window, qtbot)
        labelled = {label.buddy() for label in window.findChildren(QLabel) if label.buddy()}
        nameless = [widget for widget in visited if not has_name(widget, labelled)]
        assert nameless == [], name


def test_the_tab_key_visits_every_control(qtbot, window):
    for name in TABS:
        shown(qtbot, window, name)
        window.grid.focus_selected()
        visited = set(stops(window, qtbot))
        missed = [one for one in window.findChildren(QWidget) if wants_focus(one)]
        missed = [one for one in missed if one not in visited]
        assert missed == [], name


def test_the_tab_key_goes_from_the_tabs_into_their_panel_and_down(qtbot, window):
    for name in TABS:
        panel = shown(qtbot, window, name)
        window.side.tabBar().setFocus()
        inside = [panel.isAncestorOf(one) for one in stops(window, qtbot)]
        assert inside == sorted(inside, reverse=True), name  # at once, and all together
        visited = [one for one in stops(window, qtbot) if panel.isAncestorOf(one)]
        heights = [one.mapTo(panel, one.rect().center()).y() for one in visited]
        # What stands beside each other may differ by some pixels, rows differ by 28.
        assert all(other > one - 14 for one, other in pairwise(heights)), name


def test_one_sees_where_the_keyboard_is(qtbot, window, qapp):
    """Each stop of the Tab key looks otherwise once the keyboard has gone on."""
    qapp.setCursorFlashTime(0)  # or a field might look otherwise by itself
    for name in TABS:
        shown(qtbot, window, name)
        window.grid.focus_selected()
        check_seen(window, qtbot)
    for ask in (window.pictures.save_all, window.pictures.animate, window.pictures.vary):
        ask()
        check_seen(window.pictures.dialog, qtbot)
        window.pictures.dialog.done(0)
    window.entrance.show_page()
    check_seen(window, qtbot)


def check_seen(window, qtbot) -> None:
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    first = QApplication.focusWidget()
    assert first.window() is window
    for _ in range(MOST_STOPS):
        here = QApplication.focusWidget()
        qtbot.keyClick(here, Qt.Key.Key_Tab)
        there, left = QApplication.focusWidget(), here.grab().toImage()
        here.setFocus(Qt.FocusReason.TabFocusReason)
        assert here.grab().toImage() != left, (here, here.accessibleName())
        there.setFocus(Qt.FocusReason.TabFocusReason)
        if QApplication.focusWidget() is first:
            return
    raise AssertionError("Tab never came back")


def test_mnemonics_lead_to_their_controls(qtbot, window):
    alt, focus = Qt.KeyboardModifier.AltModifier, QApplication.focusWidget
    for key, control in (
        (Qt.Key.Key_S, window.controls.seed),
        (Qt.Key.Key_P, window.controls.slider),
        (Qt.Key.Key_R, window.controls.variety.slider),
    ):
        qtbot.keyClick(window, key, alt)
        assert focus() is control
    seed = window.studio.session.seed
    qtbot.keyClick(window, Qt.Key.Key_N, alt)
    qtbot.waitUntil(lambda: window.studio.session.seed != seed)  # the button is seen to go down

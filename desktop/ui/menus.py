"""The menu bar and a picture's own menu."""

from collections.abc import Callable

from PyQt6.QtGui import QAction, QKeySequence
from PyQt6.QtWidgets import QMainWindow, QMenu

from desktop.ui import texts

Entry = tuple[str, Callable[[], object], QKeySequence | QKeySequence.StandardKey | str]


def add_menu(window: QMainWindow, title: str, entries: list[Entry]) -> None:
    """Add one menu to the bar; each entry has a text, an action and a shortcut ("" for none)."""
    menu = window.menuBar().addMenu(title)
    for text, act, shortcut in entries:
        action = QAction(text, window)
        action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(lambda _checked, act=act: act())
        menu.addAction(action)


def picture_menu(window: QMainWindow, save: Callable[[], None], copy: Callable[[], None]) -> QMenu:
    """The context menu of one picture."""
    menu = QMenu(window)
    for text, act in ((texts.MENU_SAVE, save), (texts.MENU_COPY, copy)):
        menu.addAction(text).triggered.connect(lambda _checked, act=act: act())
    return menu

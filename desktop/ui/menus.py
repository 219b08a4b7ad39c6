"""The menu bar and a picture's own menu."""

from collections.abc import Callable

from PyQt6.QtGui import QAction, QKeySequence
from PyQt6.QtWidgets import QMainWindow, QMenu

from desktop.ui import texts


def add_menus(window) -> None:
    """Fill the main window's menu bar."""
    key, actions = QKeySequence.StandardKey, window.actions_
    _add(
        window,
        texts.MENU_FILE,
        [
            (texts.MENU_OPEN, window.ask_for_model, key.Open),
            (texts.MENU_SAVE, window.save_selected, key.Save),
            (texts.MENU_SAVE_ALL, actions.save_all, "Ctrl+Shift+S"),
            (texts.MENU_QUIT, window.close, key.Quit),
        ],
    )
    _add(
        window,
        texts.MENU_PICTURES,
        [
            (texts.MENU_REROLL, window.reroll, "R"),
            (texts.MENU_COPY, lambda: actions.copy(window.session.selected), "Ctrl+Shift+C"),
        ],
    )


def picture_menu(window: QMainWindow, save: Callable[[], None], copy: Callable[[], None]) -> QMenu:
    """The context menu of one picture."""
    menu = QMenu(window)
    for text, act in ((texts.MENU_SAVE, save), (texts.MENU_COPY, copy)):
        menu.addAction(text).triggered.connect(lambda _checked, act=act: act())
    return menu


def _add(window: QMainWindow, title: str, entries: list[tuple]) -> None:
    """Add one menu; each entry has a text, an action and a shortcut."""
    menu = window.menuBar().addMenu(title)
    for text, act, shortcut in entries:
        action = QAction(text, window)
        action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(lambda _checked, act=act: act())
        menu.addAction(action)

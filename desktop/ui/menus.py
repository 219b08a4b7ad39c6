"""The menu bar and a picture's own menu."""

from PyQt6.QtGui import QAction, QKeySequence
from PyQt6.QtWidgets import QMenu

from desktop.ui import texts


def add_menus(window) -> None:
    """Fill the main window's menu bar."""
    key, studio, pictures = QKeySequence.StandardKey, window.studio, window.pictures
    _add(
        window,
        texts.MENU_FILE,
        [
            (texts.MENU_OPEN, window.ask_for_model, key.Open),
            (texts.MENU_SAVE, lambda: pictures.save_one(studio.session.selected), key.Save),
            (texts.MENU_SAVE_ALL, pictures.save_all, "Ctrl+Shift+S"),
            (texts.MENU_QUIT, window.close, key.Quit),
        ],
    )
    _add(
        window,
        texts.MENU_PICTURES,
        [
            (texts.MENU_REROLL, lambda: studio.change(studio.session.rerolled()), "R"),
            (texts.MENU_LOCK, lambda: window.grid.toggle_lock(studio.session.selected), "L"),
            (texts.MENU_COPY, lambda: pictures.copy(studio.session.selected), "Ctrl+Shift+C"),
            (texts.MENU_UNDO, studio.undo, key.Undo),
            (texts.MENU_REDO, studio.redo, key.Redo),
        ],
    )


def picture_menu(window, place: int) -> QMenu:
    """The context menu of one picture."""
    menu, pictures = QMenu(window), window.pictures
    for text, act in (
        (texts.MENU_SAVE, pictures.save_one),
        (texts.MENU_COPY, pictures.copy),
        (texts.MENU_LOCK, window.grid.toggle_lock),
    ):
        menu.addAction(text).triggered.connect(lambda _checked, act=act: act(place))
    return menu


def _add(window, title: str, entries: list[tuple]) -> None:
    """Add one menu; each entry has a text, an action and a shortcut."""
    menu = window.menuBar().addMenu(title)
    for text, act, shortcut in entries:
        action = QAction(text, window)
        action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(lambda _checked, act=act: act())
        menu.addAction(action)

"""The menu bar and a picture's own menu."""

from collections.abc import Callable

from PyQt6.QtGui import QAction, QActionGroup, QKeySequence
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
        texts.MENU_EDIT,
        [
            (texts.MENU_UNDO, studio.undo, key.Undo),
            (texts.MENU_REDO, studio.redo, key.Redo),
            (texts.MENU_COPY, lambda: pictures.copy(studio.session.selected), "Ctrl+Shift+C"),
            (texts.MENU_LOCK, lambda: window.grid.toggle_lock(studio.session.selected), "L"),
        ],
    )
    _add(
        window,
        texts.MENU_DRAW,
        [(texts.MENU_REROLL, lambda: studio.change(studio.session.rerolled()), "R")],
    )
    view = window.menuBar().addMenu(texts.MENU_VIEW)
    theme, settings = window.theme, studio.settings

    def choose_theme(choice: str) -> None:
        settings.set_text("theme", choice)
        theme.choose(choice)

    _add_choice(view, texts.MENU_THEME, texts.THEMES, theme.choice, choose_theme)
    speak = window.language_asked.emit
    _add_choice(view, texts.MENU_LANGUAGE, texts.NATIVE_NAMES, texts.language(), speak)


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


def _add_choice(
    menu: QMenu, title: str, names: dict[str, str], chosen: str, choose: Callable[[str], None]
) -> None:
    """Add a submenu of which one entry holds: `names` gives each value its words."""
    submenu = menu.addMenu(title)
    group = QActionGroup(submenu)
    for value, words in names.items():
        action = QAction(words, submenu, checkable=True, checked=value == chosen)
        action.triggered.connect(lambda _checked, value=value: choose(value))
        group.addAction(action)
        submenu.addAction(action)


def _add(window, title: str, entries: list[tuple]) -> None:
    """Add one menu; each entry has a text, an action and a shortcut."""
    menu = window.menuBar().addMenu(title)
    for text, act, shortcut in entries:
        action = QAction(text, window)
        if isinstance(shortcut, QKeySequence.StandardKey):
            action.setShortcuts(shortcut)  # all the keys this system is used to
        else:
            action.setShortcut(shortcut)
        action.triggered.connect(lambda _checked, act=act: act())
        menu.addAction(action)

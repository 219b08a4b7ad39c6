"""The menu bar and a picture's own menu: one list of what can be done, with its keys."""

from collections.abc import Callable, Sequence
from functools import partial

from PyQt6.QtGui import QAction, QActionGroup, QKeySequence
from PyQt6.QtWidgets import QMenu

from desktop.ui import texts
from desktop.ui.about_dialog import AboutDialog
from desktop.ui.asking import ask_for_model, ask_for_photos
from desktop.ui.recent_menu import RecentMenu
from desktop.ui.shortcuts_dialog import ShortcutsDialog
from desktop.ui.steer.steer_panel import SteerPanel

Entry = tuple[str, Callable[[], object], str | QKeySequence.StandardKey]
KEY = QKeySequence.StandardKey


def add_menus(window) -> None:
    """Fill the main window's menu bar."""
    studio, pictures, bar = window.studio, window.pictures, window.menuBar()

    def selected() -> int:
        return studio.session.selected

    file = _add_menu(window, texts.MENU_FILE, [
        (texts.MENU_OPEN, lambda: ask_for_model(window), KEY.Open),
    ])  # fmt: skip
    file.addMenu(RecentMenu(studio, file))
    _add_entries(window, file, [
        (texts.MENU_PHOTOS, lambda: ask_for_photos(window), "Ctrl+P"),
        (texts.MENU_LEARN, window.entrance.show_page, "Ctrl+L"),
    ])  # fmt: skip
    file.addSeparator()
    _add_entries(window, file, [
        (texts.MENU_SAVE, lambda: pictures.save_one(selected()), KEY.Save),
        (texts.MENU_SAVE_ALL, pictures.save_all, "Ctrl+Shift+S"),
        (texts.MENU_SAVE_SHEET, pictures.save_sheet, "Ctrl+Alt+S"),
        (texts.MENU_ANIMATE, pictures.animate, "Ctrl+M"),
    ])  # fmt: skip
    file.addSeparator()
    _add_entries(window, file, [(texts.MENU_QUIT, window.close, KEY.Quit)])
    edit = _add_menu(window, texts.MENU_EDIT, [
        (texts.MENU_UNDO, studio.undo, KEY.Undo),
        (texts.MENU_REDO, studio.redo, KEY.Redo),
        (texts.MENU_COPY, lambda: pictures.copy(selected()), KEY.Copy),
        (texts.COPY_NUMBERS, lambda: window.details.copy_numbers(selected()), "Ctrl+Shift+C"),
        (texts.MENU_PASTE, pictures.paste, KEY.Paste),
    ])  # fmt: skip
    draw = _add_menu(window, texts.MENU_DRAW, [
        (texts.MENU_REROLL, lambda: studio.change(studio.session.rerolled()), "R"),
        (texts.MENU_LOCK, lambda: window.grid.toggle_lock(selected()), "L"),
        (texts.MENU_STAR, lambda: window.favourites.toggle(selected()), "F"),
        (texts.MENU_MORE_LIKE, window.favourites.draw_more_like_them, "M"),
        (texts.MENU_NEIGHBOURS, lambda: steer(window).neighbours.surround(), "N"),
        (texts.MENU_GRID, window.pictures.vary, "G"),
        (texts.MENU_WALK, window.walk_bar.toggle, "W"),
        (texts.MENU_RESET, lambda: steer(window).put_back(), "Ctrl+0"),
    ])  # fmt: skip
    window.pages.currentChanged.connect(partial(_rest_while_hidden, (edit, draw)))
    _fill_view(window, bar.addMenu(texts.MENU_VIEW))
    _add_menu(window, texts.MENU_HELP, [
        (texts.MENU_SHORTCUTS, lambda: ShortcutsDialog(bar, window).show(), KEY.HelpContents),
        (texts.MENU_ABOUT, lambda: AboutDialog(studio, window.theme, window).show(), ""),
    ])  # fmt: skip


def _rest_while_hidden(menus: Sequence[QMenu], page: int) -> None:
    """Let keys that change the pictures do nothing while another page lies over them."""
    for menu in menus:
        menu.menuAction().setEnabled(page == 0)


def steer(window) -> SteerPanel:
    """The panel that steers, brought to the front."""
    return window.side.show_tab("steer")


def picture_menu(window, slot: int) -> QMenu:
    """The context menu of one picture."""
    menu, pictures = QMenu(window), window.pictures
    for text, act in (
        (texts.MENU_SAVE, pictures.save_one),
        (texts.MENU_COPY, pictures.copy),
        (texts.MENU_LOCK, window.grid.toggle_lock),
        (texts.MENU_STAR, window.favourites.toggle),
    ):
        menu.addAction(text).triggered.connect(lambda _checked, act=act: act(slot))
    return menu


def _fill_view(window, view: QMenu) -> None:
    theme, settings, shelf = window.theme, window.studio.settings, window.shelf
    _add_entries(window, view, [
        (texts.MENU_FULL_SCREEN, lambda: window.enlarge(window.studio.session.selected), "F11"),
    ])  # fmt: skip
    strips = _checkable(texts.MENU_SHELF, view, shelf.is_wanted())
    strips.triggered.connect(shelf.want)
    view.aboutToShow.connect(lambda: strips.setChecked(shelf.is_wanted()))
    view.addAction(strips)
    view.addSeparator()

    def choose_theme(choice: str) -> None:
        settings.set_text("theme", choice)
        theme.choose(choice)

    _add_choice(view, texts.MENU_THEME, texts.THEMES, theme.choice, choose_theme)
    speak = window.language_asked.emit
    _add_choice(view, texts.MENU_LANGUAGE, texts.NATIVE_NAMES, texts.language(), speak)


def _add_choice(
    menu: QMenu, title: str, names: dict[str, str], chosen: str, choose: Callable[[str], None]
) -> None:
    """Add a submenu of which one entry holds: `names` gives each value its words."""
    submenu = QMenu(title, menu)
    menu.addMenu(submenu)
    group = QActionGroup(submenu)
    for value, words in names.items():
        action = _checkable(words, submenu, value == chosen)
        action.triggered.connect(lambda _checked, value=value: choose(value))
        group.addAction(action)
        submenu.addAction(action)


def _checkable(text: str, menu: QMenu, checked: bool) -> QAction:
    action = QAction(text, menu)
    action.setCheckable(True)
    action.setChecked(checked)
    return action


def _add_menu(window, title: str, entries: list[Entry]) -> QMenu:
    menu = window.menuBar().addMenu(title)
    _add_entries(window, menu, entries)
    return menu


def _add_entries(window, menu: QMenu, entries: list[Entry]) -> None:
    """Add entries of a text, what it does, and its key."""
    for text, act, shortcut in entries:
        action = QAction(text, window)
        if isinstance(shortcut, KEY):
            action.setShortcuts(shortcut)  # all the keys this system is used to
        else:
            action.setShortcut(shortcut)
        action.triggered.connect(lambda _checked, act=act: act())
        menu.addAction(action)

"""Every key of the window: those of its menus, read from them, and those of no menu."""

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QAction, QKeySequence
from PyQt6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QMenuBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import texts
from desktop.ui.close_button import close_button
from desktop.ui.label import Label
from desktop.ui.screen_room import resize_to_screen

Rows = list[tuple[str, list[str]]]  # what it does, and its keys
MOST_KEYS = 2  # of an entry; systems have up to four for one thing


def menu_shortcuts(bar: QMenuBar) -> list[tuple[str, Rows]]:
    """The menus' entries that have keys, under their menus' titles."""
    titled = [(action.text(), menu) for action in bar.actions() if (menu := action.menu())]
    found = [(_plain(title), _rows(menu)) for title, menu in titled]
    return [(title, rows) for title, rows in found if rows]


class ShortcutsDialog(QDialog):
    """Lists them in groups."""

    def __init__(self, bar: QMenuBar, parent: QWidget | None = None):
        super().__init__(parent)
        self.setWindowTitle(texts.SHORTCUTS_TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.groups = [*menu_shortcuts(bar), *_other_keys()]
        area = QScrollArea()
        area.setObjectName("reading")
        area.setAccessibleName(texts.SHORTCUTS_TITLE)
        area.setAccessibleDescription(_spoken(self.groups))
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrows scroll it
        area.setWidgetResizable(True)
        area.setWidget(_sheet(self.groups))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.addWidget(area, 1)
        column.addWidget(close_button(self))
        resize_to_screen(self, 560, 640)


def _rows(menu: QMenu) -> Rows:
    rows = []
    for action in menu.actions():
        if menu_below := action.menu():
            rows += _rows(menu_below)
        elif keys := _keys(action):
            rows.append((_plain(action.text()), keys))
    return rows


def _keys(action: QAction) -> list[str]:
    """The shortest of an entry's keys, of those that keyboards have."""
    keys = [_native(keys) for keys in action.shortcuts() if _on_keyboards(keys)]
    return sorted(keys, key=len)[:MOST_KEYS]


def _on_keyboards(keys: QKeySequence) -> bool:
    """Whether any keyboard has this key: none that one may buy has Copy, Undo or F14.

    Qt numbers letters and digits first, then Escape to F12; behind those come the rare ones.
    """
    return keys[0].key() <= Qt.Key.Key_F12


def _native(keys: QKeySequence | str) -> str:
    """Keys as this system and the language chosen write them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _plain(text: str) -> str:
    """A menu's words without the marks for a menu: mnemonic and dots."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("….")


def _other_keys() -> list[tuple[str, Rows]]:
    """What keys do where they are pressed; no menu knows of these."""
    across, choose = ["←", "→"], [_native("Ctrl+Space"), texts.KEYS_CTRL_CLICK]
    pictures = [
        (texts.KEYS_SELECT, ["← →", "↑ ↓"]),
        (texts.KEYS_REROLL, [_native("Space")]),
        (texts.KEYS_ENLARGE, [_native("Return"), texts.KEYS_DOUBLE_CLICK]),
        (texts.KEYS_LOOK, [_native("Ctrl+Left"), _native("Ctrl+Right")]),
        (texts.KEYS_CHOOSE, choose),
        (texts.KEYS_MENU, [_native("Menu"), _native("Shift+F10")]),
    ]
    sliders = [
        (texts.KEYS_FINE, across),
        (texts.KEYS_LARGE, [_native("PgUp"), _native("PgDown")]),
        (texts.KEYS_ENDS, [_native("Home"), _native("End")]),
    ]
    on_map = [
        (texts.KEYS_TRAVEL, ["← →", "↑ ↓"]),
        (texts.KEYS_TRAVEL_FAR, [_native("Shift+Left"), _native("Shift+Up")]),
        (texts.KEYS_NEAREST_PHOTO, [_native("Return")]),
        (texts.KEYS_OTHER_PHOTO, [_native("PgUp"), _native("PgDown")]),
        (texts.KEYS_ZOOM, ["+", "−"]),
        (texts.KEYS_WHOLE_MAP, [_native("Home")]),
    ]
    shelf = [
        (texts.KEYS_WALK, across),
        (texts.KEYS_GO, [_native("Return"), _native("Space")]),
        (texts.KEYS_REMOVE, [_native("Del")]),
    ]
    everywhere = [
        (texts.KEYS_NEXT, [_native("Tab"), _native("Shift+Tab")]),
        (texts.KEYS_ESCAPE, [_native("Esc")]),
    ]
    return [
        (texts.KEYS_PICTURES, pictures),
        (texts.KEYS_SLIDERS, sliders),
        (texts.KEYS_MAP, on_map),
        (texts.KEYS_SHELF, shelf),
        (texts.KEYS_EVERYWHERE, everywhere),
    ]


def _spoken(groups: list[tuple[str, Rows]]) -> str:
    lines = [f"{what}: {', '.join(keys)}." for _title, rows in groups for what, keys in rows]
    return " ".join(lines)


def _sheet(groups: list[tuple[str, Rows]]) -> QWidget:
    sheet = QWidget()
    sheet.setObjectName("sheet")
    grid = QGridLayout(sheet)
    grid.setContentsMargins(16, 10, 16, 16)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(0, 1)
    for title, rows in groups:
        heading = Label(title)
        heading.setObjectName("heading")
        heading.setContentsMargins(0, 12, 0, 0)
        grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
        for what, keys in rows:
            row, words = grid.rowCount(), Label(what)
            words.setWordWrap(True)
            grid.addWidget(words, row, 0)
            grid.addLayout(_caps(keys), row, 1)
    grid.setRowStretch(grid.rowCount(), 1)
    return sheet


def _caps(keys: list[str]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    for key in keys:
        cap = Label(key)
        cap.setObjectName("key")
        row.addWidget(cap)
    row.addStretch(1)
    return row

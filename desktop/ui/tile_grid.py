"""The pictures side by side, as large as the space allows."""

from PyQt6.QtCore import QPoint, QRect, Qt, pyqtSignal
from PyQt6.QtGui import QColor, QPainter
from PyQt6.QtWidgets import QWidget

from desktop.state.session import MAX_COUNT, Session
from desktop.ui import texts
from desktop.ui.origin_words import picture_words, sentence
from desktop.ui.studio.studio import Studio
from desktop.ui.studio.worker import Drawing
from desktop.ui.theme import Theme
from desktop.ui.tile import MARGIN, Tile

GAP = 2  # between tiles, which carry their own margin


def best_columns(count: int, width: int, height: int) -> int:
    """How many columns make `count` squares largest in this space; fewer gaps decide a tie."""

    def quality(columns: int) -> tuple[int, int]:
        rows = -(-count // columns)
        return min(width // columns, height // rows), -(rows * columns)

    return max(range(1, count + 1), key=quality)


class TileGrid(QWidget):
    """Twelve tiles, of which the session's count is shown; pictures survive being hidden."""

    hovered = pyqtSignal(int)  # -1: none
    enlarged = pyqtSignal(int)
    dragged = pyqtSignal(int)
    save_asked = pyqtSignal(int)
    star_asked = pyqtSignal(int)
    menu_asked = pyqtSignal(int, QPoint)

    def __init__(self, studio: Studio, theme: Theme):
        super().__init__()
        self._studio, self._theme = studio, theme
        self._columns = 1
        self._count = 0  # tiles shown; none before a model is open
        self._selected = studio.session.selected
        self._message = texts.LOADING
        self._starred: frozenset[int] = frozenset()
        self.tiles = [Tile(slot, theme, self) for slot in range(MAX_COUNT)]
        for tile in self.tiles:
            tile.hide()
            tile.pressed.connect(self._press)
            tile.hovered.connect(lambda slot, on: self.hovered.emit(slot if on else -1))
            tile.lock_asked.connect(self.toggle_lock)
            for signal in ("enlarged", "dragged", "save_asked", "star_asked", "menu_asked"):
                getattr(tile, signal).connect(getattr(self, signal))
        self.setMinimumSize(240, 240)
        self.setAccessibleName(texts.GRID_NAME)
        studio.changed.connect(self.show_session)
        studio.drawn.connect(self._show_drawing)
        studio.refused.connect(self._refused)
        theme.changed.connect(self.update)
        self.show_session(studio.session)

    def show_session(self, session: Session) -> None:
        """Show `count` tiles; one that appears with an outdated picture starts empty."""
        model = self._studio.model
        if model is None:
            return
        count_before, self._count = self._count, session.count
        selected_before, self._selected = self._selected, session.selected
        for tile in self.tiles:
            slot = tile.slot
            visible = slot < session.count
            if visible and tile.isHidden():
                tile.show_drawing(self._studio.drawing_wanted(slot))
            self._describe(tile, session)
            tile.set_state(
                selected=slot == session.selected,
                chosen=slot in session.chosen,
                locked=slot in session.locked,
                starred=slot in self._starred,
            )
            tile.setVisible(visible)
        if session.count != count_before:
            self._lay_out()
            self.update()  # the message under the first pictures goes
        if session.selected != selected_before and self.tiles[selected_before].hasFocus():
            self.focus_selected()  # who pastes or undoes goes on from the picture that came

    def set_starred(self, slots: frozenset[int]) -> None:
        """Mark the pictures that are favourites."""
        self._starred = slots
        self.show_session(self._studio.session)

    def toggle_lock(self, slot: int) -> None:
        """Lock a picture, or let it go."""
        session = self._studio.session
        self._studio.change(session.with_lock(slot, slot not in session.locked))

    def focus_selected(self) -> None:
        """Give the keyboard to the selected picture."""
        self.tiles[self._studio.session.selected].setFocus()

    def keyPressEvent(self, event):
        """Arrows select, Space draws anew, Enter enlarges.

        With Ctrl, arrows only look, and Space chooses one more.
        """
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1,
                 Qt.Key.Key_Up: -self._columns, Qt.Key.Key_Down: self._columns}  # fmt: skip
        session, key = self._studio.session, event.key()
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not self._count:
            super().keyPressEvent(event)
        elif key in steps:
            mirrored = self.isRightToLeft() and key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
            start = self._focused() if ctrl else session.selected
            target = start + (-steps[key] if mirrored else steps[key])
            if 0 <= target < session.count and ctrl:
                self.tiles[target].setFocus()
            elif 0 <= target < session.count:
                self._studio.change(session.with_selected(target))
                self.focus_selected()
        elif key == Qt.Key.Key_Space:
            toggled = session.with_toggled(self._focused())
            self._studio.change(toggled if ctrl else session.rerolled())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enlarged.emit(self._focused())
        else:
            super().keyPressEvent(event)

    def _focused(self) -> int:
        """The slot that has the keyboard; the selected one if none has."""
        session = self._studio.session
        has = (tile.slot for tile in self.tiles[: session.count] if tile.hasFocus())
        return next(has, session.selected)

    def slot_at(self, point: QPoint) -> int | None:
        """The slot of the tile under a point of this widget, if there is one."""
        found = (tile.slot for tile in self.tiles if tile.isVisible())
        return next((i for i in found if self.tiles[i].geometry().contains(point)), None)

    def resizeEvent(self, event):
        """Lay the tiles out again."""
        self._lay_out()

    def paintEvent(self, event):
        """Say why there are no pictures."""
        if not self._count:
            painter = QPainter(self)
            painter.setPen(QColor(self._theme.colours.muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(20, 20, -20, -20), flags, self._message)

    def _press(self, slot: int, one_more: bool) -> None:
        session = self._studio.session
        chosen = session.with_toggled(slot) if one_more else session.with_selected(slot)
        self._studio.change(chosen)

    def _show_drawing(self, drawing: Drawing) -> None:
        self.tiles[drawing.slot].show_drawing(drawing)

    def _refused(self, _message: str, _hint: str) -> None:
        self._message = texts.EMPTY
        self.update()

    def _describe(self, tile: Tile, session: Session) -> None:
        what = picture_words(session.picture(tile.slot))
        number, count = tile.slot + 1, session.count
        tile.describe(texts.TILE_NAME.format(number=number, count=count, what=what), sentence(what))

    def _lay_out(self) -> None:
        """Square tiles in full rows, the last row centred, all in the middle of the space."""
        count = self._count
        if not count:
            return
        width, height = self.width(), self.height()
        columns = self._columns = best_columns(count, width, height)
        rows = -(-count // columns)
        side = max(2 * MARGIN + 8, min(width // columns, height // rows) - GAP)
        top = (height - rows * (side + GAP) + GAP) // 2
        for index in range(count):
            row, column = divmod(index, columns)
            in_row = min(columns, count - row * columns)
            left = (width - in_row * (side + GAP) + GAP) // 2
            x = left + column * (side + GAP)
            if self.isRightToLeft():
                x = width - x - side
            self.tiles[index].setGeometry(QRect(x, top + row * (side + GAP), side, side))

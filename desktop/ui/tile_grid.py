"""The pictures side by side, as large as the space allows."""

import numpy as np
from PyQt6.QtCore import QPoint, QRect, Qt, pyqtSignal
from PyQt6.QtGui import QColor, QPainter
from PyQt6.QtWidgets import QWidget

from desktop.session import MAX_COUNT, Session
from desktop.ui import texts
from desktop.ui.theme import Colours
from desktop.ui.tile import MARGIN, Tile
from desktop.ui.worker import Drawing

GAP = 2  # between tiles, which carry their own margin


def best_columns(count: int, width: int, height: int) -> int:
    """How many columns make `count` squares largest in this space; fewer gaps decide a tie."""

    def quality(columns: int) -> tuple[int, int]:
        rows = -(-count // columns)
        return min(width // columns, height // rows), -(rows * columns)

    return max(range(1, count + 1), key=quality)


class TileGrid(QWidget):
    """Twelve tiles, of which the session's count is shown; pictures survive being hidden."""

    selected = pyqtSignal(int)
    hovered = pyqtSignal(int)  # -1: none
    reroll_asked = pyqtSignal()
    save_asked = pyqtSignal(int)
    menu_asked = pyqtSignal(int, QPoint)

    def __init__(self, colours: Colours):
        super().__init__()
        self._session: Session | None = None
        self._epoch = 0
        self._codes = np.empty((0, 0), np.float32)
        self._columns = 1
        self._message = texts.LOADING
        self._colours = colours
        self.tiles = [Tile(index, colours, self) for index in range(MAX_COUNT)]
        for tile in self.tiles:
            tile.hide()
            tile.pressed.connect(self.selected)
            tile.hovered.connect(lambda index, on: self.hovered.emit(index if on else -1))
            tile.save_asked.connect(self.save_asked)
            tile.menu_asked.connect(self.menu_asked)
        self.setMinimumSize(240, 240)
        self.setAccessibleName(texts.GRID_NAME)

    def show_session(self, session: Session, epoch: int, codes: np.ndarray) -> None:
        """Show `count` tiles; one that appears with an outdated picture starts empty.

        Args:
            session: count, seed and selection.
            epoch: which model draws them.
            codes: (count, D) float32.
        """
        count_before = self._session.count if self._session else 0
        self._session, self._epoch, self._codes = session, epoch, codes
        for tile in self.tiles:
            visible = tile.index < session.count
            if visible and tile.isHidden() and not self._is_wanted(tile.drawing):
                tile.show_drawing(None)
            tile.describe(session.count, session.seed)
            tile.set_selected(tile.index == session.selected)
            tile.setVisible(visible)
        if session.count != count_before:
            self._lay_out()
            self.update()  # the message under the first pictures goes

    def show_drawing(self, drawing: Drawing) -> None:
        """Show a picture that arrived, unless it is no longer wanted."""
        if self._is_wanted(drawing):
            self.tiles[drawing.index].show_drawing(drawing)

    def drawings(self) -> list[Drawing] | None:
        """The pictures shown, in order; None while one of them is still being drawn."""
        tiles = self.tiles[: len(self._codes)]
        ready = all(self._is_wanted(tile.drawing) for tile in tiles)
        return [tile.drawing for tile in tiles] if ready else None

    def set_message(self, message: str) -> None:
        """What to say while there are no pictures."""
        self._message = message
        self.update()

    def set_colours(self, colours: Colours) -> None:
        """Follow the theme."""
        self._colours = colours
        for tile in self.tiles:
            tile.set_colours(colours)
        self.update()

    def focus_selected(self) -> None:
        """Give the keyboard to the selected picture."""
        self.tiles[self._session.selected].setFocus()

    def keyPressEvent(self, event):
        """Arrows move the selection, Space draws anew."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1,
                 Qt.Key.Key_Up: -self._columns, Qt.Key.Key_Down: self._columns}  # fmt: skip
        if self._session and event.key() in steps:
            target = self._session.selected + steps[event.key()]
            if 0 <= target < self._session.count:
                self.selected.emit(target)
                self.focus_selected()
        elif self._session and event.key() == Qt.Key.Key_Space:
            self.reroll_asked.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event):
        """Lay the tiles out again."""
        self._lay_out()

    def paintEvent(self, event):
        """Say why there are no pictures."""
        if self._session is None:
            painter = QPainter(self)
            painter.setPen(QColor(self._colours.muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(20, 20, -20, -20), flags, self._message)

    def _is_wanted(self, drawing: Drawing | None) -> bool:
        if drawing is None or drawing.epoch != self._epoch or drawing.index >= len(self._codes):
            return False
        return np.array_equal(drawing.z, self._codes[drawing.index])

    def _lay_out(self) -> None:
        """Square tiles in full rows, the last row centred, all in the middle of the space."""
        count = self._session.count if self._session else 0
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
            place = QRect(left + column * (side + GAP), top + row * (side + GAP), side, side)
            self.tiles[index].setGeometry(place)

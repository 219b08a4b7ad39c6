"""The pictures of the window on the map: numbered dots, the selected one larger with a ring."""

from dataclasses import dataclass

from desktop.ui.map.layers import Layer  # first: it settles on PyQt6

# isort: split
import numpy as np
import pyqtgraph
from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QColor, QFont, QPainter, QPen

from desktop.ui.theme import Theme

DOT, MARK = 9, 12  # pixels; radius of a picture's marker, and of the selected one's
EDGE = 10  # pixels from the edge of the map, at least


@dataclass(frozen=True)
class _Look:
    """How a marker is painted; colours are #rrggbb."""

    radius: float
    fill: str
    edge: str
    ink: str
    ring: str  # empty: none


class MarkerLayer(Layer):
    """The pictures of the window: numbered dots, the selected one larger with a ring."""

    def __init__(self, view: pyqtgraph.ViewBox, theme: Theme):
        super().__init__(view, theme)
        self.selected = -1
        self._chosen: tuple[int, ...] = ()

    def show_pictures(self, points: np.ndarray, selected: int, chosen: tuple[int, ...]) -> None:
        """Mark these: points (count, 2), by slot."""
        self.points, self.selected, self._chosen = points, selected, chosen
        self.update()

    def pixels(self) -> np.ndarray:
        """Where the markers are, (count, 2): one that would be out of sight waits at the edge."""
        room = self.boundingRect()
        most = np.array([room.width(), room.height()]) - EDGE
        return np.clip(super().pixels(), EDGE, np.maximum(most, EDGE))

    def index_at(self, pixel: QPointF) -> int:
        """Whose marker is under a pixel of the view box; -1: no one's."""
        away = np.hypot(*(self.pixels() - (pixel.x(), pixel.y())).T)
        hit = [i for i in self.in_order() if away[i] <= (MARK + 3 if i == self.selected else DOT)]
        return hit[-1] if hit else -1

    def paint(self, painter: QPainter, *_) -> None:
        """Paint all markers, the selected one last."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pixels = self.pixels()
        for index in self.in_order():
            self._paint_marker(painter, index, QPointF(*pixels[index]))

    def in_order(self) -> list[int]:
        """From the back to the front; nothing hides the selected one."""
        order = range(len(self.points))
        return sorted(order, key=lambda index: (index == self.hovered, index == self.selected))

    def _paint_marker(self, painter: QPainter, index: int, centre: QPointF) -> None:
        look = self._look(index)
        if look.ring:
            painter.setPen(QPen(QColor(look.ring), 2.0))
            painter.setBrush(QColor(self.theme.colours.surface))
            painter.drawEllipse(centre, look.radius + 3.5, look.radius + 3.5)
        painter.setPen(QPen(QColor(look.edge), 1.5))
        painter.setBrush(QColor(look.fill))
        painter.drawEllipse(centre, look.radius, look.radius)
        painter.setPen(QColor(look.ink))
        font = QFont(painter.font())
        font.setPixelSize(12 if index == self.selected else 10)
        font.setBold(True)
        painter.setFont(font)
        square = QRectF(centre.x() - 20, centre.y() - 20, 40, 40)
        painter.drawText(square, Qt.AlignmentFlag.AlignCenter, str(index + 1))

    def _look(self, index: int) -> _Look:
        c = self.theme.colours
        if index == self.selected:
            return _Look(MARK, c.accent, c.accent, c.on_accent, c.accent)
        marked = index in self._chosen or index == self.hovered
        return _Look(DOT, c.surface, c.accent if marked else c.dot, c.ink, "")

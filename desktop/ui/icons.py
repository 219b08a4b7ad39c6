"""The few signs on buttons, drawn as paths: sharp at any scale, in any colour, without a font."""

from collections.abc import Callable

from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF, QTransform

SIDE = 16.0  # the grid that the paths are drawn on
SHARP = 64  # pixels; buttons show them at 16 to 20, up to three times as dense


def lock(closed: bool) -> QPainterPath:
    """A padlock."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(3, 7, 10, 7), 1.5, 1.5)
    shackle = QPainterPath(QPointF(5, 7))
    shackle.lineTo(5, 5)
    shackle.arcTo(QRectF(5, 2, 6, 6), 180, -180 if closed else -150)
    if closed:
        shackle.lineTo(11, 7)
    path.addPath(shackle)
    return path


def star() -> QPainterPath:
    """A star with five points."""
    outer, inner = QPointF(0, -6.6), QPointF(0, -2.9)
    points = []
    for corner in range(10):
        turn = QTransform().rotate(36 * corner)
        points.append(turn.map(inner if corner % 2 else outer) + QPointF(8, 8.4))
    path = QPainterPath()
    path.addPolygon(QPolygonF(points))
    path.closeSubpath()
    return path


def arrow_back() -> QPainterPath:
    """An arrow that turns back to the left: undo."""
    path = QPainterPath(QPointF(6, 3))
    path.lineTo(3, 6)
    path.lineTo(6, 9)
    path.moveTo(3, 6)
    path.lineTo(9, 6)
    path.arcTo(QRectF(5.5, 6, 7, 7), 90, -180)
    path.lineTo(6, 13)
    return path


def two_sheets() -> QPainterPath:
    """A sheet that lies on another: copy."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(2.5, 5.5, 8, 8), 1.5, 1.5)
    path.moveTo(5.5, 3.5)
    path.arcTo(QRectF(5.5, 2.5, 3, 3), 180, -90)
    path.lineTo(12, 2.5)
    path.arcTo(QRectF(10.5, 2.5, 3, 3), 90, -90)
    path.lineTo(13.5, 9)
    path.arcTo(QRectF(10.5, 7.5, 3, 3), 0, -90)
    return path


def mirrored(path: QPainterPath) -> QPainterPath:
    """The same sign, left and right exchanged: redo from undo, and all of them right-to-left."""
    return QTransform(-1, 0, 0, 1, SIDE, 0).map(path)


def icon(path: QPainterPath, colour: str, filled: bool = False) -> QIcon:
    """An icon of a path's outline, or of its whole area."""
    return QIcon(_pixmap(lambda painter: _paint(painter, path, colour, filled)))


def _paint(painter: QPainter, path: QPainterPath, colour: str, filled: bool) -> None:
    pen = QPen(QColor(colour), 1.4)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    if filled:
        painter.setBrush(QColor(colour))
    painter.drawPath(path)


def _pixmap(paint: Callable[[QPainter], None]) -> QPixmap:
    pixmap = QPixmap(SHARP, SHARP)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(SHARP / SIDE, SHARP / SIDE)
    paint(painter)
    painter.end()
    return pixmap

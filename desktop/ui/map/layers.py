"""What lies on the map: layers, and the one of the photos as small pictures.

Each layer is one item that paints all of its things in the map's own pixels. Measured with 300
photos, a move of the mouse then paints in 1.4 ms; as many single items take as long, and have to be
kept in step with the codes besides.
"""

import functools

import numpy as np
import pyqtgraph
from PyQt6.QtCore import QPointF, QRectF, QSizeF, Qt
from PyQt6.QtGui import QColor, QImage, QPainter, QPen, QPixmap

from desktop.ui.map.photos import MOST
from desktop.ui.theme import Theme
from desktop.ui.tile import to_qimage

SIDES = (20, 23, 26, 30, 34, 40, 48, 60, 76, 96)  # pixels of a small picture; zooming steps through
CROWDED = 0.6  # of the map is covered with small pictures where all are seen; they overlap a bit
FRAME = 4  # pixels around a photo of the user's own
EDGE = 6  # pixels around any photo for its edge


class Layer(pyqtgraph.GraphicsObject):
    """Something painted over a view box, in pixels from its corner."""

    def __init__(self, view: pyqtgraph.ViewBox, theme: Theme):
        super().__init__(view)
        self.view, self.theme = view, theme
        self.points = np.empty((0, 2), np.float32)
        self.hovered = -1
        view.sigRangeChanged.connect(self._moved)
        view.sigResized.connect(self._resized)

    def boundingRect(self) -> QRectF:
        """All of the map."""
        return QRectF(self.view.rect())

    def hover(self, index: int) -> None:
        """Bring one thing to the front; -1 none."""
        if index != self.hovered:
            self.hovered = index
            self.update()

    def pixels(self) -> np.ndarray:
        """Where the points lie in the view box: (n, 2)."""
        return to_pixels(self.view, self.points)

    def in_order(self) -> list[int]:
        """What is painted, from the back to the front: what the mouse is over comes last."""
        order = range(len(self.points))
        return sorted(order, key=lambda index: index == self.hovered)

    def _moved(self, *_) -> None:
        self.update()

    def _resized(self, *_) -> None:
        self.prepareGeometryChange()
        self.update()


def to_pixels(view: pyqtgraph.ViewBox, points: np.ndarray) -> np.ndarray:
    """Turn points of the map (n, 2) into pixels of its view box (n, 2)."""
    (left, right), (bottom, top) = view.viewRange()
    width, height = view.rect().width(), view.rect().height()
    scale = np.array([width / (right - left), -height / (top - bottom)])
    return (np.asarray(points, np.float64) - (left, top)) * scale


class PhotoLayer(Layer):
    """Photos as small pictures, as far as they have arrived; the user's own ones framed."""

    def __init__(self, view: pyqtgraph.ViewBox, theme: Theme, *, framed: bool):
        super().__init__(view, theme)
        self._framed = framed
        self._images: dict[int, np.ndarray] = {}
        self._pixmaps: dict[int, QPixmap] = {}  # of the images, at the size below
        self._made_for: tuple = ()

    def show_photos(self, points: np.ndarray, images: dict[int, np.ndarray]) -> None:
        """Show these: points (n, 2) and uint8 (H, W, 3) by number; those without are left out."""
        if any(images.get(i) is not image for i, image in self._images.items()):
            self._pixmaps.clear()
        self.points, self._images = points, dict(images)
        self.update()

    def side(self) -> int:
        """How large the small pictures are: larger, the fewer there are and the closer one looks.

        The area of the map belongs to the photos that are seen at the usual zoom, six sigmas wide.
        """
        if self._framed:
            return SIDES[5]
        area = self.view.rect().width() * self.view.rect().height()
        (left, right), _ = self.view.viewRange()
        room = (CROWDED * area / max(min(len(self.points), MOST), 12)) ** 0.5
        wanted = room * (6.0 / (right - left)) ** 0.6
        return max((side for side in SIDES if side <= wanted), default=SIDES[0])

    def index_at(self, pixel: QPointF) -> int:
        """Which photo's small picture is under a pixel of the view box; -1: none."""
        if not self._images:
            return -1
        half = self.side() / 2 + (FRAME if self._framed else 0)
        away = np.abs(self.pixels() - (pixel.x(), pixel.y())).max(axis=1)
        hit = [i for i in self.in_order() if i in self._images and away[i] <= half]
        return hit[-1] if hit else -1

    def paint(self, painter: QPainter, *_) -> None:
        """Paint the photos that are in sight, and a ring around the one under the mouse."""
        side, ratio = self.side(), painter.device().devicePixelRatioF()
        if self._made_for != (side, ratio, self.theme.colours):
            self._pixmaps.clear()
            self._made_for = side, ratio, self.theme.colours
        half = side / 2 + EDGE
        (x, y), bounds = (self.pixels() - half).T, self.boundingRect()
        inside = (x > -2 * half) & (x < bounds.width()) & (y > -2 * half) & (y < bounds.height())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in self.in_order():
            if inside[index] and index in self._images:
                if index not in self._pixmaps:
                    self._pixmaps[index] = self._framed_photo(self._images[index], side, ratio)
                corner = QPointF(float(x[index]), float(y[index]))
                painter.drawPixmap(corner, self._pixmaps[index])
                if index == self.hovered:
                    self._paint_ring(painter, QRectF(corner, QSizeF(2 * half, 2 * half)))

    def _framed_photo(self, image: np.ndarray, side: int, ratio: float) -> QPixmap:
        """A photo with its edge, once for all moves: lines cost more than pixels."""
        colours, whole = self.theme.colours, side + 2 * EDGE
        pixmap = _clear(whole, ratio)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(EDGE, EDGE, side, side)
        if self._framed:
            painter.setPen(QPen(QColor(colours.learned), 2.0))
            painter.setBrush(QColor(colours.surface))
            painter.drawRoundedRect(frame.adjusted(-FRAME, -FRAME, FRAME, FRAME), 6, 6)
            painter.drawPixmap(frame.topLeft(), rounded(image, side, ratio, side / 7))
        else:  # round ones hide less of each other
            painter.drawPixmap(frame.topLeft(), rounded(image, side, ratio, side / 2))
            painter.setPen(QPen(QColor(colours.line), 1.0))
            painter.drawEllipse(frame)
        painter.end()
        return pixmap

    def _paint_ring(self, painter: QPainter, frame: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self.theme.colours.accent), 3.0))
        if self._framed:
            painter.drawRoundedRect(frame.adjusted(2, 2, -2, -2), 6, 6)
        else:
            painter.drawEllipse(frame.adjusted(EDGE, EDGE, -EDGE, -EDGE))


def rounded(image: np.ndarray, side: int, ratio: float, corner: float = 10.0) -> QPixmap:
    """Make a small picture with round corners: `side` pixels, on a screen `ratio` times as dense.

    Qt halves and averages on the way down, so that fine patterns do not flicker while zooming.
    """
    dense = round(side * ratio)
    smooth = Qt.TransformationMode.SmoothTransformation
    ignore = Qt.AspectRatioMode.IgnoreAspectRatio
    scaled = to_qimage(image).scaled(dense, dense, ignore, smooth)
    # Cut out of the picture, not painted into the stencil: pixmaps made from one image have one
    # cache key, and a QLabel would go on showing the first of them.
    cut = scaled.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(cut)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.drawImage(0, 0, _stencil(dense, corner * ratio))
    painter.end()
    pixmap = QPixmap.fromImage(cut)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@functools.lru_cache(maxsize=32)
def _stencil(side: int, corner: float) -> QImage:
    """What of a square is seen: opaque but for its round corners; the same for 300 photos."""
    stencil = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    stencil.fill(Qt.GlobalColor.transparent)
    painter = QPainter(stencil)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.black)
    painter.drawRoundedRect(QRectF(0, 0, side, side), corner, corner)
    painter.end()
    return stencil


def _clear(side: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap

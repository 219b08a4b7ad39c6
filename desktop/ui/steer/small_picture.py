"""A small picture with round corners, sharp on dense screens; a frame until there is one."""

import numpy as np
from PIL import Image
from PyQt6.QtCore import QRectF, QSize, Qt
from PyQt6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap
from PyQt6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.theme import Colours, Theme
from desktop.ui.tile import to_qimage

RADIUS = 8


class SmallPicture(QWidget):
    """Shows one image in a square."""

    def __init__(self, side: int, theme: Theme):
        super().__init__()
        self._side, self._theme = side, theme
        self.image: np.ndarray | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_image(self, image: np.ndarray | None) -> None:
        """Show this one, uint8 (H, W, 3), or the empty frame."""
        self.image = image
        self.update()

    def be_wide(self, side: int) -> None:
        """Take a square of this side, in pixels."""
        if side != self._side:
            self._side = side
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The square."""
        return QSize(self._side, self._side)

    def paintEvent(self, event):
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_picture(painter, QRectF(self.rect()), self.image, self._theme.colours)


def paint_picture(
    painter: QPainter, frame: QRectF, image: np.ndarray | None, colours: Colours
) -> None:
    """Paint an image, uint8 (H, W, 3), into a frame; without one, the frame alone."""
    if image is None:
        painter.setPen(QPen(QColor(colours.line), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        return
    ratio = painter.device().devicePixelRatioF()
    side = max(1, round(frame.width() * ratio))
    picture = Image.fromarray(image).resize((side, side), Image.Resampling.BICUBIC)
    brush = QBrush(QPixmap.fromImage(to_qimage(np.asarray(picture)).copy()))
    brush.setTransform(
        brush.transform().translate(frame.x(), frame.y()).scale(1 / ratio, 1 / ratio)
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush)
    painter.drawRoundedRect(frame, RADIUS, RADIUS)

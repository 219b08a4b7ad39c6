"""A picture as large as the space allows: what a file will show before it is written."""

import numpy as np
from PIL import Image
from PyQt6.QtCore import QRectF, QSize, Qt
from PyQt6.QtGui import QColor, QPainter, QPen, QPixmap
from PyQt6.QtWidgets import QSizePolicy, QWidget

from desktop.ui import texts
from desktop.ui.theme import Theme
from desktop.ui.tile import to_qimage


class Preview(QWidget):
    """Shows one picture of any shape, whole and undistorted, with a hairline around it."""

    def __init__(self, theme: Theme, name: str):
        super().__init__()
        self._theme = theme
        self._pixels: np.ndarray | None = None
        self._scaled: QPixmap | None = None
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 200)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """The usual size in a dialog."""
        return QSize(400, 400)

    def show_pixels(self, pixels: np.ndarray) -> None:
        """Show a picture, uint8 (H, W, 3)."""
        self._pixels, self._scaled = pixels, None
        self.update()

    def pixels(self) -> np.ndarray | None:
        """The picture shown."""
        return self._pixels

    def resizeEvent(self, event):
        """Scale the picture anew."""
        self._scaled = None

    def paintEvent(self, event):
        """Paint the picture."""
        painter = QPainter(self)
        if self._pixels is None:
            painter.setPen(QColor(self._theme.colours.muted))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, texts.SAVE_FINISHING)
            return
        frame = self._frame(self._pixels)
        picture = self._picture(self._pixels, frame)
        painter.drawPixmap(frame, picture, QRectF(picture.rect()))
        painter.setPen(QPen(QColor(self._theme.colours.line), 1.0))
        painter.drawRect(frame.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _frame(self, pixels: np.ndarray) -> QRectF:
        height, width, _ = pixels.shape
        scale = min((self.width() - 2) / width, (self.height() - 2) / height)
        width, height = max(1, round(width * scale)), max(1, round(height * scale))
        left, top = (self.width() - width) // 2, (self.height() - height) // 2
        return QRectF(left, top, width, height)

    def _picture(self, pixels: np.ndarray, frame: QRectF) -> QPixmap:
        """The picture in the screen's own pixels; bicubic, because Qt's bilinear shows a grid."""
        if self._scaled is None:
            self._scaled = scaled_to(pixels, frame, self.devicePixelRatioF())
        return self._scaled


def scaled_to(pixels: np.ndarray, frame: QRectF, ratio: float) -> QPixmap:
    """Scale uint8 (H, W, 3) to a frame on a screen `ratio` times as dense; bicubic."""
    size = (max(1, round(frame.width() * ratio)), max(1, round(frame.height() * ratio)))
    picture = Image.fromarray(np.ascontiguousarray(pixels))
    scaled = np.asarray(picture.resize(size, Image.Resampling.BICUBIC))
    return QPixmap.fromImage(to_qimage(scaled).copy())


def in_words(size: int) -> str:
    """A number of bytes for people to read: 38 kB, 1.2 MB."""
    if size < 999_500:
        return texts.BYTES_KB.format(number=max(1, round(size / 1000)))
    return texts.BYTES_MB.format(number=f"{size / 1e6:.1f}")

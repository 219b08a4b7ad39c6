"""A picture as large as its widget allows, with its own proportions."""

from PyQt6.QtCore import QRect, QSize, Qt
from PyQt6.QtGui import QPainter, QPalette, QPixmap
from PyQt6.QtWidgets import QWidget


class PictureLabel(QWidget):
    """Shows one picture, or words as long as there is none.

    Args:
        words: to show without a picture.
    """

    def __init__(self, words: str):
        super().__init__()
        self._words = words
        self._picture: QPixmap | None = None
        self.setMinimumSize(280, 120)
        self.setAccessibleName(words)

    def show_picture(self, picture: QPixmap | None) -> None:
        """Show another picture; one that could not be read leaves the last."""
        if picture is None or not picture.isNull():
            self._picture = picture
            self.update()

    def paintEvent(self, event):
        """Draw the picture in the middle, smoothly enlarged, or the words."""
        painter = QPainter(self)
        if self._picture is None:
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(40, 0, -40, 0), flags, self._words)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawPixmap(_centred(size, self.rect()), self._picture)


def _centred(size: QSize, within: QRect) -> QRect:
    left = within.left() + (within.width() - size.width()) // 2
    top = within.top() + (within.height() - size.height()) // 2
    return QRect(left, top, size.width(), size.height())

"""One picture: painted smooth at any size, selectable, with its own save button."""

import numpy as np
from PIL import Image
from PyQt6.QtCore import QPoint, QPointF, QRectF, Qt, pyqtSignal
from PyQt6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QPixmap
from PyQt6.QtWidgets import QPushButton, QWidget

from desktop.ui import texts
from desktop.ui.theme import Colours
from desktop.ui.worker import Drawing

MARGIN = 6  # room for the ring around a selected picture
RADIUS = 10


class Tile(QWidget):
    """Shows its latest drawing; a placeholder before the first."""

    hovered = pyqtSignal(int, bool)
    pressed = pyqtSignal(int)
    save_asked = pyqtSignal(int)
    menu_asked = pyqtSignal(int, QPoint)  # where on the screen

    def __init__(self, index: int, colours: Colours, parent: QWidget):
        super().__init__(parent)
        self.index = index
        self.drawing: Drawing | None = None
        self._colours = colours
        self._selected = False
        self._scaled: QPixmap | None = None
        self._save = QPushButton(texts.TILE_SAVE, self)
        self._save.setObjectName("tileSave")
        self._save.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard has Ctrl+S
        self._save.setAccessibleName(texts.TILE_SAVE_NAME.format(number=index + 1))
        self._save.setCursor(Qt.CursorShape.PointingHandCursor)
        self._save.clicked.connect(lambda: self.save_asked.emit(self.index))
        self._save.hide()

    def show_drawing(self, drawing: Drawing | None) -> None:
        """Show this picture, or the placeholder; the array stays alive with the drawing."""
        self.drawing, self._scaled = drawing, None
        self._update_save()
        self.update()

    def describe(self, count: int, seed: int) -> None:
        """Name the tile for tooltips and screen readers."""
        number = self.index + 1
        self.setAccessibleName(texts.TILE_NAME.format(number=number, count=count, seed=seed))
        self.setToolTip(texts.TILE_TIP.format(number=number, seed=seed))

    def set_selected(self, selected: bool) -> None:
        """Draw the ring; the selected tile is the grid's one stop for the Tab key."""
        self._selected = selected
        policy = Qt.FocusPolicy.StrongFocus if selected else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(policy)
        self._update_save()
        self.update()

    def set_colours(self, colours: Colours) -> None:
        """Follow the theme."""
        self._colours = colours
        self.update()

    def enterEvent(self, event):
        """Show the save button and the dots of this picture."""
        self._update_save()
        self.hovered.emit(self.index, True)
        self.update()

    def leaveEvent(self, event):
        """Take them back."""
        self._update_save()
        self.hovered.emit(self.index, False)
        self.update()

    def mousePressEvent(self, event):
        """Select this picture."""
        self.pressed.emit(self.index)

    def contextMenuEvent(self, event):
        """Offer to save or copy; the Menu key asks for it too."""
        self.menu_asked.emit(self.index, event.globalPos())

    def focusInEvent(self, event):
        """Thicken the ring."""
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event):
        """Thin the ring."""
        self.update()
        super().focusOutEvent(event)

    def resizeEvent(self, event):
        """Keep the save button in its corner."""
        self._scaled = None
        size = self._save.sizeHint()
        self._save.resize(size)
        at = self._frame().bottomRight() - QPointF(size.width() + 8, size.height() + 8)
        self._save.move(at.toPoint())
        self._update_save()

    def paintEvent(self, event):
        """Paint picture and ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self._frame()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.surface))
        if self.drawing is not None:
            brush = QBrush(self._picture())
            ratio = 1 / self.devicePixelRatioF()
            brush.setTransform(
                brush.transform().translate(frame.x(), frame.y()).scale(ratio, ratio)
            )
            painter.setBrush(brush)
        painter.drawRoundedRect(frame, RADIUS, RADIUS)
        self._paint_ring(painter, frame)

    def _paint_ring(self, painter: QPainter, frame: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._selected:
            width = 3.0 if self.hasFocus() else 2.0
            painter.setPen(QPen(QColor(self._colours.accent), width))
            painter.drawRoundedRect(frame.adjusted(-4, -4, 4, 4), RADIUS + 4, RADIUS + 4)
        elif self.underMouse():
            painter.setPen(QPen(QColor(self._colours.dot), 1.5))
            painter.drawRoundedRect(frame.adjusted(-4, -4, 4, 4), RADIUS + 4, RADIUS + 4)
        elif self.drawing is None:
            painter.setPen(QPen(QColor(self._colours.line), 1.0))
            painter.drawRoundedRect(frame, RADIUS, RADIUS)

    def _frame(self) -> QRectF:
        return QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)

    def _picture(self) -> QPixmap:
        """The picture in the screen's own pixels; bicubic, because Qt's bilinear shows a grid."""
        if self._scaled is None:
            frame, ratio = self._frame(), self.devicePixelRatioF()
            size = (max(1, round(frame.width() * ratio)), max(1, round(frame.height() * ratio)))
            picture = Image.fromarray(self.drawing.image).resize(size, Image.Resampling.BICUBIC)
            self._scaled = QPixmap.fromImage(to_qimage(np.asarray(picture)).copy())
        return self._scaled

    def _update_save(self) -> None:
        wanted = self.drawing is not None and (self._selected or self.underMouse())
        self._save.setVisible(wanted and self._frame().width() >= self._save.width() + 24)


def to_qimage(image: np.ndarray) -> QImage:
    """View uint8 (H, W, 3) as a QImage; the array must outlive it (or take a .copy())."""
    height, width, _ = image.shape
    return QImage(image.data, width, height, 3 * width, QImage.Format.Format_RGB888)

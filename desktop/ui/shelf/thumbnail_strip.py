"""A row of small pictures that scrolls sideways: click one, or walk with the arrows and Enter."""

import numpy as np
from PyQt6.QtCore import QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap
from PyQt6.QtWidgets import QListView, QStyle, QStyledItemDelegate

from desktop.ui.theme import Theme
from desktop.ui.tile import to_qimage

THUMBNAIL = 56  # pixels on each side
MARGIN = 4  # room for the frame
RADIUS = 6
CELL = THUMBNAIL + 2 * MARGIN
PALE = 0.4  # opacity of what is undone, or belongs to another model

# What the list's model gives besides DecorationRole, ToolTipRole and AccessibleTextRole.
FRAMED = Qt.ItemDataRole.UserRole
FADED = Qt.ItemDataRole.UserRole + 1


class ThumbnailStrip(QListView):
    """Shows a list model's pictures; what a pick means is the owner's business."""

    picked = pyqtSignal(int)  # clicked, or Enter or Space on it
    remove_asked = pyqtSignal(int)  # Delete on it

    def __init__(self, theme: Theme, name: str, empty_words: str = ""):
        super().__init__()
        self._theme, self._empty_words = theme, empty_words
        self.setObjectName("strip")
        self.setAccessibleName(name)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(_Painter(theme, self))
        self.setFixedHeight(CELL + 8)  # the scroll bar lies below
        self.clicked.connect(lambda index: self.picked.emit(index.row()))
        theme.changed.connect(self.viewport().update)

    def keyPressEvent(self, event):
        """Arrows lead along, Enter picks, Delete removes; QListView does the rest."""
        row, key = self.currentIndex().row(), event.key()
        forward = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(key)
        if forward:  # QListView's own arrows stand still from right to left
            there = row - forward if self.isRightToLeft() else row + forward
            last = self.model().rowCount() - 1
            self.setCurrentIndex(self.model().index(min(max(there, 0), last), 0))
        elif row >= 0 and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(row)
        elif row >= 0 and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_asked.emit(row)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event):
        """Say what would be here, if nothing is."""
        super().paintEvent(event)
        if self._empty_words and not self.model().rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(QColor(self._theme.colours.muted))
            leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
            flags = QStyle.visualAlignment(self.layoutDirection(), leading)
            room = self.viewport().rect().adjusted(MARGIN, 0, -MARGIN, 0)
            painter.drawText(room, flags | Qt.TextFlag.TextWordWrap, self._empty_words)
            if self.hasFocus():
                painter.setPen(QPen(QColor(self._theme.colours.accent), 2.0))
                painter.drawRoundedRect(self.viewport().rect().adjusted(1, 1, -1, -1), 6, 6)


class _Painter(QStyledItemDelegate):
    """Paints one thumbnail: rounded, framed if it is the present one, ringed if the keys are on it.

    A list paints its items itself; they are not widgets.
    """

    def __init__(self, theme: Theme, parent: ThumbnailStrip):
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option, _index) -> QSize:
        """All are of one size."""
        return QSize(CELL, CELL)

    def paint(self, painter, option, index) -> None:
        """Paint one."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(option.rect.x(), option.rect.y(), CELL, CELL)
        frame = frame.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        painter.setOpacity(PALE if index.data(FADED) else 1.0)
        self._paint_picture(painter, frame, index.data(Qt.ItemDataRole.DecorationRole))
        painter.setOpacity(1.0)
        self._paint_frame(painter, frame, option.state, bool(index.data(FRAMED)))
        painter.restore()

    def _paint_picture(self, painter: QPainter, frame: QRectF, pixmap: QPixmap | None) -> None:
        colours = self._theme.colours
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.surface))
        if pixmap is None:  # never drawn to the end: three dots stand for what would be here
            painter.setPen(QPen(QColor(colours.line), 1.0))
            painter.drawRoundedRect(frame, RADIUS, RADIUS)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.muted))
            for across in (-9, 0, 9):
                painter.drawEllipse(frame.center() + QPointF(across, 0), 2, 2)
            return
        painter.drawRoundedRect(frame, RADIUS, RADIUS)
        brush = QBrush(pixmap)
        ratio = frame.width() / pixmap.width()
        brush.setTransform(brush.transform().translate(frame.x(), frame.y()).scale(ratio, ratio))
        painter.setBrush(brush)
        painter.drawRoundedRect(frame, RADIUS, RADIUS)

    def _paint_frame(self, painter: QPainter, frame: QRectF, state, framed: bool) -> None:
        colours, flag = self._theme.colours, QStyle.StateFlag
        focused = bool(state & flag.State_HasFocus)
        pen = None
        if framed:
            pen = QPen(QColor(colours.accent), 3.5 if focused else 2.0)
        elif focused:
            pen = QPen(QColor(colours.ink), 2.0)
        elif state & flag.State_MouseOver:
            pen = QPen(QColor(colours.dot), 1.5)
        if pen:
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame.adjusted(-2, -2, 2, 2), RADIUS + 2, RADIUS + 2)


def to_pixmap(square: np.ndarray) -> QPixmap:
    """A pixmap of its own from uint8 (side, side, 4)."""
    return QPixmap.fromImage(to_qimage(square).copy())

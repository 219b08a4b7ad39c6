"""A small card beside the mouse: what the map has there, in large."""

import numpy as np
from PyQt6.QtCore import QPoint, QPointF, Qt
from PyQt6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.ui.label import Label
from desktop.ui.map.layers import rounded

SIDE = 116  # pixels of the picture
AWAY = 20  # pixels from the mouse


class HoverCard(QFrame):
    """Lies over its parent and lets the mouse through."""

    def __init__(self, parent: QWidget):
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.picture, self.title, self.words = Label(), Label(), Label()
        self.picture.setFixedSize(SIDE, SIDE)
        self.title.setObjectName("heading")
        self.words.setObjectName("muted")
        for label in (self.title, self.words):
            label.setFixedWidth(SIDE)
            label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        for label in (self.picture, self.title, self.words):
            column.addWidget(label)
        self.hide()

    def show_at(self, at: QPointF, title: str, words: str) -> None:
        """Say this beside a position of the parent, on the side where there is room."""
        self.title.setText(title)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.layout().activate()
        self.resize(self.sizeHint())
        room, point = self.parentWidget().rect(), at.toPoint()
        x = point.x() + AWAY if point.x() < room.center().x() else point.x() - AWAY - self.width()
        y = point.y() - self.height() // 2
        most = QPoint(room.width() - self.width() - 4, room.height() - self.height() - 4)
        self.move(max(4, min(x, most.x())), max(4, min(y, most.y())))
        self.show()
        self.raise_()

    def show_image(self, image: np.ndarray | None) -> None:
        """Show a picture uint8 (H, W, 3), or none before it is drawn."""
        if image is None:
            self.picture.clear()
        else:
            self.picture.setPixmap(rounded(image, SIDE, self.devicePixelRatioF()))

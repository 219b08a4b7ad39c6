"""One picture as large as the screen, with the others to the left and to the right of it."""

import numpy as np
from PyQt6.QtCore import QRectF, Qt, pyqtSignal
from PyQt6.QtGui import QColor, QPainter
from PyQt6.QtWidgets import QWidget

from desktop.state.session import Session
from desktop.ui import texts
from desktop.ui.keeping.preview import scaled_to
from desktop.ui.origin_words import picture_words, sentence
from desktop.ui.studio.studio import Studio
from desktop.ui.studio.worker import Drawing, OpenedModel
from desktop.ui.theme import Theme

EDGE = 56  # pixels above and below the picture; the words stand in the lower one
FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_PageDown)
BACK = (Qt.Key.Key_Left, Qt.Key.Key_PageUp)
CLOSES = (Qt.Key.Key_Escape, Qt.Key.Key_F11, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FullScreen(QWidget):
    """Shows the studio's selected picture; arrows select another, Escape or a double click ends it.

    Space draws new pictures, as it does on the small ones.

    Signals:
        closed: the small ones are seen again.

    Args:
        studio: whose picture.
        theme: in which colours.
        parent: the window that it covers.
    """

    closed = pyqtSignal()

    def __init__(self, studio: Studio, theme: Theme, parent: QWidget):
        super().__init__(parent, Qt.WindowType.Window)
        self._studio, self._theme = studio, theme
        self._image: np.ndarray | None = None  # uint8 (H, W, 3)
        self._words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(texts.FULL_SCREEN_TITLE)
        studio.changed.connect(self._show_session)
        studio.drawn.connect(self._show_drawing)
        studio.opened.connect(self._forget)
        theme.changed.connect(self.update)
        self._show_session(studio.session)

    def fill_screen(self) -> None:
        """Cover the screen that the window is on, also where no window manager enlarges it."""
        self.setGeometry(self.parentWidget().screen().geometry())
        self.showFullScreen()
        self.activateWindow()

    def keyPressEvent(self, event):
        """Go to the picture beside, draw new ones, or close."""
        session, key = self._studio.session, event.key()
        step = (key in FORWARD) - (key in BACK)
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self.isRightToLeft():
            step = -step
        if step:
            slot = (session.selected + step) % session.count
            self._studio.change(session.with_selected(slot))
        elif key == Qt.Key.Key_Space:
            self._studio.change(session.rerolled())
        elif key in CLOSES:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event):
        """Say so."""
        super().closeEvent(event)
        self.closed.emit()

    def mouseDoubleClickEvent(self, event):
        """Close."""
        self.close()

    def paintEvent(self, event):
        """Paint the picture in the middle, and below it what it is."""
        painter, colours = QPainter(self), self._theme.colours
        painter.fillRect(self.rect(), QColor(colours.window))
        if self._image is not None:
            room = self.rect().adjusted(EDGE // 2, EDGE, -EDGE // 2, -EDGE)
            side = max(1, min(room.width(), room.height()))
            frame = QRectF(0, 0, side, side)
            frame.moveCenter(self.rect().toRectF().center())
            picture = scaled_to(self._image, frame, self.devicePixelRatioF())
            painter.drawPixmap(frame, picture, picture.rect().toRectF())
        painter.setPen(QColor(colours.muted))
        below = self.rect().adjusted(0, self.height() - EDGE, 0, 0)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._words)

    def image(self) -> np.ndarray | None:
        """The picture shown, uint8 (H, W, 3); none before the first is drawn."""
        return self._image

    def _show_session(self, session: Session) -> None:
        slot = session.selected
        drawing = self._studio.drawing(slot)
        if drawing:
            self._image = drawing.image
        number, words = slot + 1, sentence(picture_words(session.picture(slot)))
        self._words = texts.FULL_SCREEN_WORDS.format(number=number, count=session.count, what=words)
        self.setAccessibleName(self._words)
        self.update()

    def _show_drawing(self, drawing: Drawing) -> None:
        if drawing.slot == self._studio.session.selected:
            self._image = drawing.image
            self.update()

    def _forget(self, _model: OpenedModel) -> None:
        self._image = None
        self.update()

"""One chosen picture with its sign in a sum; a press goes from plus to minus to left out."""

import numpy as np
from PyQt6.QtCore import QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QColor, QPainter, QPen
from PyQt6.QtWidgets import QAbstractButton

from desktop.ui import texts
from desktop.ui.steer.small_picture import paint_picture
from desktop.ui.theme import Theme

PICTURE, SMALL_PICTURE = 64, 40  # pixels; the second where there is little room
SIGN, CAPTION = 24, 18
GAP = 4
NEXT = {1: -1, -1: 0, 0: 1}
SIGNS = {1: "+", -1: "−", 0: ""}
PLUS = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)  # the same key without Shift on many keyboards
LEFT_OUT = (Qt.Key.Key_0, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class SignCard(QAbstractButton):
    """Shows what it is given; plus, minus and 0 on the keyboard set the sign at once.

    Signals:
        signed(slot, sign): the user wants this sign, 1, -1 or 0.
    """

    signed = pyqtSignal(int, int)

    def __init__(self, slot: int, theme: Theme):
        super().__init__()
        self.slot, self.sign = slot, 1
        self._theme, self._side = theme, PICTURE
        self._image: np.ndarray | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(self.sizeHint())
        self.clicked.connect(self._turn)
        theme.changed.connect(self.update)

    def show_sign(self, sign: int) -> None:
        """Show plus (1), minus (-1) or nothing (0)."""
        self.sign = sign
        words = texts.MIX_CARD.format(number=self.slot + 1, sign=texts.MIX_SIGNS[sign])
        self.setAccessibleName(words)
        self.setToolTip(f"<p>{words} {texts.MIX_CARD_TIP}</p>")
        self.update()

    def show_image(self, image: np.ndarray | None) -> None:
        """Show the picture, uint8 (H, W, 3)."""
        self._image = image
        self.update()

    def be_small(self, small: bool) -> None:
        """Take less height than usual, or as much again; the width is the caption's."""
        self._side = SMALL_PICTURE if small else PICTURE
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """As large as sign, picture and caption."""
        return QSize(SIGN + PICTURE + 2 * GAP, self._side + CAPTION + 2 * GAP)

    def keyPressEvent(self, event):
        """Set the sign by its key."""
        key = event.key()
        if key in PLUS:
            self.signed.emit(self.slot, 1)
        elif key == Qt.Key.Key_Minus:
            self.signed.emit(self.slot, -1)
        elif key in LEFT_OUT:
            self.signed.emit(self.slot, 0)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event):
        """Paint sign, picture and caption; what is left out is faint."""
        painter, c = QPainter(self), self._theme.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = self.isRightToLeft()
        frame = QRectF(GAP if mirrored else SIGN + GAP, GAP, PICTURE, self._side)
        sign = QRectF(PICTURE + GAP if mirrored else 0, GAP, SIGN + GAP, self._side)
        picture = QRectF(0, GAP, self._side, self._side)
        picture.moveCenter(frame.center())
        painter.setOpacity(1.0 if self.sign else 0.35)
        paint_picture(painter, picture, self._image, c)
        caption = QRectF(frame.left() - GAP, frame.bottom() + 1, PICTURE + 2 * GAP, CAPTION)
        painter.setPen(QColor(c.muted))
        painter.drawText(caption, Qt.AlignmentFlag.AlignCenter, self._caption())
        painter.setOpacity(1.0)
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 1.8)
        painter.setFont(font)
        painter.setPen(QColor(c.accent if self.sign > 0 else c.learned))
        painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, SIGNS[self.sign])
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(QColor(c.accent if self.hasFocus() else c.line), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def enterEvent(self, event):
        """Show that it can be pressed."""
        self.update()

    def leaveEvent(self, event):
        """Show it as before."""
        self.update()

    def _caption(self) -> str:
        if not self.sign:
            return texts.MIX_LEFT_OUT
        return texts.MIX_PICTURE.format(number=self.slot + 1)

    def _turn(self) -> None:
        self.signed.emit(self.slot, NEXT[self.sign])

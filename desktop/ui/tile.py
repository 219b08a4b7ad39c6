"""One picture: painted smooth at any size, with a ring when chosen and its own three buttons."""

import numpy as np
from PIL import Image
from PyQt6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, pyqtBoundSignal, pyqtSignal
from PyQt6.QtGui import QBrush, QColor, QIcon, QImage, QPainter, QPen, QPixmap
from PyQt6.QtWidgets import QApplication, QPushButton, QWidget

from desktop.ui import icons, texts
from desktop.ui.studio.worker import Drawing
from desktop.ui.theme import Theme

MARGIN = 6  # room for the ring around a selected picture
RADIUS = 10
BUTTON, LEAST_BUTTON = 28, 16  # pixels on each side of the lock and the star
# A tile narrower than this offers no buttons; keys and menu have them too. What is locked or
# starred shows so all the same, on smaller signs.
ROOM = 112


class Tile(QWidget):
    """Shows its latest drawing; a placeholder before the first."""

    hovered = pyqtSignal(int, bool)
    pressed = pyqtSignal(int, bool)  # whether Ctrl was held: choose one more
    enlarged = pyqtSignal(int)  # double-clicked, or Enter
    dragged = pyqtSignal(int)  # pulled away with the mouse
    save_asked = pyqtSignal(int)
    lock_asked = pyqtSignal(int)
    star_asked = pyqtSignal(int)
    menu_asked = pyqtSignal(int, QPoint)  # where on the screen

    def __init__(self, slot: int, theme: Theme, parent: QWidget):
        super().__init__(parent)
        self.slot = slot
        self.drawing: Drawing | None = None
        self._theme = theme
        self._selected = self._chosen = self._locked = self._starred = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._press: QPointF | None = None
        self._scaled: QPixmap | None = None
        self._icons: dict[tuple[str, bool], QIcon] = {}
        self._save = self._button("tileSave", self.save_asked)
        self._save.setText(texts.TILE_SAVE)
        self._lock = self._button("tileSign", self.lock_asked)
        self._star = self._button("tileSign", self.star_asked)
        self._recolour()
        theme.changed.connect(self._recolour)

    def show_drawing(self, drawing: Drawing | None) -> None:
        """Show this picture, or the placeholder; the array stays alive with the drawing."""
        self.drawing, self._scaled = drawing, None
        self._update_buttons()
        self.update()

    def describe(self, name: str, tip: str) -> None:
        """Name the tile for screen readers, and say more in its tooltip."""
        self.setAccessibleName(name)
        self.setToolTip(tip)
        number = self.slot + 1
        self._save.setAccessibleName(texts.TILE_SAVE_NAME.format(number=number))
        self._lock.setAccessibleName(texts.TILE_LOCK_NAME.format(number=number))
        self._star.setAccessibleName(texts.TILE_STAR_NAME.format(number=number))

    def set_state(self, *, selected: bool, chosen: bool, locked: bool, starred: bool) -> None:
        """Draw ring and signs; the selected tile is the grid's one stop for the Tab key."""
        state = (selected, chosen, locked, starred)
        if state == (self._selected, self._chosen, self._locked, self._starred):
            return  # a dragged slider asks sixty times a second, and icons take their time
        self._selected, self._chosen, self._locked, self._starred = state
        policy = Qt.FocusPolicy.StrongFocus if selected else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(policy)
        self._show_signs()
        self.update()
        self._update_buttons()

    def enterEvent(self, event):
        """Show the buttons and the dots of this picture."""
        self._update_buttons()
        self.hovered.emit(self.slot, True)
        self.update()

    def leaveEvent(self, event):
        """Hide them again."""
        self._update_buttons()
        self.hovered.emit(self.slot, False)
        self.update()

    def mousePressEvent(self, event):
        """Select the picture; with Ctrl, choose it together with others."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._press = event.position()
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self.pressed.emit(self.slot, bool(held))

    def mouseDoubleClickEvent(self, event):
        """Show it on the whole screen; with Ctrl, two clicks are two clicks."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.mousePressEvent(event)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._press = None
            self.enlarged.emit(self.slot)

    def mouseMoveEvent(self, event):
        """Begin to drag the picture out once the mouse has moved far enough."""
        if self._press is None or self.drawing is None:
            return
        moved = (event.position() - self._press).manhattanLength()
        if moved >= QApplication.startDragDistance():
            self._press = None
            self.dragged.emit(self.slot)

    def mouseReleaseEvent(self, event):
        """End what might have become a drag."""
        self._press = None

    def contextMenuEvent(self, event):
        """Offer all that can be done with a picture; the Menu key asks for it too."""
        self.menu_asked.emit(self.slot, event.globalPos())

    def focusInEvent(self, event):
        """Thicken the ring."""
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event):
        """Thin the ring."""
        self.update()
        super().focusOutEvent(event)

    def resizeEvent(self, event):
        """Keep the buttons in their corners."""
        self._scaled = None
        frame, gap = self._frame(), 8
        size = self._save.sizeHint()
        self._save.resize(size)
        at = frame.bottomRight() - QPointF(size.width() + gap, size.height() + gap)
        self._save.move(at.toPoint())
        self._lay_out_signs()
        self._update_buttons()

    def paintEvent(self, event):
        """Paint picture and ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self._frame()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colours.surface))
        if self.drawing is not None:
            brush = QBrush(self._picture(self.drawing))
            ratio = 1 / self.devicePixelRatioF()
            brush.setTransform(
                brush.transform().translate(frame.x(), frame.y()).scale(ratio, ratio)
            )
            painter.setBrush(brush)
        painter.drawRoundedRect(frame, RADIUS, RADIUS)
        self._paint_ring(painter, frame)

    def _paint_ring(self, painter: QPainter, frame: QRectF) -> None:
        colours = self._theme.colours
        painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = None
        if self._selected:
            pen = QPen(QColor(colours.accent), 3.0 if self.hasFocus() else 2.0)
        elif self._chosen:
            width = 3.0 if self.hasFocus() else 2.0
            pen = QPen(QColor(colours.accent), width, Qt.PenStyle.DashLine)
        elif self.hasFocus():  # looked at with Ctrl and the arrows
            pen = QPen(QColor(colours.ink), 2.0)
        elif self.underMouse():
            pen = QPen(QColor(colours.dot), 1.5)
        elif self.drawing is None:
            painter.setPen(QPen(QColor(colours.line), 1.0))
            painter.drawRoundedRect(frame, RADIUS, RADIUS)
        if pen:
            painter.setPen(pen)
            painter.drawRoundedRect(frame.adjusted(-4, -4, 4, 4), RADIUS + 4, RADIUS + 4)

    def _frame(self) -> QRectF:
        return QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)

    def _picture(self, drawing: Drawing) -> QPixmap:
        """The picture in the screen's own pixels; bicubic, because Qt's bilinear shows a grid."""
        if self._scaled is None:
            frame, ratio = self._frame(), self.devicePixelRatioF()
            size = (max(1, round(frame.width() * ratio)), max(1, round(frame.height() * ratio)))
            picture = Image.fromarray(drawing.image).resize(size, Image.Resampling.BICUBIC)
            self._scaled = QPixmap.fromImage(to_qimage(np.asarray(picture)).copy())
        return self._scaled

    def _button(self, style: str, asked: pyqtBoundSignal) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(style)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard has shortcuts of its own
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: asked.emit(self.slot))
        button.hide()
        return button

    def _recolour(self) -> None:
        self._icons.clear()
        self._show_signs()
        self.update()

    def _show_signs(self) -> None:
        for button, name, on, tips in (
            (self._lock, "lock", self._locked, (texts.LOCK, texts.UNLOCK)),
            (self._star, "star", self._starred, (texts.STAR, texts.UNSTAR)),
        ):
            button.setIcon(self._sign(name, on))
            button.setToolTip(tips[on])

    def _lay_out_signs(self) -> None:
        """Put lock and star into the upper right corner, large enough to press where they can be.

        In a tile that shows no buttons a quarter of its width is a sign; the two never meet.
        """
        frame = self._frame()
        small = min(max(round(frame.width() / 4), LEAST_BUTTON), BUTTON)
        side, gap = (BUTTON, 8) if frame.width() >= ROOM else (small, 3)
        at = frame.topRight() + QPointF(-side - gap, gap)
        for button, shift in ((self._star, 0), (self._lock, side + gap // 2)):
            button.resize(side, side)
            button.setIconSize(QSize(18, 18) * (side / BUTTON))
            button.move((at - QPointF(shift, 0)).toPoint())

    def _sign(self, name: str, on: bool) -> QIcon:
        """An icon; each is drawn once, because Qt keeps a copy of every new one for a while."""
        if (name, on) not in self._icons:
            path = icons.lock(on) if name == "lock" else icons.star()
            colour = self._theme.colours.accent if on else self._theme.colours.muted
            self._icons[name, on] = icons.icon(path, colour, filled=on)
        return self._icons[name, on]

    def _update_buttons(self) -> None:
        drawn = self.drawing is not None
        looked_at = self._selected or self.underMouse()
        active = drawn and looked_at and self._frame().width() >= ROOM
        self._save.setVisible(active)
        self._lock.setVisible(active or (drawn and self._locked))
        self._star.setVisible(active or (drawn and self._starred))


def to_qimage(image: np.ndarray) -> QImage:
    """View uint8 (H, W, 3) or, see-through, (H, W, 4) as a QImage.

    The array must outlive it (or take a .copy()).
    """
    height, width, channels = image.shape
    pixels = QImage.Format.Format_RGB888 if channels == 3 else QImage.Format.Format_RGBA8888
    # PyQt6 takes any buffer; its stubs know of bytes alone.
    return QImage(image.data, width, height, channels * width, pixels)  # type: ignore[call-overload]

"""What mouse and keys ask for on the map, in the map's own units."""

from PyQt6.QtCore import QEvent, QObject, QPointF, Qt, pyqtSignal
from PyQt6.QtWidgets import QApplication

from desktop.ui.map.map_plot import MapPlot, Mark, Spot

STEP, LONG_STEP = 0.1, 0.5  # sigmas; of an arrow key, and with Shift
ZOOM = 1.0015  # for an eighth of a degree of the wheel: 20 % for a notch
ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0),
          Qt.Key.Key_Down: (0, -1), Qt.Key.Key_Up: (0, 1)}  # fmt: skip
PHOTOS = {Qt.Key.Key_Return: 0, Qt.Key.Key_Enter: 0,
          Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}  # fmt: skip
ZOOMS = {Qt.Key.Key_Plus: 0.8, Qt.Key.Key_Equal: 0.8, Qt.Key.Key_Minus: 1.25}
CURSORS = {
    Mark.PICTURE: Qt.CursorShape.OpenHandCursor,
    Mark.EMPTY: Qt.CursorShape.CrossCursor,
}


class MapGestures(QObject):
    """Watches one plot; zooms and pans it by itself.

    Signals:
        hovered(Spot | None): where the mouse is, with no button down; None when it left.
        clicked(Spot): a picture, a photo or the user's own photo was clicked.
        travelled(point): the selected picture shall be at this point (2,) of the map, now.
        stepped(dx, dy): the selected picture shall go this far, in sigmas.
        released: the travel has ended.
        photo_asked(step): the photo nearest to the selected picture (0), or the next one.
    """

    hovered = pyqtSignal(object)
    clicked = pyqtSignal(object)
    travelled = pyqtSignal(object)
    stepped = pyqtSignal(float, float)
    released = pyqtSignal()
    photo_asked = pyqtSignal(int)

    def __init__(self, plot: MapPlot):
        super().__init__(plot)
        self._plot = plot
        self._press: tuple[QPointF, Spot] | None = None
        self._grip = QPointF()  # from the mouse to the middle of the marker it holds
        self._travelling = False
        self._panned: QPointF | None = None
        self._handlers = {
            QEvent.Type.MouseButtonPress: self._pressed,
            QEvent.Type.MouseButtonDblClick: self._pressed,  # two quick clicks are two clicks
            QEvent.Type.MouseMove: self._moved,
            QEvent.Type.MouseButtonRelease: self._let_go,
            QEvent.Type.Wheel: self._wheel_turned,
            QEvent.Type.Leave: self._left,
            QEvent.Type.KeyPress: self._key_pressed,
            QEvent.Type.KeyRelease: self._key_released,
        }
        plot.installEventFilter(self)  # keys
        plot.viewport().installEventFilter(self)  # the mouse

    def eventFilter(self, watched, event) -> bool:
        """Handle the mouse's events on the plot's viewport, and keys on the plot itself."""
        is_key = event.type() in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
        handle = self._handlers.get(event.type())
        if handle is None or is_key != (watched is self._plot) or not self._plot.isEnabled():
            return False
        return handle(event)

    def _pressed(self, event) -> bool:
        """Take hold of a picture, or bring the selected one here at once."""
        self._end_travel()
        self._press, self._panned = None, None
        if event.button() in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
            self._panned = event.position()
        elif event.button() == Qt.MouseButton.LeftButton:
            at = event.position()
            spot = self._plot.spot_at(at)
            self._press, self._grip = (at, spot), QPointF()
            if spot.mark == Mark.PICTURE:
                self._grip = self._plot.pixel(self._plot.pictures.points[spot.index]) - at
                self._plot.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
                self.clicked.emit(spot)
            elif spot.mark == Mark.EMPTY:
                self._travel(at)
        return True

    def _moved(self, event) -> bool:
        at = event.position()
        if self._panned is not None:
            self._plot.pan(at - self._panned)
            self._panned = at
        elif self._press is None:
            self._hover(self._plot.spot_at(at))
        elif self._travelling or _far_enough(self._press[0], at):
            self._travel(at)
        return True

    def _let_go(self, event) -> bool:
        """End the travel; where there was none, a photo was clicked."""
        press, self._press, self._panned = self._press, None, None
        if press and not self._travelling and press[1].mark in (Mark.OWN, Mark.PHOTO):
            self.clicked.emit(press[1])
        self._end_travel()
        self._hover(self._plot.spot_at(event.position()))
        return True

    def _wheel_turned(self, event) -> bool:
        turned = event.angleDelta().y()
        if turned:
            self._plot.zoom(ZOOM**-turned, self._plot.point_at(event.position()))
        return True

    def _left(self, _event) -> bool:
        self._hover(None)
        return False

    def _key_pressed(self, event) -> bool:
        key, modifiers = event.key(), event.modifiers()
        if modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        if key in ARROWS:
            long = modifiers & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(*(way * (LONG_STEP if long else STEP) for way in ARROWS[key]))
        elif key in PHOTOS:
            self.photo_asked.emit(PHOTOS[key])
        elif key in ZOOMS:
            self._plot.zoom(ZOOMS[key])
        elif key == Qt.Key.Key_Home:
            self._plot.fit()
        else:
            event.ignore()  # a shortcut of the window; the plot would keep it to itself
        return True

    def _key_released(self, event) -> bool:
        """End a travel by the arrow keys: one held down is one step to undo."""
        if event.key() in ARROWS and not event.isAutoRepeat():
            self.released.emit()
        return False

    def _travel(self, at: QPointF) -> None:
        if not self._travelling:
            self._travelling = True
            self._hover(None)
            self._plot.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self.travelled.emit(self._plot.point_at(at + self._grip))

    def _end_travel(self) -> None:
        if self._travelling:
            self._travelling = False
            self.released.emit()

    def _hover(self, spot: Spot | None) -> None:
        self._plot.point_out(spot)
        if spot:
            shape = CURSORS.get(spot.mark, Qt.CursorShape.PointingHandCursor)
            self._plot.viewport().setCursor(shape)
        self.hovered.emit(spot)


def _far_enough(start: QPointF, at: QPointF) -> bool:
    """Whether the mouse has moved so far that a press has become a drag."""
    return (at - start).manhattanLength() >= QApplication.startDragDistance()

"""The slider of one axis: where the photos lie, where the picture came from, where it is now."""

from PyQt6.QtCore import QPointF, QRectF, QSignalBlocker, Qt, pyqtSignal
from PyQt6.QtGui import QColor, QPainter, QPen
from PyQt6.QtWidgets import QSizePolicy, QSlider

from desktop.state.session import LIMIT
from desktop.ui.theme import Theme

STEPS = 100  # of the slider to one sigma of the prior
HALF_RANGE = 3.5  # sigmas to each side: 1 draw in 2,000 lies farther out
FINE, COARSE = 0.05, 0.5  # sigmas an arrow key and a Page key go
KNOB = 7.0  # pixels from its middle to its edge


class AxisSlider(QSlider):
    """Follows the mouse wherever it is pressed, and paints no more than what it says.

    Signals:
        steered(value): the user moves it, in sigmas.
        sealed: one move ends or another begins; each is undone by itself.
        reset_asked: double click, Delete or Backspace.
    """

    steered = pyqtSignal(float)
    sealed = pyqtSignal()
    reset_asked = pyqtSignal()

    def __init__(self, theme: Theme):
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._home = 0.0
        self._photos = (0.0, 0.0)
        self._grip = 0.0  # pixels from the knob's middle to where the mouse holds it
        self.setSingleStep(round(FINE * STEPS))
        self.setPageStep(round(COARSE * STEPS))
        self.setRange(round(-HALF_RANGE * STEPS), round(HALF_RANGE * STEPS))
        self.setMinimumWidth(80)
        self.setFixedHeight(20)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel scrolls the panel instead
        self.valueChanged.connect(self._moved)
        self.sliderPressed.connect(self.sealed)
        self.sliderReleased.connect(self.sealed)
        theme.changed.connect(self.update)

    def show_value(self, value: float, home: float) -> None:
        """Stand at a value; `home` marks where the picture was before it was steered."""
        self._home = home
        if not self.isSliderDown():  # a scale that jumps while the mouse holds it would run away
            half_range = LIMIT if max(abs(value), abs(home)) > HALF_RANGE else HALF_RANGE
            with QSignalBlocker(self):
                self.setRange(round(-half_range * STEPS), round(half_range * STEPS))
        with QSignalBlocker(self):
            self.setValue(round(value * STEPS))
        self.update()

    def show_photos(self, low: float, high: float) -> None:
        """Mark where most of the photos lie, in sigmas."""
        self._photos = low, high
        self.update()

    def mousePressEvent(self, event):
        """Take the knob, or bring it here."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        x, knob = event.position().x(), self._x(self.value() / STEPS)
        self._grip = x - knob if abs(x - knob) <= KNOB + 2 else 0.0
        self.setSliderDown(True)
        self.mouseMoveEvent(event)

    def mouseMoveEvent(self, event):
        """Bring the knob along."""
        if self.isSliderDown():
            self.setValue(round(self._value(event.position().x() - self._grip) * STEPS))

    def mouseReleaseEvent(self, event):
        """Let it go."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(False)

    def mouseDoubleClickEvent(self, event):
        """Put the axis back."""
        self.reset_asked.emit()

    def keyPressEvent(self, event):
        """Delete and Backspace put the axis back; QSlider knows the other keys."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.reset_asked.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event):
        """End what the keys did."""
        self.sealed.emit()
        super().focusOutEvent(event)

    def wheelEvent(self, event):
        """Turn with the wheel only where the keyboard is: else the panel scrolls."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event):
        """Paint groove, photos, the way from home, and the knob."""
        painter, c = QPainter(self), self._theme.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle, now, home = self.height() / 2, self._x(self.value() / STEPS), self._x(self._home)
        ends = self._x(self.minimum() / STEPS), self._x(self.maximum() / STEPS)
        _bar(painter, c.line, ends, middle - 2, 4)
        _bar(painter, c.accent, (home, now), middle - 2, 4)
        _bar(painter, c.learned, tuple(self._x(value) for value in self._photos), middle + 8, 2)
        painter.setBrush(QColor(c.muted))
        painter.drawRoundedRect(QRectF(home - 1, middle - 7, 2, 14), 1, 1)
        ring = c.ink if self.hasFocus() else c.surface
        painter.setPen(QPen(QColor(ring), 2))
        painter.setBrush(QColor(c.accent if self.isEnabled() else c.muted))
        painter.drawEllipse(QPointF(now, middle), KNOB, KNOB)

    def _moved(self, steps: int) -> None:
        self.steered.emit(steps / STEPS)

    def _x(self, value: float) -> float:
        """Where on the widget a value lies; values beyond the ends lie at them."""
        share = (value * STEPS - self.minimum()) / (self.maximum() - self.minimum())
        share = min(max(share, 0.0), 1.0)
        margin = KNOB + 2
        return margin + (1 - share if self.isRightToLeft() else share) * (self.width() - 2 * margin)

    def _value(self, x: float) -> float:
        """The value that lies at x, maybe beyond the ends."""
        margin = KNOB + 2
        share = (x - margin) / max(self.width() - 2 * margin, 1)
        share = 1 - share if self.isRightToLeft() else share
        return (self.minimum() + share * (self.maximum() - self.minimum())) / STEPS


def _bar(painter: QPainter, colour: str, ends: tuple[float, ...], top: float, height: float):
    left, right = min(ends), max(ends)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(QRectF(left, top, right - left, height), height / 2, height / 2)

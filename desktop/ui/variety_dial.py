"""How far from the mean to draw: a slider on which is marked how far out the photos lie."""

from PyQt6.QtCore import QRectF, QSignalBlocker, Qt, pyqtSignal
from PyQt6.QtGui import QColor, QPainter
from PyQt6.QtWidgets import QHBoxLayout, QSlider, QStyle, QStyleOptionSlider, QWidget

from desktop.state.session import MAX_VARIETY
from desktop.ui import texts
from desktop.ui.label import Label
from desktop.ui.theme import Theme

STEP = 20  # of the slider to 1.0 of variety


class VarietyDial(QWidget):
    """Shows the session's variety and says what it means for these photos."""

    variety_changed = pyqtSignal(float)
    released = pyqtSignal()

    def __init__(self, theme: Theme):
        super().__init__()
        self.slider = _MarkedSlider(theme)
        self.words = Label()
        self.words.setObjectName("muted")
        self.words.setMinimumWidth(self.words.fontMetrics().horizontalAdvance("0.00"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.slider, 1)
        row.addWidget(self.words)
        self.slider.valueChanged.connect(lambda value: self.variety_changed.emit(value / STEP))
        self.slider.sliderReleased.connect(self.released)

    def show_variety(self, variety: float) -> None:
        """Bring the slider in step with the session."""
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(variety * STEP))
        self.words.setText(f"{variety:.2f}")
        self._explain(variety)

    def show_radii(self, radii: tuple[float, float] | None) -> None:
        """Mark how far from the mean the user's photos lie: 5th to 95th of a hundred."""
        self.slider.set_marked(radii)
        self._explain(self.slider.value() / STEP)

    def _explain(self, variety: float) -> None:
        radii, where = self.slider.marked, ""
        if radii:
            low, high = radii
            where = texts.VARIETY_WITHIN
            if variety < low:
                where = texts.VARIETY_NEARER
            if variety > high:
                where = texts.VARIETY_BEYOND
        self.slider.setToolTip(f"<p>{texts.VARIETY_TIP} {where}</p>")
        self.slider.setAccessibleDescription(where)


class _MarkedSlider(QSlider):
    """A horizontal slider with a range marked below its groove."""

    def __init__(self, theme: Theme):
        super().__init__(Qt.Orientation.Horizontal)
        self.marked: tuple[float, float] | None = None
        self._theme = theme
        self.setRange(0, round(MAX_VARIETY * STEP))
        self.setPageStep(STEP // 4)
        self.setMinimumHeight(30)  # the mark lies below the handle
        self.setMinimumWidth(80)
        self.setMaximumWidth(220)
        self.setAccessibleName(texts.VARIETY.replace("&", ""))
        theme.changed.connect(self.update)

    def set_marked(self, marked: tuple[float, float] | None) -> None:
        """Mark values from low to high, in units of variety."""
        self.marked = marked
        self.update()

    def paintEvent(self, event):
        """Paint the range, then the slider over it."""
        if self.marked:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.colours.learned))
            left, right = sorted(self._position(value) for value in self.marked)
            painter.drawRoundedRect(QRectF(left, self.height() / 2 + 11, right - left, 4), 2, 2)
            painter.end()
        super().paintEvent(event)

    def _position(self, value: float) -> float:
        """Where on the widget a value lies; the style knows how wide its handle is."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().pixelMetric(QStyle.PixelMetric.PM_SliderLength, option, self)
        span, steps = self.width() - handle, min(value, MAX_VARIETY) * STEP
        at = QStyle.sliderPositionFromValue(
            self.minimum(), self.maximum(), round(steps), span, option.upsideDown
        )
        return at + handle / 2

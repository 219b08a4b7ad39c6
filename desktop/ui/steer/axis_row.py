"""One axis of the selected picture: its name, its slider, its value to type, its way back."""

from PyQt6.QtCore import QSignalBlocker, QSize, Qt, pyqtSignal
from PyQt6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QPushButton, QWidget

from desktop.generator.model.card import Axis
from desktop.state.session import LIMIT
from desktop.ui import icons, texts
from desktop.ui.steer.axis_name import AxisName
from desktop.ui.steer.axis_naming import AxisNaming
from desktop.ui.steer.axis_slider import FINE, AxisSlider
from desktop.ui.theme import Theme

HEIGHT, LEAST_HEIGHT = 30, 21  # pixels: eight of the least fit a low window


class AxisRow(QWidget):
    """Says what the user does with its axis, counted from 0; shows what it is given.

    Args:
        naming: knows the axis' name.
        theme: in which colours.

    Signals:
        steered(axis, value): go there.
        reset_asked(axis): back to where it was before.
        sealed: one move ends or another begins; each is undone by itself.
    """

    steered = pyqtSignal(int, float)
    reset_asked = pyqtSignal(int)
    sealed = pyqtSignal()

    def __init__(self, naming: AxisNaming, theme: Theme):
        super().__init__()
        self.axis = 0
        self._naming, self._theme = naming, theme
        self.name, self.slider = AxisName(naming, theme), AxisSlider(theme)
        self.box, self.reset = _Value(), QPushButton()
        self._lay_out()
        self.slider.steered.connect(self._steered)
        self.slider.sealed.connect(self.sealed)
        self.slider.reset_asked.connect(self._ask_reset)
        self.box.valueChanged.connect(self._steered)
        self.box.editingFinished.connect(self.sealed)
        self.reset.clicked.connect(self._ask_reset)
        naming.changed.connect(self._describe)
        theme.changed.connect(self._recolour)
        self._recolour()

    def show_axis(self, axis: int, card: Axis, effect: float) -> None:
        """Stand for an axis from now on; what the user was doing with the one before ends.

        Args:
            axis: counted from 0.
            card: what the photos do on it.
            effect: how much it does, 0 to 1, as a share of what the strongest axis does.
        """
        self.axis = axis
        self.name.show_axis(axis, effect)
        self.slider.setSliderDown(False)
        self.slider.show_photos(card.mean - card.sigma, card.mean + card.sigma)
        self._describe()

    def show_value(self, value: float, home: float) -> None:
        """Show where the picture is on this axis, and where it was before it was steered."""
        self.slider.show_value(value, home)
        with QSignalBlocker(self.box):
            self.box.setValue(value)
        moved = value != home
        if not moved and self.reset.hasFocus():
            self.slider.setFocus()  # the button goes, the keyboard stays in the row
        self.reset.setVisible(moved)

    def be_high(self, height: int) -> None:
        """Take this many pixels, from `LEAST_HEIGHT` to `HEIGHT`; fields do not touch."""
        self.setFixedHeight(height)
        self.name.setFixedHeight(height - 1)
        self.box.setFixedHeight(height - 2)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for widget in (self.name, self.slider, self.box, self.reset):
            row.addWidget(widget, 1 if widget is self.slider else 0)
        self.be_high(HEIGHT)
        self.reset.setObjectName("quiet")
        self.reset.setFixedSize(24, LEAST_HEIGHT)
        policy = self.reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(policy)

    def _steered(self, value: float) -> None:
        self.steered.emit(self.axis, value)

    def _ask_reset(self) -> None:
        self.reset_asked.emit(self.axis)

    def _describe(self) -> None:
        if self.axis >= len(self._naming.names):
            return  # a smaller model was opened: the panel is about to hide this row
        name = self._naming.spoken(self.axis)
        self.slider.setAccessibleName(texts.AXIS_SLIDER.format(name=name))
        self.box.setAccessibleName(texts.AXIS_VALUE.format(name=name))
        self.reset.setAccessibleName(texts.AXIS_RESET.format(name=name))
        self.slider.setToolTip(f"<p>{texts.AXIS_SLIDER_TIP}</p>")
        self.reset.setToolTip(texts.AXIS_RESET_TIP)

    def _recolour(self) -> None:
        sign = icons.arrow_back()
        sign = icons.mirrored(sign) if self.isRightToLeft() else sign
        self.reset.setIcon(icons.icon(sign, self._theme.colours.muted))
        self.reset.setIconSize(QSize(15, 15))


class _Value(QDoubleSpinBox):
    """A value in sigmas, typed or stepped; it counts once Enter is pressed or the field left."""

    def __init__(self):
        super().__init__()
        self.setObjectName("inline")
        self.setRange(-LIMIT, LIMIT)
        self.setSingleStep(FINE)
        self.setDecimals(2)
        self.setKeyboardTracking(False)
        self.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # or its minus changes sides
        self.setFixedWidth(56)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event):
        """Turn with the wheel only where the keyboard is: else the panel scrolls."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

"""What stands above the pictures: how many, how far from the mean, from which seed."""

from PyQt6.QtCore import QSignalBlocker, QSize, Qt
from PyQt6.QtGui import QValidator
from PyQt6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QSpinBox,
    QWidget,
)

from desktop.generator.latent.latent_paths import photo_radii
from desktop.state.session import MAX_COUNT, MIN_COUNT, Session
from desktop.ui import icons, texts
from desktop.ui.label import Label
from desktop.ui.seed_field import SeedField
from desktop.ui.studio.studio import Studio
from desktop.ui.studio.worker import OpenedModel
from desktop.ui.theme import Theme
from desktop.ui.variety_dial import VarietyDial

GAP = 14  # pixels between the two rows, beside or below each other


class Controls(QWidget):
    """Passes on to the studio what the user asks for, and shows its session."""

    def __init__(self, studio: Studio, theme: Theme):
        super().__init__()
        self._studio, self._theme = studio, theme
        self.slider = _count_slider()
        self.box = _count_box()
        self.variety = VarietyDial(theme)
        self.seed = SeedField()
        self.reroll = _button(texts.REROLL, texts.REROLL_TIP)
        self.reroll.setObjectName("primary")
        self.undo = _button("", texts.UNDO_TIP)
        self.redo = _button("", texts.REDO_TIP)
        self.save = _button(texts.SAVE_ALL, texts.SAVE_ALL_TIP)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._how, self._which = _row(), _row()
        self._lay_out()
        self._connect()
        self._recolour()
        if studio.model:
            self._opened(studio.model)
        self.show_session(studio.session)

    def show_session(self, session: Session) -> None:
        """Bring every control in step with the session."""
        for control in (self.slider, self.box):
            with QSignalBlocker(control):
                control.setValue(session.count)
        self.seed.show_seed(session.seed)
        self.variety.show_variety(session.variety)
        history = self._studio.history
        self.undo.setEnabled(history.position > 0)
        self.redo.setEnabled(history.position < len(history.sessions) - 1)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the longer of two rows, whichever way they are arranged now."""
        return QSize(max(self._widths()), self._rows.minimumSize().height())

    def resizeEvent(self, event):
        """Put all into one row where there is room for it, else into two."""
        super().resizeEvent(event)
        enough = self.width() >= sum(self._widths()) + GAP
        way = QBoxLayout.Direction.LeftToRight if enough else QBoxLayout.Direction.TopToBottom
        if way != self._rows.direction():
            self._rows.setDirection(way)
            self.updateGeometry()

    def _widths(self) -> list[int]:
        return [row.minimumSize().width() for row in (self._how, self._which)]

    def _connect(self) -> None:
        studio = self._studio
        self.slider.valueChanged.connect(self._change_count)
        self.box.valueChanged.connect(self._change_count)
        self.slider.sliderReleased.connect(studio.seal)
        self.variety.variety_changed.connect(self._change_variety)
        self.variety.released.connect(studio.seal)
        self.seed.typed.connect(self._seed_typed)
        self.seed.taken_back.connect(studio.undo)
        self.seed.editingFinished.connect(studio.seal)
        self.reroll.clicked.connect(lambda: studio.change(studio.session.rerolled()))
        self.undo.clicked.connect(studio.undo)
        self.redo.clicked.connect(studio.redo)
        studio.changed.connect(self.show_session)
        studio.opened.connect(self._opened)
        self._theme.changed.connect(self._recolour)

    def _change_count(self, count: int) -> None:
        self._studio.change(self._studio.session.with_count(count), merge="count")

    def _change_variety(self, variety: float) -> None:
        self._studio.change(self._studio.session.with_variety(variety), merge="variety")

    def _opened(self, model: OpenedModel) -> None:
        card = model.card
        marked = photo_radii(card.z_mean, card.z_log_var) if len(card.z_mean) else None
        self.variety.show_radii(marked)

    def _recolour(self) -> None:
        colour, back = self._theme.colours.ink, icons.arrow_back()
        left, right = back, icons.mirrored(back)
        if self.isRightToLeft():
            left, right = right, left
        for button, path in ((self.undo, left), (self.redo, right)):
            button.setIcon(icons.icon(path, colour))
            button.setIconSize(QSize(18, 18))

    def _seed_typed(self, seed: int) -> None:
        self._studio.change(self._studio.session.with_seed(seed), merge="seed")

    def _lay_out(self) -> None:
        buttons = (self.reroll, self.undo, self.redo, self.save)
        controls = (self.box, self.seed, *buttons)
        height = max(control.sizeHint().height() for control in controls)
        for control in controls:
            control.setFixedHeight(height)
        for button, name in ((self.undo, texts.UNDO), (self.redo, texts.REDO)):
            button.setFixedWidth(height + 6)
            button.setAccessibleName(name)
        how, which = self._how, self._which
        how.addWidget(_label(texts.COUNT, self.slider))
        how.addWidget(self.slider, 4)
        how.addWidget(self.box)
        how.addSpacing(6)
        how.addWidget(_label(texts.VARIETY, self.variety.slider))
        how.addWidget(self.variety, 3)
        which.addWidget(_label(texts.SEED, self.seed))
        which.addWidget(self.seed)
        which.addWidget(self.reroll)
        which.addSpacing(6)
        which.addWidget(self.undo)
        which.addWidget(self.redo)
        which.addStretch(1)
        which.addWidget(self.save)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(GAP)
        self._rows.addLayout(how, 1)
        self._rows.addLayout(which)


def _row() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    return row


def _label(text: str, buddy: QWidget) -> QLabel:
    label = Label(text)
    label.setBuddy(buddy)
    return label


def _count_slider() -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(MIN_COUNT, MAX_COUNT)
    slider.setPageStep(3)
    slider.setMinimumWidth(90)
    slider.setMaximumWidth(420)
    slider.setAccessibleName(texts.COUNT_SLIDER)
    slider.setToolTip(texts.COUNT_TIP)
    return slider


class CountBox(QSpinBox):
    """Takes more than it has for the most: 13 is not the 1 that is left when the 3 is refused."""

    def validate(self, text: str | None, at: int) -> tuple[QValidator.State, str, int]:
        """Turn a number that is too large into the largest, as soon as it is typed."""
        if text and text.isdecimal() and int(text) > self.maximum():
            return QValidator.State.Acceptable, str(self.maximum()), at
        return super().validate(text, at)


def _count_box() -> CountBox:
    box = CountBox()
    box.setRange(MIN_COUNT, MAX_COUNT)
    box.setAlignment(Qt.AlignmentFlag.AlignCenter)
    box.setFixedWidth(54)
    box.setAccessibleName(texts.COUNT_BOX)
    box.setToolTip(texts.COUNT_TIP)
    return box


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    return button

"""The row above the pictures: how many, how far from the mean, from which seed."""

import re

from PyQt6.QtCore import QSignalBlocker, QSize, Qt
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QSlider, QSpinBox, QWidget

from desktop.generator.latent.latent_paths import photo_reach
from desktop.generator.sampling import MAX_SEED
from desktop.state.session import MAX_COUNT, MIN_COUNT, Session
from desktop.ui import icons, texts
from desktop.ui.label import Label
from desktop.ui.studio.studio import Studio
from desktop.ui.studio.worker import OpenedModel
from desktop.ui.theme import Theme
from desktop.ui.variety_dial import VarietyDial


def parse_seed(text: str) -> int | None:
    """The seed in typed or pasted text, blanks and thousands marks forgiven; None if there is none.

    "s000123" from a file name is understood too.
    """
    digits = re.sub(r"[\s,._'’]", "", text).removeprefix("s")
    if not re.fullmatch(r"[0-9]{1,40}", digits) or int(digits) > MAX_SEED:
        return None
    return int(digits)


class Controls(QWidget):
    """Tells the studio what the user asks for, and shows its session."""

    def __init__(self, studio: Studio, theme: Theme):
        super().__init__()
        self._studio, self._theme = studio, theme
        self.slider = _count_slider()
        self.box = _count_box()
        self.variety = VarietyDial(theme)
        self.seed = _seed_field()
        self.reroll = _button(texts.REROLL, texts.REROLL_TIP)
        self.reroll.setObjectName("primary")
        self.undo = _button("", texts.UNDO_TIP)
        self.redo = _button("", texts.REDO_TIP)
        self.save = _button(texts.SAVE_ALL, texts.SAVE_ALL_TIP)
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
        if parse_seed(self.seed.text()) != session.seed or not self.seed.hasFocus():
            self.seed.setText(str(session.seed))  # not while it is typed: the cursor would jump
        self._mark_seed(valid=True)
        self.variety.show_variety(session.variety)
        history = self._studio.history
        self.undo.setEnabled(history.position > 0)
        self.redo.setEnabled(history.position < len(history.sessions) - 1)

    def _connect(self) -> None:
        studio = self._studio
        self.slider.valueChanged.connect(self._change_count)
        self.box.valueChanged.connect(self._change_count)
        self.slider.sliderReleased.connect(studio.seal)
        self.variety.variety_changed.connect(self._change_variety)
        self.variety.released.connect(studio.seal)
        self.seed.textEdited.connect(self._seed_edited)
        self.seed.editingFinished.connect(lambda: self.show_session(studio.session))
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
        marked = photo_reach(card.z_mean, card.z_log_var) if len(card.z_mean) else None
        self.variety.show_reach(marked)

    def _recolour(self) -> None:
        colour, back = self._theme.colours.ink, icons.arrow_back()
        left, right = back, icons.mirrored(back)
        if self.isRightToLeft():
            left, right = right, left
        for button, path in ((self.undo, left), (self.redo, right)):
            button.setIcon(icons.icon(path, colour))
            button.setIconSize(QSize(18, 18))

    def _seed_edited(self, text: str) -> None:
        seed = parse_seed(text)
        self._mark_seed(valid=seed is not None)
        if seed is not None:
            self._studio.change(self._studio.session.with_seed(seed), merge="seed")

    def _mark_seed(self, valid: bool) -> None:
        self.seed.setProperty("invalid", not valid)
        self.seed.setToolTip(texts.SEED_TIP if valid else texts.SEED_INVALID)
        self.seed.style().polish(self.seed)

    def _lay_out(self) -> None:
        buttons = (self.reroll, self.undo, self.redo, self.save)
        controls = (self.box, self.seed, *buttons)
        height = max(control.sizeHint().height() for control in controls)
        for control in controls:
            control.setFixedHeight(height)
        for button, name in ((self.undo, texts.UNDO), (self.redo, texts.REDO)):
            button.setFixedWidth(height + 6)
            button.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(_label(texts.COUNT, self.slider))
        row.addWidget(self.slider, 4)
        row.addWidget(self.box)
        row.addSpacing(6)
        row.addWidget(_label(texts.VARIETY, self.variety.slider))
        row.addWidget(self.variety, 3)
        row.addSpacing(6)
        row.addWidget(_label(texts.SEED, self.seed))
        row.addWidget(self.seed)
        row.addWidget(self.reroll)
        row.addSpacing(6)
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        row.addStretch(1)
        row.addWidget(self.save)


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


def _count_box() -> QSpinBox:
    box = QSpinBox()
    box.setRange(MIN_COUNT, MAX_COUNT)
    box.setAlignment(Qt.AlignmentFlag.AlignCenter)
    box.setFixedWidth(54)
    box.setAccessibleName(texts.COUNT_BOX)
    box.setToolTip(texts.COUNT_TIP)
    return box


def _seed_field() -> QLineEdit:
    field = QLineEdit()
    field.setFixedWidth(96)
    field.setAccessibleName(texts.SEED.replace("&", ""))
    return field


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    return button

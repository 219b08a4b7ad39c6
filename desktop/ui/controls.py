"""The row above the pictures: how many, from which seed, and two buttons."""

import re

from PyQt6.QtCore import QSignalBlocker, Qt, pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QSlider, QSpinBox, QWidget

from desktop.generator.sampling import MAX_SEED
from desktop.session import MAX_COUNT, MIN_COUNT, Session
from desktop.ui import texts


def parse_seed(text: str) -> int | None:
    """The seed in typed or pasted text, blanks and thousands marks forgiven; None if there is none.

    "s000123" from a file name is understood too.
    """
    digits = re.sub(r"[\s,._'’]", "", text).removeprefix("s")
    if not re.fullmatch(r"[0-9]{1,40}", digits) or int(digits) > MAX_SEED:
        return None
    return int(digits)


class Controls(QWidget):
    """Emits what the user asks for and shows the session; it decides nothing itself."""

    count_changed = pyqtSignal(int)
    seed_changed = pyqtSignal(object)  # a seed has up to 64 bits, Qt's int has 32
    reroll_asked = pyqtSignal()
    save_all_asked = pyqtSignal()

    def __init__(self):
        super().__init__()
        self._session = Session()
        self.slider = _count_slider()
        self.box = _count_box()
        self.seed = _seed_field()
        self.reroll = _button(texts.REROLL, texts.REROLL_TIP)
        self.reroll.setObjectName("primary")
        self.save_all = _button(texts.SAVE_ALL, texts.SAVE_ALL_TIP)
        self._lay_out()
        self.slider.valueChanged.connect(self.count_changed)
        self.box.valueChanged.connect(self.count_changed)
        self.seed.textEdited.connect(self._seed_edited)
        self.seed.editingFinished.connect(lambda: self.show_session(self._session))
        self.reroll.clicked.connect(self.reroll_asked)
        self.save_all.clicked.connect(self.save_all_asked)

    def show_session(self, session: Session) -> None:
        """Bring every control in step with the session."""
        self._session = session
        for control in (self.slider, self.box):
            with QSignalBlocker(control):
                control.setValue(session.count)
        if parse_seed(self.seed.text()) != session.seed or not self.seed.hasFocus():
            self.seed.setText(str(session.seed))  # not while it is typed: the cursor would jump
        self._mark_seed(valid=True)

    def _seed_edited(self, text: str) -> None:
        seed = parse_seed(text)
        self._mark_seed(valid=seed is not None)
        if seed is not None:
            self.seed_changed.emit(seed)

    def _mark_seed(self, valid: bool) -> None:
        self.seed.setProperty("invalid", not valid)
        self.seed.setToolTip(texts.SEED_TIP if valid else texts.SEED_INVALID)
        self.seed.style().polish(self.seed)

    def _lay_out(self) -> None:
        controls = (self.box, self.seed, self.reroll, self.save_all)
        height = max(control.sizeHint().height() for control in controls)
        for control in controls:
            control.setFixedHeight(height)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(_label(texts.COUNT, self.slider))
        row.addWidget(self.slider, 4)
        row.addWidget(self.box)
        row.addSpacing(22)
        row.addWidget(_label(texts.SEED, self.seed))
        row.addWidget(self.seed)
        row.addWidget(self.reroll)
        row.addStretch(1)
        row.addWidget(self.save_all)


def _label(text: str, buddy: QWidget) -> QLabel:
    label = QLabel(text)
    label.setBuddy(buddy)
    return label


def _count_slider() -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(MIN_COUNT, MAX_COUNT)
    slider.setPageStep(3)
    slider.setMinimumWidth(140)
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
    field.setFixedWidth(110)
    field.setAccessibleName(texts.SEED.replace("&", ""))
    return field


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    return button

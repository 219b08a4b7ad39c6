"""What to save, and how: this picture, all of them, or a contact sheet."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from PyQt6.QtCore import QSignalBlocker, Qt, pyqtSignal
from PyQt6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QRadioButton,
    QSpinBox,
    QWidget,
)

from desktop.generator.files.finished_files import (
    FinishedFile,
    SheetStyle,
    finished_picture,
    finished_sheet,
)
from desktop.generator.files.picture_file import PictureRecord
from desktop.ui import texts
from desktop.ui.label import Label
from desktop.ui.studio.settings import Settings
from desktop.ui.theme import SHEET_DARK, SHEET_LIGHT

ENLARGEMENTS = (1, 2, 4)
GROUNDS = {"light": SHEET_LIGHT, "dark": SHEET_DARK}
USUAL_COLUMNS = 4
MOST_COLUMNS = 12


class Saved(StrEnum):
    """What becomes a file."""

    ONE = "one"  # this picture
    ALL = "all"  # each picture, a file of its own
    SHEET = "sheet"  # all on one page


@dataclass(frozen=True)
class Shown:
    """The pictures as they were when the dialog opened."""

    images: Sequence[np.ndarray]  # uint8 (H, W, 3) each
    records: Sequence[PictureRecord]
    model_name: str
    slot: int  # of "this picture"


class SaveOptions(QWidget):
    """The choices; `work` turns them into files."""

    changed = pyqtSignal()

    def __init__(self, settings: Settings, shown: Shown, saved: Saved):
        super().__init__()
        self._settings, self._shown = settings, shown
        self.choices = QButtonGroup(self)
        for number, text in enumerate((texts.SAVE_THIS, texts.SAVE_EVERY, texts.SAVE_SHEET)):
            self.choices.addButton(QRadioButton(text, self), number)
        self.choices.button(list(Saved).index(saved)).setChecked(True)
        self.enlargement = QComboBox()
        self.enlargement.setToolTip(texts.SAVE_SIZE_TIP)
        self.columns, self.ground, self.captions = QSpinBox(), QComboBox(), QCheckBox()
        self._fill()
        self._lay_out()
        self._show_choice()
        self.choices.idToggled.connect(self._choice_toggled)
        for signal in (self.enlargement.currentIndexChanged, self.columns.valueChanged,
                       self.ground.currentIndexChanged, self.captions.toggled):  # fmt: skip
            signal.connect(self._announce)

    def saved(self) -> Saved:
        """What to save."""
        return list(Saved)[self.choices.checkedId()]

    def work(self) -> Callable[..., list[FinishedFile]]:
        """A call for the thread that finishes the files in memory."""
        shown, saved, enlargement = self._shown, self.saved(), self.enlargement.currentData()
        images, records, name = shown.images, shown.records, shown.model_name
        if saved == Saved.SHEET:
            background, ink = GROUNDS[self.ground.currentData()]
            style = SheetStyle(self.columns.value(), self.captions.isChecked(), background, ink)
            return lambda _model: [finished_sheet(images, records, name, enlargement, style)]
        slots = [shown.slot] if saved == Saved.ONE else range(len(images))
        return lambda _model: [
            finished_picture(images[slot], records[slot], name, enlargement) for slot in slots
        ]

    def remember(self) -> None:
        """Offer the same choices the next time."""
        remember = self._settings.set_text
        remember(self._size_key(), str(self.enlargement.currentData()))
        if self.saved() == Saved.SHEET:
            remember("sheet_columns", str(self.columns.value()))
            remember("sheet_ground", self.ground.currentData())
            remember("sheet_captions", "yes" if self.captions.isChecked() else "no")

    def _fill(self) -> None:
        settings, count = self._settings, len(self._shown.images)
        most = min(count, MOST_COLUMNS)
        self.columns.setRange(1, most)
        allowed = tuple(str(number) for number in range(1, most + 1))
        columns = settings.text("sheet_columns", str(min(USUAL_COLUMNS, most)), allowed)
        self.columns.setValue(int(columns))
        self.columns.setFixedWidth(72)
        for name, text in (("light", texts.SHEET_LIGHT), ("dark", texts.SHEET_DARK)):
            self.ground.addItem(text, name)
        ground = settings.text("sheet_ground", "light", tuple(GROUNDS))
        self.ground.setCurrentIndex(self.ground.findData(ground))
        self.captions.setText(texts.SHEET_CAPTIONS)
        self.captions.setChecked(settings.text("sheet_captions", "yes", ("yes", "no")) == "yes")

    def _size_key(self) -> str:
        return "save_size_sheet" if self.saved() == Saved.SHEET else "save_size"

    def _show_choice(self) -> None:
        """Offer what such files allow; a sheet's pictures are twice as large as drawn."""
        sheet = self.saved() == Saved.SHEET
        for one in (self.columns, self.ground, self.captions, *self.labels[1:]):
            one.setVisible(sheet)
        height, width, _ = self._shown.images[0].shape
        allowed = tuple(str(number) for number in ENLARGEMENTS)
        wanted = self._settings.text(self._size_key(), "2" if sheet else "1", allowed)
        with QSignalBlocker(self.enlargement):
            self.enlargement.clear()
            for number in ENLARGEMENTS:
                text = texts.SAVE_SIZE_CHOICE.format(width=number * width, height=number * height)
                self.enlargement.addItem(text, number)
            self.enlargement.setCurrentIndex(self.enlargement.findData(int(wanted)))
        self.labels[0].setText(texts.SAVE_SIZE_EACH if sheet else texts.SAVE_SIZE)

    def _choice_toggled(self, _number: int, checked: bool) -> None:
        if checked:
            self._show_choice()
            self.changed.emit()

    def _announce(self) -> None:
        self.changed.emit()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        heading = Label(texts.SAVE_WHAT)
        heading.setObjectName("heading")
        grid.addWidget(heading, 0, 0, 1, 2)
        for row, button in enumerate(self.choices.buttons(), start=1):
            grid.addWidget(button, row, 0, 1, 2)
        grid.setRowMinimumHeight(4, 8)
        labels = []
        rows = ((texts.SAVE_SIZE, self.enlargement), (texts.SHEET_COLUMNS, self.columns),
                (texts.SHEET_GROUND, self.ground))  # fmt: skip
        for row, (text, field) in enumerate(rows, start=5):
            label = Label(text)
            label.setBuddy(field)
            field.setAccessibleName(text.replace("&", ""))
            grid.addWidget(label, row, 0)
            side = (
                Qt.AlignmentFlag(0) if field is not self.columns else Qt.AlignmentFlag.AlignLeading
            )
            grid.addWidget(field, row, 1, side)
            labels.append(label)
        grid.addWidget(self.captions, 8, 1)
        grid.setColumnStretch(1, 1)
        self.labels = labels

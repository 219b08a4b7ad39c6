"""How an animation runs: how long, how smoothly, and into which format."""

import secrets
from collections.abc import Sequence

import numpy as np
from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QPushButton,
    QWidget,
)

from desktop.generator.latent.motion import RATES, Motion
from desktop.state.session import REROLL_SEEDS, Picture
from desktop.ui import texts
from desktop.ui.label import Label
from desktop.ui.live_walk import LAP
from desktop.ui.studio.settings import Settings

# At three times, finding the 256 colours of a GIF's frame takes 43 ms, for which the window waits;
# at four, 100.
ENLARGEMENTS = (1, 2, 3)
LEAST_SIDE = 192  # pixels, unless the user chooses less: smaller ones are stamps
SECONDS = (1.0, 15.0)
SECONDS_PER_STOP = 1.5


class MorphOptions(QWidget):
    """The choices.

    Signals:
        motion_changed(): other frames are wanted.
        file_changed(): the same frames in another format.
    """

    motion_changed = pyqtSignal()
    file_changed = pyqtSignal()

    def __init__(
        self,
        settings: Settings,
        stops: Sequence[Picture],
        image_size: int,
        walk_seed: int | None = None,
    ):
        super().__init__()
        self._settings = settings
        self._codes = np.array([picture.code() for picture in stops])
        none = (0.0,) * self._codes.shape[1]
        self._steps = np.array([picture.outline_step or none for picture in stops], np.float32)
        self._walk_seed = stops[0].seed % REROLL_SEEDS if walk_seed is None else walk_seed
        self.seconds = QDoubleSpinBox()
        self.rate, self.format, self.enlargement = QComboBox(), QComboBox(), QComboBox()
        self.back = QCheckBox(texts.MORPH_BACK)
        self.again = QPushButton(texts.WALK_AGAIN)
        self._fill(len(stops), image_size)
        if walk_seed is not None:
            self.seconds.setValue(LAP)  # shorter, it would be another way
        self._lay_out()
        for signal in (self.seconds.valueChanged, self.rate.currentIndexChanged,
                       self.back.toggled):  # fmt: skip
            signal.connect(self._announce_motion)
        self.again.clicked.connect(self._walk_again)
        self.format.currentIndexChanged.connect(self._announce_file)
        self.enlargement.currentIndexChanged.connect(self._announce_file)

    def motion(self) -> Motion:
        """What to draw."""
        seconds, rate = self.seconds.value(), self.rate.currentData()
        back, seed = self.back.isChecked(), self._walk_seed
        return Motion(self._codes, seconds, rate, back, seed, self._steps)

    def remember(self) -> None:
        """Offer the same choices the next time."""
        self._settings.set_text("morph_format", self.format.currentData())
        self._settings.set_text("morph_size", str(self.enlargement.currentData()))
        self._settings.set_text("morph_rate", str(self.rate.currentData()))
        self._settings.set_text("morph_back", "yes" if self.back.isChecked() else "no")

    def _fill(self, stops: int, image_size: int) -> None:
        settings = self._settings
        self.seconds.setRange(*SECONDS)
        self.seconds.setSingleStep(0.5)
        self.seconds.setDecimals(1)
        self.seconds.setValue(max(4.0, SECONDS_PER_STOP * stops))
        self.seconds.setFixedWidth(72)
        self.back.setToolTip(texts.MORPH_BACK_TIP)
        self.back.setChecked(settings.text("morph_back", "yes", ("yes", "no")) == "yes")
        sizes = {
            number: texts.SAVE_SIZE_CHOICE.format(
                width=number * image_size, height=number * image_size
            )
            for number in ENLARGEMENTS
        }
        for box, key, usual, choices in (
            (self.rate, "morph_rate", "25", {rate: str(rate) for rate in RATES}),
            (self.format, "morph_format", "gif", texts.MORPH_FORMATS),
            (self.enlargement, "morph_size", str(_usual_enlargement(image_size)), sizes),
        ):
            for value, text in choices.items():
                box.addItem(text, value)
            remembered = settings.text(key, usual, tuple(str(value) for value in choices))
            box.setCurrentIndex([str(value) for value in choices].index(remembered))

    def _walk_again(self) -> None:
        self._walk_seed = secrets.randbelow(REROLL_SEEDS)
        self.motion_changed.emit()

    def _announce_motion(self) -> None:
        self.motion_changed.emit()

    def _announce_file(self) -> None:
        self.file_changed.emit()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        self.labels = []
        fields = (
            (texts.MORPH_SECONDS, self.seconds),
            (texts.MORPH_RATE, self.rate),
            (texts.MORPH_FORMAT, self.format),
            (texts.SAVE_SIZE, self.enlargement),
        )
        for row, (text, field) in enumerate(fields):
            label = Label(text)
            label.setBuddy(field)
            field.setAccessibleName(text.replace("&", ""))
            narrow = field is self.seconds
            side = Qt.AlignmentFlag.AlignLeading if narrow else Qt.AlignmentFlag(0)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1, side)
            self.labels.append(label)
        walk = len(self._codes) == 1
        self.back.setVisible(not walk)
        self.again.setVisible(walk)
        extra = self.again if walk else self.back
        grid.addWidget(extra, len(fields), 1, Qt.AlignmentFlag.AlignLeading)
        grid.setColumnStretch(1, 1)


def _usual_enlargement(image_size: int) -> int:
    """The least that makes no stamp of it."""
    return next(n for n in ENLARGEMENTS if n * image_size >= LEAST_SIDE)

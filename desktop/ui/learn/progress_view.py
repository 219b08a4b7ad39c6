"""A model in the making: what it draws by now, what is being done, and how long it still takes."""

import time

from PyQt6.QtCore import Qt, QTimer, pyqtSignal
from PyQt6.QtGui import QPixmap
from PyQt6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.learning.headway import STAGES
from desktop.learning.own_models import own_models
from desktop.ui import texts
from desktop.ui.label import Label
from desktop.ui.learn.learning import Learning, Phase
from desktop.ui.learn.models_list import show_file
from desktop.ui.learn.picture_label import PictureLabel

FORM_WIDTH = 300
EVERY_MS = 1000  # the time left is shown anew


class ProgressView(QWidget):
    """Follows a learning, and ends in a button that opens the model.

    Signals:
        open_asked(Path): of the decoder to open.
    """

    open_asked = pyqtSignal(object)

    def __init__(self, learning: Learning):
        super().__init__()
        self._learning = learning
        self.sheet, self.caption = PictureLabel(texts.LEARN_NO_SHEET), Label(texts.LEARN_SHEET)
        self.title, self.left = Label(), Label()
        self.bar = QProgressBar()
        self.stages = {stage: (Label(), Label(texts.LEARN_STAGES[stage])) for stage in STAGES}
        self.pause, self.stop = QPushButton(), QPushButton(texts.LEARN_STOP)
        self.resume, self.discard = (
            QPushButton(texts.LEARN_RESUME),
            QPushButton(texts.LEARN_DISCARD),
        )
        self.open, self.report = QPushButton(texts.LEARN_OPEN), QPushButton(texts.OWN_REPORT)
        self.again = QPushButton(texts.LEARN_AGAIN)
        self._shown: tuple[object, float] | None = None  # the sheet, and of when
        self._lay_out()
        self._connect()
        self.update_all()

    def update_all(self) -> None:
        """Show how far it is by now."""
        learning, phase = self._learning, self._learning.phase
        working = phase is Phase.LEARNING
        self.title.setText(self._heading())
        self._update_stages()
        self._update_time()
        self._update_sheet()
        training = working and learning.headway.stage == "training" and not learning.stopping
        self.pause.setText(texts.LEARN_CONTINUE if learning.paused else texts.LEARN_PAUSE)
        for button, shown in (
            (self.pause, training), (self.stop, training),
            (self.resume, phase is Phase.INTERRUPTED), (self.discard, phase is not Phase.FINISHED),
            (self.open, phase is Phase.FINISHED), (self.again, phase is Phase.FINISHED),
            (self.report, phase is Phase.FINISHED and self._report() is not None),
        ):  # fmt: skip
            button.setVisible(shown)

    def _heading(self) -> str:
        learning = self._learning
        words = {
            Phase.INTERRUPTED: texts.LEARN_INTERRUPTED,
            Phase.FINISHED: texts.LEARN_FINISHED,
        }.get(learning.phase, texts.LEARN_UNDER_WAY)
        if learning.stopping:
            words = texts.LEARN_STOPPING
        elif learning.paused:
            words = texts.LEARN_PAUSED
        return words.format(name=learning.plan.name)

    def _update_stages(self) -> None:
        """A tick beside what is done, a dot beside what is going on."""
        finished = self._learning.phase is Phase.FINISHED
        done, now = self._learning.headway.done(), self._learning.headway.stage
        for stage, (sign, label) in self.stages.items():
            going = stage == now and not finished
            sign.setText("✓" if finished or stage in done else "●" if going else "")
            label.setObjectName("heading" if going else "muted")
            label.style().polish(label)

    def _update_time(self) -> None:
        learning = self._learning
        self.bar.setVisible(learning.phase is Phase.LEARNING)
        share = learning.headway.share
        self.bar.setRange(0, 0 if share is None and not learning.paused else 1000)
        if share is not None:
            self.bar.setValue(round(1000 * share))
        if learning.phase is Phase.LEARNING and not learning.paused:
            self.left.setText(time_left(learning.headway.remaining(time.monotonic())))
        else:
            hints = {Phase.INTERRUPTED: texts.LEARN_INTERRUPTED_HINT, Phase.FINISHED: ""}
            self.left.setText(hints.get(learning.phase, texts.LEARN_PAUSED_HINT))

    def _update_sheet(self) -> None:
        sheet = self._learning.sheet
        self.caption.setVisible(sheet is not None)
        if sheet is None:
            self.sheet.show_picture(None)
            return
        try:
            now = (sheet, sheet.stat().st_mtime)
        except OSError:
            return  # it is being written, or gone
        if now != self._shown:
            self._shown = now
            self.sheet.show_picture(QPixmap(str(sheet)))

    def _report(self):
        folder = self._learning.plan.folder
        found = [one for one in own_models(self._learning.models) if one.folder == folder]
        return found[0].report if found else None

    def _open(self) -> None:
        if folder := self._learning.plan.folder:
            self.open_asked.emit(folder / "decoder.onnx")

    def _ask_to_discard(self) -> None:
        answer = QMessageBox.question(self, texts.LEARN_DISCARD_TITLE, texts.LEARN_DISCARD_QUESTION)
        if answer == QMessageBox.StandardButton.Yes:
            self._learning.discard()

    def _connect(self) -> None:
        learning = self._learning
        learning.changed.connect(self.update_all)
        self.pause.clicked.connect(lambda: learning.pause(not learning.paused))
        self.stop.clicked.connect(learning.stop_and_keep)
        self.resume.clicked.connect(learning.resume)
        self.discard.clicked.connect(self._ask_to_discard)
        self.open.clicked.connect(self._open)
        self.report.clicked.connect(lambda: show_file(self._report()))
        self.again.clicked.connect(learning.done)
        clock = QTimer(self)
        clock.timeout.connect(self._update_time)
        clock.start(EVERY_MS)

    def _lay_out(self) -> None:
        self.title.setObjectName("heading")
        self.title.setWordWrap(True)
        self.left.setObjectName("muted")
        self.left.setWordWrap(True)
        self.bar.setTextVisible(False)
        self.open.setObjectName("primary")
        self.resume.setObjectName("primary")
        panel = QFrame()
        panel.setObjectName("panel")
        panel.setFixedWidth(FORM_WIDTH)
        right = QVBoxLayout(panel)
        right.setContentsMargins(16, 14, 16, 14)
        right.setSpacing(8)
        for widget in (self.title, self.left, self.bar):
            right.addWidget(widget)
        right.addSpacing(8)
        right.addLayout(self._list_of_stages())
        right.addStretch(1)
        buttons = (
            self.open, self.report, self.again, self.resume, self.pause, self.stop, self.discard
        )  # fmt: skip
        for button in buttons:
            right.addWidget(button)
        shown = QVBoxLayout()
        self.caption.setObjectName("muted")
        self.caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.caption.setWordWrap(True)
        shown.addWidget(self.sheet, 1)
        shown.addWidget(self.caption)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addLayout(shown, 1)
        row.addWidget(panel)

    def _list_of_stages(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(7)
        grid.setColumnMinimumWidth(0, 18)
        grid.setColumnStretch(1, 1)
        for row, (sign, label) in enumerate(self.stages.values()):
            sign.setObjectName("tick")
            grid.addWidget(sign, row, 0)
            grid.addWidget(label, row, 1)
        return grid


def time_left(seconds: float) -> str:
    """So many seconds in words, no finer than they are known."""
    if seconds < 60:
        return texts.LEARN_LEFT_SOON
    minutes = round(seconds / 60)
    if minutes == 1:
        return texts.LEARN_LEFT_MINUTE
    return texts.LEARN_LEFT.format(minutes=minutes)

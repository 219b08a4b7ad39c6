"""A model in the making: what it draws by now, what is being done, and how long it still takes."""

import time
from pathlib import Path

from PyQt6.QtCore import QTimer, pyqtSignal
from PyQt6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.learning.outcome import next_plan
from desktop.learning.own_models import own_models
from desktop.ui import texts
from desktop.ui.asking import agrees
from desktop.ui.label import Label
from desktop.ui.learn.draws_view import DrawsView
from desktop.ui.learn.learning import Learning, Phase
from desktop.ui.learn.models_list import show_file
from desktop.ui.learn.outcome_view import OutcomeView
from desktop.ui.learn.stage_list import StageList

FORM_WIDTH = 300
EVERY_MS = 1000  # the time left is shown anew


class ProgressView(QWidget):
    """Follows a learning, and ends in a button that opens the model.

    Signals:
        open_asked(Path): of the decoder to open.
        keyboard_lost: the button that it was on has gone; Qt would lead it on to one that gives up.
    """

    open_asked = pyqtSignal(object)
    keyboard_lost = pyqtSignal()

    def __init__(self, learning: Learning):
        super().__init__()
        self._learning = learning
        self.draws = DrawsView()
        self.title, self.left = Label(), Label()
        self.bar = QProgressBar()
        self.stages, self.outcome = StageList(), OutcomeView()
        self.pause, self.stop = QPushButton(), QPushButton(texts.LEARN_STOP)
        self.resume, self.discard = (
            QPushButton(texts.LEARN_RESUME),
            QPushButton(texts.LEARN_DISCARD),
        )
        self.open, self.report = QPushButton(texts.LEARN_OPEN), QPushButton(texts.OWN_REPORT)
        self.once_more = QPushButton(texts.LEARN_ONCE_MORE)
        self.again = QPushButton(texts.LEARN_AGAIN)
        self._lay_out()
        self._connect()
        self.update_all()

    def update_all(self) -> None:
        """Show how far it is by now."""
        learning, phase, keyboard = self._learning, self._learning.phase, QApplication.focusWidget()
        working = phase is Phase.LEARNING
        self.title.setText(self._heading())
        self._update_stages()
        self._update_time()
        self.draws.show_sheet(learning.sheet, phase is Phase.FINISHED)
        training = working and learning.headway.stage == "training" and not learning.stopping
        self.pause.setText(texts.LEARN_CONTINUE if learning.paused else texts.LEARN_PAUSE)
        for button, shown in (
            (self.pause, training), (self.stop, training),
            (self.resume, phase is Phase.INTERRUPTED), (self.discard, phase is not Phase.FINISHED),
            (self.open, phase is Phase.FINISHED), (self.again, phase is Phase.FINISHED),
            (self.once_more, phase is Phase.FINISHED),
            (self.report, phase is Phase.FINISHED and self._report() is not None),
        ):  # fmt: skip
            button.setVisible(shown)
        if keyboard is not None and self.isAncestorOf(keyboard) and keyboard.isHidden():
            self.keyboard_lost.emit()

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
        """The stages, and in their place how it turned out once all are done."""
        finished = self._learning.phase is Phase.FINISHED
        unknown = self._learning.headway.since is None  # it was another window's
        self.stages.setVisible(not finished and not unknown)
        self.outcome.setVisible(finished)
        if finished:
            self.outcome.show_outcome(self._learning.outcome, self._learning.plan)
        else:
            self.stages.show_headway(self._learning.headway)

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
            ended = learning.plan.stopped and learning.plan.has_saved()
            rest = texts.LEARN_STOPPED_HINT if ended else texts.LEARN_INTERRUPTED_HINT
            hints = {Phase.INTERRUPTED: rest, Phase.FINISHED: ""}
            self.left.setText(hints.get(learning.phase, texts.LEARN_PAUSED_HINT))
        self.left.setVisible(bool(self.left.text()))

    def _report(self) -> Path | None:
        folder = self._learning.plan.folder
        found = [one for one in own_models(self._learning.models) if one.folder == folder]
        return found[0].report if found else None

    def _show_report(self) -> None:
        if report := self._report():
            show_file(report, self._learning.failed.emit)

    def _open(self) -> None:
        if folder := self._learning.plan.folder:
            self.open_asked.emit(folder / "decoder.onnx")

    def _learn_once_more(self) -> None:
        """Bring the photos back, with the plan changed as the outcome advises."""
        learning = self._learning
        outcome = learning.outcome
        learning.again(next_plan(outcome, learning.plan) if outcome else learning.plan)

    def _ask_to_discard(self) -> None:
        if agrees(self, texts.LEARN_DISCARD_TITLE, texts.LEARN_DISCARD_QUESTION):
            self._learning.discard()

    def _connect(self) -> None:
        learning = self._learning
        learning.changed.connect(self.update_all)
        self.pause.clicked.connect(lambda: learning.pause(not learning.paused))
        self.stop.clicked.connect(learning.stop_and_keep)
        self.resume.clicked.connect(learning.resume)
        self.discard.clicked.connect(self._ask_to_discard)
        self.open.clicked.connect(self._open)
        self.report.clicked.connect(self._show_report)
        self.again.clicked.connect(learning.done)
        self.once_more.clicked.connect(self._learn_once_more)
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
        right.addWidget(self.stages)
        right.addWidget(self.outcome)
        right.addStretch(1)
        buttons = (
            self.open, self.report, self.once_more, self.again, self.resume, self.pause, self.stop,
            self.discard,
        )  # fmt: skip
        for button in buttons:
            right.addWidget(button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addWidget(self.draws, 1)
        row.addWidget(panel)


def time_left(seconds: float) -> str:
    """So many seconds in words, no finer than they are known."""
    if seconds < 60:
        return texts.LEARN_LEFT_SOON
    minutes = round(seconds / 60)
    if minutes == 1:
        return texts.LEARN_LEFT_MINUTE
    return texts.LEARN_LEFT.format(minutes=minutes)

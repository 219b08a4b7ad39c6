"""Where training is not installed: one button that installs it, for this program alone."""

from pathlib import Path

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import texts
from desktop.ui.label import Label
from desktop.ui.learn.setting_up import SettingUp


class SetUpView(QWidget):
    """Offers to set training up, and shows how far that is."""

    def __init__(self, setting_up: SettingUp):
        super().__init__()
        self._setting_up = setting_up
        self.now, self.bar = Label(), QProgressBar()
        self.start = QPushButton()
        self.offline = QPushButton(texts.SET_UP_OFFLINE)
        self.cancel = QPushButton(texts.SET_UP_CANCEL)
        self._lay_out()
        self.start.clicked.connect(lambda: setting_up.begin())
        self.offline.clicked.connect(self._ask_for_wheels)
        self.cancel.clicked.connect(setting_up.stop)
        setting_up.changed.connect(self.update_all)
        self.update_all()

    def update_all(self) -> None:
        """Show how far it is by now."""
        going = self._setting_up.going
        self.start.setText(texts.LEARN_RESUME if self._setting_up.begun else texts.SET_UP_START)
        for button in (self.start, self.offline):
            button.setVisible(not going)
        for widget in (self.cancel, self.bar, self.now):
            widget.setVisible(going)
        package = self._setting_up.package
        self.bar.setRange(0, 1000 if package else 0)  # pip unpacks for minutes without a word
        self.bar.setValue(round(1000 * self._setting_up.share))
        self.now.setText(
            texts.SET_UP_NOW.format(package=package) if package else texts.SET_UP_UNPACKING
        )

    def _ask_for_wheels(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, texts.SET_UP_OFFLINE_TITLE)
        if chosen:
            self._setting_up.begin(Path(chosen))

    def _lay_out(self) -> None:
        title, words = Label(texts.SET_UP_TITLE), Label(texts.SET_UP_WORDS)
        title.setObjectName("large")
        words.setWordWrap(True)
        self.start.setObjectName("primary")
        self.bar.setTextVisible(False)
        for label in (title, words, self.now):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for label in (words, self.now):
            label.setObjectName("muted")
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.start, self.offline, self.cancel):
            row.addWidget(button)
        row.addStretch(1)
        panel = QFrame()
        panel.setObjectName("drop")
        column = QVBoxLayout(panel)
        column.setContentsMargins(40, 34, 40, 34)
        column.setSpacing(12)
        for widget in (title, words, self.bar, self.now):
            column.addWidget(widget)
        column.addLayout(row)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(panel)
        whole.addStretch(1)

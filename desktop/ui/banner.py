"""A message above the pictures that interrupts nothing."""

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from desktop.ui import texts


class Banner(QFrame):
    """What went wrong and what helps, until it is closed or no longer true."""

    def __init__(self):
        super().__init__()
        self.setObjectName("banner")
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)  # file names are no markup
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = QPushButton("×")
        close.setAccessibleName(texts.CLOSE_BANNER)
        close.setToolTip(texts.CLOSE_BANNER)
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.addWidget(self._label, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def say(self, *sentences: str) -> None:
        """Show these sentences; empty ones are left out."""
        text = " ".join(sentence for sentence in sentences if sentence)
        self._label.setText(text)
        self.setAccessibleName(text)
        self.show()

    def text(self) -> str:
        """What the banner says."""
        return self._label.text()

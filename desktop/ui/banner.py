"""A message above the pictures that interrupts nothing."""

from collections.abc import Callable

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QKeySequence, QShortcut
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from desktop.ui import texts
from desktop.ui.label import Label


class Banner(QFrame):
    """What happened and what helps, until it is closed or no longer true."""

    def __init__(self):
        super().__init__()
        self.setObjectName("banner")
        self.setProperty("calm", False)
        self._act: Callable[[], object] | None = None
        self._end: Callable[[], object] | None = None
        self._label = Label()
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.action = QPushButton()
        self.action.setObjectName("bannerAction")
        self.action.clicked.connect(self._do)
        close = QPushButton("×")
        close.setObjectName("bannerClose")
        close.setAccessibleName(texts.CLOSE_BANNER)
        close.setToolTip(texts.CLOSE_BANNER)
        close.clicked.connect(self._close)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.addWidget(self._label, 1)
        row.addWidget(self.action)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        # While the banner is hidden, Escape means whatever else it means.
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self._close)
        self.hide()

    def say(self, *sentences: str, action: tuple[str, Callable[[], object]] | None = None) -> None:
        """Show these sentences; empty ones are left out.

        Args:
            sentences: what to show.
            action: the words of a button, and what it does; the banner closes before.
        """
        self._colour(calm=False)
        text = " ".join(sentence for sentence in sentences if sentence)
        self._label.setText(text)
        self.setAccessibleName(text)
        words, self._act = action or ("", None)
        self._end = None
        self.action.setText(words)
        self.action.setVisible(bool(action))
        self.show()

    def offer(self, sentence: str, words: str, act: Callable[[], object]) -> None:
        """Show one sentence with a button, in calm colours: nothing went wrong."""
        self.say(sentence, action=(words, act))
        self._colour(calm=True)

    def wait(self, sentence: str, words: str, end: Callable[[], object]) -> None:
        """Say that something takes a while; the button and any way to close the banner end it."""
        self.offer(sentence, words, end)
        self._end = end

    def text(self) -> str:
        """What the banner says."""
        return self._label.text()

    def hideEvent(self, event):
        """Forget what the button would do; it may hold a model's path or a picture."""
        super().hideEvent(event)
        if self.isHidden():  # and not merely the window minimised
            self._act = self._end = None

    def _colour(self, *, calm: bool) -> None:
        if self.property("calm") != calm:
            self.setProperty("calm", calm)
            for widget in (self, *self.findChildren(QWidget)):  # else Qt keeps the old style
                self.style().polish(widget)

    def _do(self) -> None:
        self._hide_and(self._act)

    def _close(self) -> None:
        self._hide_and(self._end)

    def _hide_and(self, act: Callable[[], object] | None) -> None:
        self.hide()  # which forgets both
        if act:
            act()

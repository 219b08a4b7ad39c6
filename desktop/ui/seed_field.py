"""The seed, to be read whole, typed or pasted."""

import re

from PyQt6.QtCore import QEvent, Qt, pyqtSignal
from PyQt6.QtGui import QKeyEvent
from PyQt6.QtWidgets import QLineEdit

from desktop.generator.arguments import MAX_SEED
from desktop.ui import texts

USUAL_DIGITS = 8  # room for what is rolled, and a little more
EDGES = 26  # pixels of the field around its text: border, padding, cursor
# Blanks anywhere; points and the like only where thousands end, so that 3.5 is no 35.
GROUPED = re.compile(r"s?([0-9]{1,3}(?:[,._'’][0-9]{3})+|[0-9]{1,40})")


def parse_seed(text: str) -> int | None:
    """The seed in typed or pasted text, blanks and thousands marks forgiven; None if there is none.

    "s000123" from a file name is understood too.
    """
    found = GROUPED.fullmatch(re.sub(r"\s", "", text))
    seed = int(re.sub("[^0-9]", "", found[1])) if found else -1
    return seed if 0 <= seed <= MAX_SEED else None


class SeedField(QLineEdit):
    """As wide as its seed; Escape brings back the one from before the typing.

    Signals:
        typed(seed): another seed stands here by now.
        taken_back(): what was typed shall be undone.
    """

    typed = pyqtSignal(object)  # a number of 64 bits; Qt's int has 32
    taken_back = pyqtSignal()

    def __init__(self):
        super().__init__()
        self._seed = self._before = 0  # what is drawn; what was when the typing began
        self.setAccessibleName(texts.SEED.replace("&", ""))
        self.textEdited.connect(self._edited)
        self.textChanged.connect(self._fit)
        self.editingFinished.connect(self._finish)
        self._fit()

    def show_seed(self, seed: int) -> None:
        """Show the seed that is drawn; what is being typed stays if it means the same."""
        self._seed = seed
        if parse_seed(self.text()) != seed or not self.hasFocus():
            self.setText(str(seed))  # not while it is typed: the cursor would jump
        self._mark(valid=True)

    def focusInEvent(self, event):
        """Remember what Escape goes back to."""
        self._before = self._seed
        super().focusInEvent(event)

    def event(self, event) -> bool:
        """Claim Escape while there is something to take back; else it is the window's."""
        if event.type() == QEvent.Type.ShortcutOverride and self._takes_back(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event):
        """Take back with Escape what was typed."""
        if not self._takes_back(event):
            super().keyPressEvent(event)
            return
        if self._seed != self._before:
            self.taken_back.emit()
        self._finish()
        self.selectAll()

    def _takes_back(self, event: QKeyEvent) -> bool:
        changed = self._seed != self._before or self.text() != str(self._seed)
        return changed and event.key() == Qt.Key.Key_Escape

    def _edited(self, text: str) -> None:
        seed = parse_seed(text)
        self._mark(valid=seed is not None)
        if seed is not None:
            self.typed.emit(seed)

    def _finish(self) -> None:
        """Show the seed that is drawn as it is usually written, whatever was typed."""
        self._before = self._seed
        self.setText(str(self._seed))
        self._mark(valid=True)

    def _fit(self) -> None:
        digits = min(max(len(self.text()), USUAL_DIGITS), len(str(MAX_SEED)))
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("0" * digits) + EDGES)

    def _mark(self, valid: bool) -> None:
        self.setProperty("invalid", not valid)
        self.setToolTip(texts.SEED_TIP if valid else texts.SEED_INVALID)
        self.style().polish(self)

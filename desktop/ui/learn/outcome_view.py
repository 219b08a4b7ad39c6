"""How a finished model turned out, in plain words, and what to do next."""

from PyQt6.QtWidgets import QVBoxLayout, QWidget

from desktop.learning.outcome import Outcome, remedies
from desktop.learning.plan import Plan
from desktop.ui import texts
from desktop.ui.label import Label


class OutcomeView(QWidget):
    """Says what the evaluation found; nothing where there was none."""

    def __init__(self):
        super().__init__()
        self.found, self.share, self.next = Label(), Label(), Label()
        self.share.setObjectName("muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for label in (self.found, self.share, self.next):
            label.setWordWrap(True)
            column.addWidget(label)

    def show_outcome(self, outcome: Outcome | None, plan: Plan) -> None:
        """Show how the model that this plan made turned out."""
        words = ("", "", "")
        if outcome:
            words = (
                texts.STORY_STATES.get(outcome.state, ""),
                share_words(outcome),
                next_words(outcome, plan),
            )
        for label, text in zip((self.found, self.share, self.next), words, strict=True):
            label.setText(text)
            label.setVisible(bool(text))


def share_words(outcome: Outcome) -> str:
    """How many of its draws are new and good; empty where that was not judged."""
    if outcome.new_and_good is None:
        return ""
    return texts.LEARN_NEW_AND_GOOD.format(count=round(100 * outcome.new_and_good))


def next_words(outcome: Outcome, plan: Plan) -> str:
    """What helps; empty where nothing is left to change."""
    helpful = texts.LEARN_OR.join(texts.LEARN_REMEDIES[one] for one in remedies(outcome, plan))
    words = texts.LEARN_FINER if outcome.state == "healthy" else texts.LEARN_HELPS
    return words.format(remedies=helpful) if helpful else ""

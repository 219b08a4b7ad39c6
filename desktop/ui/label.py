"""Text shown as it is: names of files, photos and models come from strangers and are not HTML."""

import html

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QLabel


class Label(QLabel):
    """A label of plain text. Qt guesses by itself, and opens the files that an `<img>` names.

    It begins where the window does: Qt would set a Latin name in an Arabic window to the far side.
    """

    def __init__(self, text: str = ""):
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        absolute = Qt.AlignmentFlag.AlignAbsolute
        self.setAlignment(side | absolute | Qt.AlignmentFlag.AlignVCenter)
        self.setText(text)


def tip(*paragraphs: str) -> str:
    """A tooltip of such paragraphs, wrapped, of plain text; empty ones are left out."""
    return "".join(f"<p>{html.escape(words)}</p>" for words in paragraphs if words)

"""Text shown as it is: names of files, photos and models come from strangers and are not HTML."""

import html

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QLabel


class Label(QLabel):
    """A label of plain text. Qt guesses by itself, and opens the files that an `<img>` names."""

    def __init__(self, text: str = ""):
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)


def tip(*paragraphs: str) -> str:
    """A tooltip of such paragraphs, wrapped, of plain text; empty ones are left out."""
    return "".join(f"<p>{html.escape(words)}</p>" for words in paragraphs if words)

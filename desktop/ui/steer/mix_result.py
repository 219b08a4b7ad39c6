"""What a mix would look like, and the button that makes it a picture."""

import numpy as np
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.ui.label import Label
from desktop.ui.steer.small_picture import SmallPicture
from desktop.ui.studio.questions import Questions
from desktop.ui.studio.studio import Studio
from desktop.ui.studio.worker import Done
from desktop.ui.theme import Theme

SIDE = 132  # pixels


class MixResult(QWidget):
    """A preview above its button, and words that say what it is.

    Args:
        button: the words on its button.
        studio: draws the preview.
        theme: in which colours.
    """

    def __init__(self, button: str, studio: Studio, theme: Theme):
        super().__init__()
        self._studio, self._questions = studio, Questions(studio, self)
        self.z: np.ndarray | None = None  # of the mix that is offered
        self.preview, self.button, self._words = (
            SmallPicture(SIDE, theme),
            QPushButton(button),
            Label(),
        )
        self._words.setObjectName("muted")
        self._words.setWordWrap(True)
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        self._words.setAlignment(middle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.preview, 0, middle)
        column.addWidget(self.button, 0, middle)
        column.addWidget(self._words)
        self.button.setMinimumWidth(SIDE)
        self._questions.answered.connect(self._answered)

    def offer(self, z: np.ndarray | None, words: str) -> None:
        """Offer the mix of code z (D,), or none; its preview comes when it is drawn."""
        self._words.setText(words)
        self.preview.setAccessibleName(words)
        self.button.setEnabled(z is not None)
        if z is None:
            self.preview.show_image(None)
        elif self.z is None or not np.array_equal(z, self.z):
            self._questions.ask_drawing("preview", z)
        self.z = z

    def forget(self) -> None:
        """Forget what was drawn: another model is open."""
        self.z = None
        self.preview.show_image(None)

    def words(self) -> str:
        """What the mix is made of."""
        return self._words.text()

    def _answered(self, done: Done) -> None:
        if self.z is None:
            return
        self.preview.show_image(done.result)  # none if it could not be drawn
        if done.error:
            self._studio.fail(done.error)

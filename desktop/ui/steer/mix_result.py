"""What a mix would look like, and the button that makes it a picture."""

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.state.arithmetic import with_one_more
from desktop.state.session import Picture
from desktop.ui.label import Label
from desktop.ui.steer.small_picture import SmallPicture
from desktop.ui.studio.questions import Questions
from desktop.ui.studio.studio import Studio
from desktop.ui.studio.worker import Done
from desktop.ui.theme import Theme

SIDE = 100  # pixels; three stand side by side in the narrowest panel
SMALL_SIDE = 64  # of the preview where there is little height


class MixResult(QWidget):
    """A preview above its button, and words that say what it is.

    Signals:
        kept: the mix is a picture now.

    Args:
        button: the words on its button.
        studio: draws the preview, and shows the picture once it is kept.
        theme: in which colours.
        below: stands below the words.
    """

    kept = pyqtSignal()

    def __init__(self, button: str, studio: Studio, theme: Theme, below: QWidget | None = None):
        super().__init__()
        self._studio, self._questions = studio, Questions(studio, self)
        self.picture: Picture | None = None  # the mix that is offered
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
        if below:
            column.addWidget(below, 0, middle)
        column.addStretch(1)
        self.button.setMinimumWidth(SIDE)
        self.button.clicked.connect(self._keep)
        self._questions.answered.connect(self._answered)

    def offer(self, picture: Picture | None, words: str) -> None:
        """Offer this mix, or none; its preview comes when it is drawn."""
        before, self.picture = self.picture, picture
        self._words.setText(words)
        self.preview.setAccessibleName(words)
        self.button.setEnabled(picture is not None)
        if picture is None:
            self.preview.show_image(None)
        elif before is None or (picture.z, picture.outline_step) != (before.z, before.outline_step):
            self._questions.ask_drawing("preview", picture.whole_code())

    def be_small(self, small: bool) -> None:
        """Take less height than usual, or as much again."""
        self.preview.be_wide(SMALL_SIDE if small else SIDE)

    def forget(self) -> None:
        """Forget what was drawn: another model is open."""
        self.picture = None
        self.preview.show_image(None)

    def words(self) -> str:
        """What the mix is made of."""
        return self._words.text()

    def _keep(self) -> None:
        if self.picture is not None:
            self._studio.change(with_one_more(self._studio.session, self.picture))
            self.kept.emit()

    def _answered(self, done: Done) -> None:
        if self.picture is None:
            return
        self.preview.show_image(done.result)  # none if it could not be drawn
        if done.error:
            self._studio.fail(done.error)

"""The photo of the training that a picture is most like, found behind the window and remembered."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from desktop.generator.latent.likeness import Likeness
from desktop.ui.studio.questions import Questions
from desktop.ui.studio.studio import Studio
from desktop.ui.studio.worker import Done, Drawing, OpenedModel

if TYPE_CHECKING:  # it loads onnxruntime, which only the thread may wait for
    from desktop.generator.model.whole_model import WholeModel

# Milliseconds between two questions: a dragged slider changes the picture far more often, and each
# photo that was never drawn before takes the thread 9 ms from it.
PAUSE = 500
MOST = 200  # answers kept


@dataclass(frozen=True, eq=False)
class NearestPhoto:
    """What is known of the photo that a picture is most like.

    Attributes:
        like: which it is, which comes next, and how much of the picture it leaves unexplained.
        image: the photo, uint8 (S, S, 3): as it was where the run lies beside the model, else as
            the decoder draws it.
        name: what it was called; empty where nobody knows.
        second_name: what the next one was called.
    """

    like: Likeness
    image: np.ndarray
    name: str
    second_name: str


class NearestPhotos(QObject):
    """Answers for one picture at a time: the one that was asked for last.

    Signals:
        found(): there is an answer that was not there before.
    """

    found = pyqtSignal()

    def __init__(self, studio: Studio):
        super().__init__(studio)
        self._questions = Questions(studio, self)
        self._answers: dict[bytes, NearestPhoto | None] = {}
        self._wanted: Drawing | None = None
        self._asked = b""  # the code of the question that is open
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._ask)
        studio.opened.connect(self._opened)
        self._questions.answered.connect(self._answered)

    def of(self, drawing: Drawing) -> NearestPhoto | None:
        """The photo for a picture, if it is known by now; `found` is emitted when it is."""
        key = drawing.code.tobytes()
        if key not in self._answers:
            self._wanted = drawing
            if not self._pause.isActive():
                self._ask()
        return self._answers.get(key)

    @property
    def is_pending(self) -> bool:
        """Whether a question is open, so that what is shown will change."""
        return self._wanted is not None or bool(self._asked)

    def _ask(self) -> None:
        if self._wanted is None:
            return
        drawing, self._wanted = self._wanted, None
        self._asked = drawing.code.tobytes()
        self._pause.start()

        def work(model: "WholeModel") -> NearestPhoto | None:
            like = model.like(drawing.image, drawing.code)
            if like is None:
                return None
            names = model.name(like.photo), model.name(like.second)
            return NearestPhoto(like, model.photo(like.photo), *names)

        self._questions.ask(self._asked, work)

    def _opened(self, _model: OpenedModel) -> None:
        self._answers.clear()
        self._wanted, self._asked = None, b""

    def _answered(self, done: Done) -> None:
        if done.key == self._asked:
            self._asked = b""
        if done.error:  # a decoder that fails is said where pictures are drawn
            return
        if len(self._answers) >= MOST:
            del self._answers[next(iter(self._answers))]
        self._answers[done.key] = done.result
        self.found.emit()

"""What one part of the window asks the thread; the answers come back to it alone."""

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import QObject, pyqtSignal

from desktop.ui.studio.worker import Task

if TYPE_CHECKING:
    from desktop.generator.model.whole_model import WholeModel  # loads onnxruntime
    from desktop.ui.studio.studio import Studio


class Questions(QObject):
    """Asks about the open model. What is asked while another takes its place is not answered.

    Signals:
        answered(Done): what became of one of these questions.

    Args:
        studio: whose thread answers when it has time.
        parent: who asks; nothing is answered once it is gone.
    """

    answered = pyqtSignal(object)

    def __init__(self, studio: "Studio", parent: QObject):
        super().__init__(parent)
        self._studio = studio

    def ask(
        self,
        key: Hashable,
        work: Callable[["WholeModel"], object],
        *,
        urgent: bool = False,
        encoder: bool = False,
    ) -> None:
        """Let the thread do `work(model)`; a newer question of a key takes an older one's place.

        Args:
            key: comes back with the answer.
            work: called on the thread; what it returns is the result.
            urgent: whether it goes before what else waits.
            encoder: whether the work needs the encoder, which is opened before.
        """
        if model := self._studio.model:
            task = Task(self, key, work, self.answered.emit)
            if encoder:
                self._studio.opener.run_task(model.epoch, task, urgent)
            else:
                self._studio.worker.run_task(model.epoch, task, urgent)

    def ask_drawing(self, key: Hashable, code: np.ndarray, *, urgent: bool = False) -> None:
        """Let the thread draw a whole code beside the session: the result is uint8 (H, W, 3)."""
        self.ask(key, lambda model: model.decoder.decode(code[np.newaxis])[0], urgent=urgent)

    def forget(self) -> None:
        """Drop the questions that still wait."""
        self._studio.opener.forget(self)
        self._studio.worker.forget(self)

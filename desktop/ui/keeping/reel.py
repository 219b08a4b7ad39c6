"""The frames of an animation, drawn behind the window: coarsely first, so that it plays at once."""

import numpy as np
from PyQt6.QtCore import QObject, pyqtSignal

from desktop.ui import texts
from desktop.ui.studio.questions import Questions
from desktop.ui.studio.studio import Studio
from desktop.ui.studio.worker import Done


class Reel(QObject):
    """Asks the thread for the frames of the latest codes and keeps them.

    Signals:
        grown(): a frame has arrived.
        failed(message, hint): a frame cannot be drawn.
    """

    grown = pyqtSignal()
    failed = pyqtSignal(str, str)

    def __init__(self, studio: Studio, parent: QObject):
        super().__init__(parent)
        self._questions = Questions(studio, self)
        self._series = object()  # marks these frames off from those of earlier codes
        self._frames: list[np.ndarray | None] = []
        self._questions.answered.connect(self._answered)

    def draw(self, codes: np.ndarray) -> None:
        """Forget the frames there are and draw these whole codes, (N, D) or (N, 2 D)."""
        self.stop()
        self._series, self._frames = object(), [None] * len(codes)
        for index in coarse_to_fine(len(codes)):
            self._questions.ask_drawing((self._series, index), codes[index])

    def stop(self) -> None:
        """Let the thread draw no more of them."""
        self._questions.forget()

    @property
    def length(self) -> int:
        """How many frames there will be."""
        return len(self._frames)

    @property
    def drawn(self) -> int:
        """How many frames there are."""
        return sum(frame is not None for frame in self._frames)

    def frame(self, index: int) -> np.ndarray | None:
        """The last frame drawn that is not after this one; None before the first has arrived."""
        return next((f for f in reversed(self._frames[: index + 1]) if f is not None), None)

    def frames(self) -> np.ndarray | None:
        """All frames, uint8 (N, H, W, 3); None while one of them is missing."""
        there = [frame for frame in self._frames if frame is not None]
        return np.stack(there) if there and len(there) == self.length else None

    def _answered(self, done: Done) -> None:
        if done.key[0] is not self._series:
            return
        if done.error:
            self.stop()
            self.failed.emit(*texts.of_error(done.error))
            return
        self._frames[done.key[1]] = done.result
        self.grown.emit()


def coarse_to_fine(length: int) -> list[int]:
    """The numbers from 0 to length - 1: the first, then every 2^k-th, down to the odd ones."""
    return sorted(range(length), key=lambda index: -(index & -index) if index else -length)

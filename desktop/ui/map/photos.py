"""The photos of a model as the map needs them: their codes, and their pictures as they arrive."""

import numpy as np
from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from desktop.generator.model.model_file import ModelFileError
from desktop.state.session import LIMIT
from desktop.ui.studio.questions import Questions
from desktop.ui.studio.studio import Studio
from desktop.ui.studio.worker import Done, OpenedModel

MOST = 300  # small pictures; more could not be told apart, and would take their time
TOGETHER = 60  # milliseconds; what arrives meanwhile is shown at once


class MapPhotos(QObject):
    """Draws the photos again from their codes, when the thread has nothing better to do.

    Signals:
        arrived: some more of the small pictures are there.
        drawn(key, image): a picture that was asked for on its own is there: uint8 (H, W, 3).
    """

    arrived = pyqtSignal()
    drawn = pyqtSignal(object, object)

    def __init__(self, studio: Studio, parent: QObject):
        super().__init__(parent)
        self._studio = studio
        self._small, self._preview = Questions(studio, self), Questions(studio, self)
        self.codes = np.empty((0, 0), np.float32)  # (n, D)
        self.images: dict[int, np.ndarray] = {}  # the small pictures there are by now
        self._wanted = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(TOGETHER)
        self._soon.timeout.connect(self.arrived)
        studio.opened.connect(self.open)
        self._small.answered.connect(self._keep)
        self._preview.answered.connect(self._show)

    def open(self, model: OpenedModel) -> None:
        """Turn to another model's photos."""
        # No picture lies beyond the limit, so no photo can be shown there either.
        self.codes = np.clip(model.card.z_mean, -LIMIT, LIMIT)
        self.images = {}
        if self._wanted:
            self.load()

    def load(self) -> None:
        """Ask for the small pictures that are not there yet."""
        self._wanted = True
        for index in self.shown():
            if index not in self.images:
                self._small.ask_drawing(index, self.codes[index])

    def stop_loading(self) -> None:
        """Want no more small pictures; those that are there stay."""
        self._wanted = False
        self._small.forget()

    def shown(self) -> list[int]:
        """Which photos get a small picture: all, or as many as fit, spread over the folder."""
        count = len(self.codes)
        return [i * count // min(count, MOST) for i in range(min(count, MOST))]

    def preview(self, key: object, z: np.ndarray) -> None:
        """Ask for one picture now; `drawn` brings it, unless another is asked for before."""
        self._preview.forget()
        self._preview.ask_drawing(key, z, urgent=True)

    def _show(self, done: Done) -> None:
        if done.error:
            self._fail(done.error)
        else:
            self.drawn.emit(done.key, done.result)

    def _keep(self, done: Done) -> None:
        if done.error:
            self._fail(done.error)
            return
        self.images[done.key] = done.result
        if not self._soon.isActive():
            self._soon.start()

    def _fail(self, error: ModelFileError) -> None:
        """Say it once: what stops one picture stops them all."""
        self._small.forget()
        self._studio.fail(error)

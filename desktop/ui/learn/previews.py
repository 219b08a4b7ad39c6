"""Small pictures of the photos as the model will see them, made on a thread of their own."""

import queue
import threading
from pathlib import Path

import numpy as np
from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtGui import QImage

from desktop.generator.model.model_file import ModelFileError
from desktop.generator.photos.load import Box, load_photo
from desktop.ui.thread_signal import ThreadSignal

Request = tuple[Path, str, Box | None]  # a photo, how it becomes square, and where it is cut
SIDE = 96  # pixels


class Previews(QObject):
    """Makes one preview after the other.

    Signals:
        made(name, QImage): the preview of the photo of this name.
    """

    made = pyqtSignal(str, QImage)

    def __init__(self, parent: QObject):
        super().__init__(parent)
        requests: queue.SimpleQueue[Request | None] = queue.SimpleQueue()
        self._requests = requests
        given = (requests, ThreadSignal(self._hand_on))
        threading.Thread(target=_make, args=given, name="kvae-previews", daemon=True).start()
        self.destroyed.connect(lambda: requests.put(None))

    def request(self, photo: Path, fit: str, box: Box | None) -> None:
        """Want the preview of a photo, made square like this, or cut to a box."""
        self._requests.put((photo, fit, box))

    def _hand_on(self, preview: tuple[str, QImage]) -> None:
        self.made.emit(*preview)


def _make(requests: queue.SimpleQueue[Request | None], made: ThreadSignal) -> None:
    """Make what is requested until None is, on a thread."""
    while request := requests.get():
        photo, fit, box = request
        try:
            pixels = load_photo(photo, SIDE, fit, box)
        except ModelFileError:
            continue  # it is gone by now
        made.emitted.emit((photo.name, _image(pixels)))


def _image(pixels: np.ndarray) -> QImage:
    image = QImage(pixels.tobytes(), SIDE, SIDE, 3 * SIDE, QImage.Format.Format_RGB888)
    return image.copy()  # of the bytes, which are Python's

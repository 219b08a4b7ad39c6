"""A picture on its way out: to a file manager, an editor, a mail, or back into a window of kvae."""

import functools
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image
from PyQt6.QtCore import QByteArray, QMimeData, QPoint, Qt, QUrl
from PyQt6.QtGui import QDrag, QPixmap
from PyQt6.QtWidgets import QWidget

from desktop.generator.files.picture_file import PictureRecord, picture_name, png_bytes
from desktop.generator.files.whole_file import write_atomically
from desktop.generator.model.model_file import ModelFileError
from desktop.generator.phrases import system_reason
from desktop.ui.tile import to_qimage

PNG = "image/png"
PIXMAP_SIDE = 96  # pixels under the mouse: the picture is known, and the target is still seen


def picture_data(image: np.ndarray, record: PictureRecord) -> QMimeData:
    """A picture, uint8 (H, W, 3), for the clipboard: its pixels, and its PNG with the record."""
    data = QMimeData()
    data.setImageData(to_qimage(image).copy())
    data.setData(PNG, QByteArray(png_bytes(image, record)))
    return data


def drag_data(image: np.ndarray, record: PictureRecord, model_name: str) -> QMimeData:
    """A picture to drag: a file with a good name, besides what the clipboard gets.

    Raises:
        ModelFileError: the file cannot be written.
    """
    data = picture_data(image, record)
    name = picture_name(model_name, record)
    data.setUrls([QUrl.fromLocalFile(str(temporary_file(name, data.data(PNG).data())))])
    return data


def temporary_file(name: str, content: bytes) -> Path:
    """Write a file that lives as long as the program.

    Each has a folder of its own: whoever it was given to may still be reading the last one.

    Raises:
        ModelFileError: it cannot be written.
    """
    try:
        path = Path(tempfile.mkdtemp(dir=program_folder().name)) / name
    except OSError as error:
        raise ModelFileError(
            "{name} could not be saved in {folder}: {reason}.",
            "Save the picture instead, in a folder where you may write.",
            name=name,
            folder=tempfile.gettempdir(),
            reason=system_reason(error),
        ) from error
    write_atomically(path, content)
    return path


def start_drag(source: QWidget, image: np.ndarray, data: QMimeData) -> Qt.DropAction:
    """Let the mouse carry the picture until it is dropped; other events go on meanwhile."""
    drag = QDrag(source)
    drag.setMimeData(data)
    pixmap = _pixmap(image, source.devicePixelRatioF())
    drag.setPixmap(pixmap)
    drag.setHotSpot(QPoint(PIXMAP_SIDE // 2, PIXMAP_SIDE // 2))
    return drag.exec(Qt.DropAction.CopyAction)


def _pixmap(image: np.ndarray, ratio: float) -> QPixmap:
    side = round(PIXMAP_SIDE * ratio)
    picture = Image.fromarray(image).resize((side, side), Image.Resampling.BICUBIC)
    pixmap = QPixmap.fromImage(to_qimage(np.asarray(picture)).copy())
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@functools.cache
def program_folder() -> tempfile.TemporaryDirectory:
    """A folder that is removed when the program ends."""
    return tempfile.TemporaryDirectory(prefix="kvae-")

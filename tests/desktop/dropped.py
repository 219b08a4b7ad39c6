"""Files that come to a widget as the window system brings them."""

from collections.abc import Callable
from pathlib import Path

from PyQt6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PyQt6.QtGui import QDragEnterEvent, QDropEvent
from PyQt6.QtWidgets import QApplication, QWidget


def drop(
    window: QWidget,
    *paths: Path,
    on: QWidget | None = None,
    meanwhile: Callable[[], object] = lambda: None,
) -> None:
    """Drag files into a window and let them fall, in a corner or on a widget of it.

    Args:
        window: that they come to.
        paths: of the files.
        on: the widget that they fall on.
        meanwhile: called between the two.
    """
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    at = on.mapTo(window, on.rect().center()) if on else QPoint(2, 2)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at, Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    meanwhile()
    fall = QDropEvent(QPointF(at), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(window, fall)

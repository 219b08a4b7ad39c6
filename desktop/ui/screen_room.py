"""How large a window may be on the screen it is on."""

from PyQt6.QtCore import QSize
from PyQt6.QtWidgets import QWidget

FRAME = QSize(16, 48)  # pixels that a window manager may need around a window: edges, and a title


def resize_to_screen(window: QWidget, width: int, height: int) -> None:
    """Give a window this size, or as much of it as its screen has room for beside panels."""
    room = window.screen().availableSize() - FRAME
    window.resize(QSize(width, height).boundedTo(room))

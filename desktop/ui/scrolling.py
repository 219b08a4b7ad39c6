"""A sheet that scrolls up and down where there is no room for all of it."""

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget


def take_what_is_left(widget: QWidget, least: int) -> None:
    """Let a plot have what height is left, but so many pixels: nothing scrolls for its sake.

    A plot wishes for 480 pixels, and a scroll area grants every wish.
    """
    widget.setMinimumHeight(least)
    widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)


def scrolling(sheet: QWidget) -> QScrollArea:
    """Put a sheet into a scroll area that shows no frame and takes no keys for itself."""
    scroll = QScrollArea()
    scroll.setObjectName("plain")
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(sheet)
    return scroll

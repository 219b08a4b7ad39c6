"""A sheet that scrolls up and down where there is no room for all of it."""

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QFrame, QScrollArea, QWidget


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

"""A plot that is content with the height that is left, however much it could fill."""

import pyqtgraph
from PyQt6.QtCore import QSize


class Plot(pyqtgraph.PlotWidget):
    """Wishes for its least height alone: in a tab that scrolls, nothing scrolls for its sake.

    PyQtGraph's own wish is 480 pixels, and a scroll area grants every wish.

    Args:
        least: pixels of height.
    """

    def __init__(self, least: int):
        self._least = least
        super().__init__()
        self.setMinimumHeight(least)

    def sizeHint(self) -> QSize:
        """As low as it may be."""
        return QSize(200, self._least)

"""What all plots share: a height that makes do with what is left, and the theme's colours."""

import pyqtgraph
from PyQt6.QtCore import QSize
from PyQt6.QtGui import QColor

from desktop.ui.theme import Colours


class Plot(pyqtgraph.PlotWidget):
    """Asks for its least height only, so that a tab that scrolls never scrolls because of a plot.

    PyQtGraph asks for 480 pixels, and a scroll area grants what it is asked for.

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

    def recolour(self, colours: Colours) -> None:
        """Paint the ground and both axes in a theme's colours."""
        self.setBackground(colours.surface)
        for side in ("left", "bottom"):
            axis = self.getAxis(side)
            axis.setPen(colours.line)
            axis.setTextPen(colours.muted)
            axis.label.setDefaultTextColor(QColor(colours.muted))


def with_alpha(colour: str, alpha: int) -> QColor:
    """A colour #rrggbb that lets 255 - `alpha` of 255 of what is behind it through."""
    mixed = QColor(colour)
    mixed.setAlpha(alpha)
    return mixed

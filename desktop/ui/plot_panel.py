"""Keeps the plot's place until PyQtGraph is loaded: the pictures do not wait for it."""

import numpy as np
from PyQt6.QtCore import QTimer, pyqtSignal
from PyQt6.QtWidgets import QFrame, QVBoxLayout

from desktop.generator.card import ModelCard
from desktop.ui.theme import Colours


class PlotPanel(QFrame):
    """Remembers what the plot should show, and shows it once it can."""

    picture_clicked = pyqtSignal(int)

    def __init__(self, colours: Colours):
        super().__init__()
        self.setObjectName("panel")
        self.setMinimumWidth(300)
        self.setMaximumWidth(560)
        self.plot = None
        self._colours = colours
        self._card: ModelCard | None = None
        self._codes = np.empty((0, 0), np.float32)
        self._highlighted = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 14, 16, 14)
        soon = QTimer(self, singleShot=True, interval=0)  # a child: it dies with the panel
        soon.timeout.connect(self._load)
        soon.start()

    def show_model(self, card: ModelCard) -> None:
        """Draw the columns of a newly opened model."""
        self._card, self._codes = card, self._codes[:0]
        if self.plot:
            self.plot.show_model(card)
            self.plot.show()

    def show_codes(self, codes: np.ndarray, highlighted: int) -> None:
        """Draw one dot per picture and number: codes (count, D)."""
        self._codes, self._highlighted = codes, highlighted
        if self.plot:
            self.plot.show_codes(codes, highlighted)

    def highlight(self, index: int) -> None:
        """Point out one picture's dots."""
        self._highlighted = index
        if self.plot:
            self.plot.highlight(index)

    def set_colours(self, colours: Colours) -> None:
        """Follow the theme."""
        self._colours = colours
        if self.plot:
            self.plot.set_colours(colours)

    def _load(self) -> None:
        from desktop.ui.axes_plot import AxesPlot

        self.plot = AxesPlot(self._colours)
        self.plot.picture_clicked.connect(self.picture_clicked)
        self._column.addWidget(self.plot)
        self.plot.setVisible(self._card is not None)  # empty axes would mean nothing
        if self._card:
            self.plot.show_model(self._card)
            self.plot.show_codes(self._codes, self._highlighted)

"""The plot beside the pictures: what each number learned, and where the pictures' draws lie.

The window shows first and adds this panel after: PyQtGraph takes its time to load.
"""

import numpy as np
import pyqtgraph
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QColor, QPen
from PyQt6.QtWidgets import QVBoxLayout, QWidget

from desktop.generator.model.card import ModelCard
from desktop.state.session import Session
from desktop.ui import texts
from desktop.ui.label import Label
from desktop.ui.plot import Plot, with_alpha
from desktop.ui.studio.studio import Studio
from desktop.ui.studio.worker import OpenedModel
from desktop.ui.theme import Theme

pyqtgraph.setConfigOptions(imageAxisOrder="row-major", antialias=True)

BOX_WIDTH = 0.78  # of a column; dots spread a little less wide
SPREAD = 0.56
ROOM_FOR_PLOT = 220  # pixels of height, the heading and the gaps included
LEAST_RANGE = 3.3  # 999 of 1,000 draws of N(0, 1) lie within


class AxesPlot(QWidget):
    """One column per number: the learned mean and sigma as a box, one dot per picture."""

    def __init__(self, studio: Studio, theme: Theme):
        super().__init__()
        self._studio, self._theme = studio, theme
        self._card: ModelCard | None = None
        self._codes = np.empty((0, 0), np.float32)
        self._hovered = -1  # the picture under the mouse; -1: none
        self._plot = _empty_plot()
        self.dots = pyqtgraph.ScatterPlotItem(pxMode=True)
        self.marked = pyqtgraph.ScatterPlotItem(pxMode=True)
        self._path = pyqtgraph.PlotDataItem()
        self._title, self._legend, self._words = Label(texts.PLOT_TITLE), Label(), Label()
        self._lay_out()
        self.dots.sigClicked.connect(self._clicked)
        studio.opened.connect(self._opened)
        studio.changed.connect(self._show_session)
        theme.changed.connect(self._recolour)
        self._recolour()
        if studio.model:
            self._opened(studio.model)
            self._show_session(studio.session)

    def _opened(self, model: OpenedModel) -> None:
        self._codes = self._codes[:0]
        self.show_model(model.card)

    def _show_session(self, session: Session) -> None:
        if self._card:
            self._codes = session.codes()
            self._fit()
            self._draw_dots()

    def show_model(self, card: ModelCard) -> None:
        """Draw the columns of a newly opened model."""
        self._card = card
        words = texts.EXPLANATION.format(numbers=card.latent_dim)
        self._words.setText(words)
        self._plot.setToolTip(f"<p>{words}</p>")  # a paragraph wraps
        self._plot.setAccessibleDescription(words)
        self._draw_model()

    def highlight(self, slot: int) -> None:
        """Point out one picture's dots; below 0: the selected one's."""
        self._hovered = slot
        self._draw_dots()

    def _pointed_out(self) -> int:
        session = self._studio.session
        return self._hovered if 0 <= self._hovered < session.count else session.selected

    def _draw_dots(self) -> None:
        """Draw the dots of all pictures, those of one last, larger, and joined by a line."""
        if not len(self._codes):
            return
        x, index = self._positions(), self._pointed_out()
        others = np.arange(len(self._codes)) != index
        which = np.broadcast_to(np.arange(len(self._codes))[:, None], self._codes.shape)
        self.dots.setData(
            x=x[others].ravel(), y=self._codes[others].ravel(), data=which[others].ravel()
        )
        self.marked.setData(x=x[index], y=self._codes[index], data=which[index])
        self._path.setData(x[index], self._codes[index])
        self._write_legend()

    def _recolour(self) -> None:
        c = self._theme.colours
        self._plot.recolour(c)
        # Here and not with the data: PyQtGraph keeps a picture of a dot for every pen it meets.
        for dots, size, brush, edge in (
            (self.dots, 7, with_alpha(c.dot, 190), 1), (self.marked, 12, QColor(c.accent), 2),
        ):  # fmt: skip
            dots.setSize(size)
            dots.setBrush(brush)
            dots.setPen(self._pen(c.surface, edge))
        self._path.setPen(self._pen(with_alpha(c.accent, 110), 2))
        self._draw_model()

    def resizeEvent(self, event):
        """Give a low window's space to the plot; its tooltip says what the words said."""
        texts_below = [label.heightForWidth(self.width()) for label in (self._legend, self._words)]
        self._words.setVisible(self.height() >= ROOM_FOR_PLOT + sum(texts_below))
        super().resizeEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._title.setObjectName("heading")
        self._words.setObjectName("muted")
        self._words.setWordWrap(True)
        self._legend.setWordWrap(True)
        self._legend.setTextFormat(Qt.TextFormat.RichText)
        column.addWidget(self._title)
        column.addWidget(self._plot, 1)
        column.addWidget(self._legend)
        column.addWidget(self._words)

    def _draw_model(self) -> None:
        """Rebuild band, boxes and columns; the dots lie above them."""
        if self._card is None:
            return
        c, count = self._theme.colours, self._card.latent_dim
        self._plot.clear()
        for sigmas, alpha in ((2.0, 26), (1.0, 34)):  # 19 in 20, 2 in 3
            band = pyqtgraph.LinearRegionItem(
                (-sigmas, sigmas), "horizontal", with_alpha(c.prior, alpha), movable=False,
                pen=pyqtgraph.mkPen(None),
            )  # fmt: skip
            self._plot.addItem(band)
        x = np.arange(1, count + 1)
        mean = np.array([axis.mean for axis in self._card.axes])
        sigma = np.array([axis.sigma for axis in self._card.axes])
        self._plot.addItem(
            pyqtgraph.BarGraphItem(
                x=x, y0=mean - sigma, y1=mean + sigma, width=BOX_WIDTH,
                brush=with_alpha(c.learned, 56), pen=self._pen(c.learned, 1),
            )
        )  # fmt: skip
        half = BOX_WIDTH / 2
        ends = np.stack([x - half, x + half], axis=1).ravel()
        means = self._pen(c.learned, 2.5)
        self._plot.plot(ends, np.repeat(mean, 2), connect="pairs", pen=means)
        for item in (self._path, self.dots, self.marked):
            self._plot.addItem(item)
        self._plot.getAxis("bottom").setTicks([_ticks(self._card)])
        self._fit()
        self._draw_dots()

    def _pen(self, colour: str | QColor, width: float) -> QPen:
        """A pen as wide on a dense screen as on any: pyqtgraph's pens count the screen's pixels."""
        return pyqtgraph.mkPen(colour, width=width * self.devicePixelRatioF())

    def _positions(self) -> np.ndarray:
        """Where each dot stands: pictures side by side within a column, (count, D)."""
        count, numbers = self._codes.shape
        offsets = ((np.arange(count) + 0.5) / count - 0.5) * SPREAD
        return np.arange(1, numbers + 1)[None, :] + offsets[:, None]

    def _fit(self) -> None:
        axes = self._card.axes if self._card else ()
        extents = [abs(axis.mean) + axis.sigma for axis in axes]
        extents += [float(np.abs(self._codes).max())] if self._codes.size else []
        limit = max([LEAST_RANGE, *extents]) + 0.25
        self._plot.setYRange(-limit, limit, padding=0)
        self._plot.setXRange(0.45, len(axes) + 0.55, padding=0)

    def _write_legend(self) -> None:
        c = self._theme.colours
        selected = texts.LEGEND_SELECTED.format(number=self._pointed_out() + 1)
        entries = [(c.accent, "●", selected)]
        if len(self._codes) > 1:
            entries.append((c.dot, "●", texts.LEGEND_OTHERS))
        entries += [(c.learned, "■", texts.LEGEND_LEARNED), (c.prior, "■", texts.LEGEND_PRIOR)]
        shown = [
            f'<span style="color:{colour}">{mark}</span>&nbsp;{text.replace(" ", "&nbsp;")}'
            for colour, mark, text in entries
        ]
        self._legend.setText(" &nbsp; ".join(shown))

    def _clicked(self, _item, points, _event) -> None:
        if len(points):
            session = self._studio.session
            self._studio.change(session.with_selected(int(points[0].data())))


def _ticks(card: ModelCard) -> list[tuple[int, str]]:
    """Number, mean and sigma of each axis, one below the other."""
    rows = enumerate(card.axes, start=1)
    return [(i, f"{i}\n{axis.mean:z.2f}\n{axis.sigma:.2f}") for i, axis in rows]


def _empty_plot() -> Plot:
    plot = Plot(160)
    plot.setAccessibleName(texts.PLOT_NAME)
    plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    plot.setMouseEnabled(x=False, y=False)
    plot.setMenuEnabled(False)
    plot.hideButtons()
    plot.plotItem.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # numbers count that way
    plot.setLabel("bottom", texts.PLOT_X)
    plot.setLabel("left", texts.PLOT_Y)
    plot.getAxis("bottom").setHeight(4 * plot.fontMetrics().height() + 12)  # three rows and a label
    return plot

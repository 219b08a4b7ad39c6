"""The map as a plot: photos, pictures and rings, and which of them is under the mouse."""

from dataclasses import dataclass
from enum import StrEnum

from desktop.ui.map.layers import PhotoLayer, to_pixels  # first: it settles on PyQt6

# isort: split
import numpy as np
import pyqtgraph
from PyQt6.QtCore import QPointF, Qt
from PyQt6.QtGui import QPen
from PyQt6.QtWidgets import QGraphicsEllipseItem

from desktop.state.session import LIMIT
from desktop.ui.map.markers import MarkerLayer
from desktop.ui.plot import Plot, with_alpha
from desktop.ui.theme import Theme

LEAST_HEIGHT = 170  # pixels
LEAST_SIGHT = 2.3  # sigmas; the outer ring is always inside when all is fitted
NARROWEST, WIDEST = 0.4, 30.0  # sigmas across
RING_POINTS = 181


class Mark(StrEnum):
    """What lies at a point of the map."""

    PICTURE = "picture"  # of those shown
    OWN = "own"  # a photo that the user dropped
    PHOTO = "photo"  # one that the model learned
    EMPTY = "empty"


@dataclass(frozen=True, eq=False)
class Spot:
    """What is under the mouse."""

    mark: Mark
    index: int  # which of these; -1 where the map is empty
    point: np.ndarray  # (2,) where on the map the mouse is
    at: QPointF  # where on the widget


class MapPlot(Plot):
    """Shows layers and rings, finds what is where, and zooms; `MapGestures` moves it."""

    def __init__(self, theme: Theme):
        super().__init__(LEAST_HEIGHT)
        self._theme = theme
        self._codes = np.empty((0, 2), np.float32)  # all that has to be in sight
        self._fitted = True
        self._set_up()
        view = self.plotItem.vb
        self.rings = [QGraphicsEllipseItem(-r, -r, 2 * r, 2 * r) for r in (2.0, 1.0)]
        self.learned = [pyqtgraph.PlotCurveItem(antialias=True) for _ in range(2)]
        self.dots = pyqtgraph.ScatterPlotItem(pxMode=True, size=7, antialias=True)
        for item in (*self.rings, *self.learned, self.dots):
            view.addItem(item, ignoreBounds=True)
        self.photos = PhotoLayer(view, theme, framed=False)
        self.own = PhotoLayer(view, theme, framed=True)
        self.pictures = MarkerLayer(view, theme)
        self._layers = (
            (Mark.PICTURE, self.pictures),
            (Mark.OWN, self.own),
            (Mark.PHOTO, self.photos),
        )
        for depth, (_kind, layer) in enumerate(self._layers):
            layer.setZValue(20 - depth)
        theme.changed.connect(self._recolour)
        self._recolour()

    def _set_up(self) -> None:
        self.setObjectName("map")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumWidth(200)
        self.setAcceptDrops(False)  # a photo dropped here falls through to the panel
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setMouseEnabled(x=False, y=False)
        view = self.plotItem.vb
        view.setAspectLocked(True)
        view.disableAutoRange()
        view.setLimits(minXRange=NARROWEST, maxXRange=WIDEST)
        self.getAxis("left").setWidth(26)
        self.viewport().setCursor(Qt.CursorShape.CrossCursor)

    def show_dots(self, points: np.ndarray) -> None:
        """Show photos (n, 2) as points."""
        self.dots.setData(x=points[:, 0], y=points[:, 1])

    def show_learned(self, mean: np.ndarray, covariance: np.ndarray) -> None:
        """Draw one and two sigmas of the photos' distribution: mean (2,), covariance (2, 2)."""
        values, vectors = np.linalg.eigh(covariance)
        turn = np.linspace(0, 2 * np.pi, RING_POINTS)
        circle = np.array([np.cos(turn), np.sin(turn)])  # (2, n)
        ring = vectors @ (np.sqrt(np.maximum(values, 0))[:, None] * circle)
        for radius, curve in zip((2.0, 1.0), self.learned, strict=True):
            curve.setData(*(radius * ring + np.asarray(mean)[:, None]))

    def keep_in_sight(self, points: np.ndarray) -> None:
        """Say what `fit` has to show: points (n, 2)."""
        self._codes = points
        if self._fitted:
            self.fit()

    def fit(self) -> None:
        """Show all photos and the outer ring."""
        extent = np.abs(self._codes).max(axis=0) + 0.25 if len(self._codes) else np.zeros(2)
        across, up = np.clip(extent, LEAST_SIGHT, 1.5 * LIMIT).tolist()  # no float32: it overflows
        self.setRange(xRange=(-across, across), yRange=(-up, up), padding=0)
        self._fitted = True

    def zoom(self, factor: float, around: np.ndarray | None = None) -> None:
        """Come closer (factor below 1) or step back, with one point of the map held in place."""
        self.plotItem.vb.scaleBy(
            (factor, factor), center=None if around is None else around.tolist()
        )
        self._fitted = False

    def pan(self, by: QPointF) -> None:
        """Pull the map along by this many pixels."""
        view = self.plotItem.vb
        (left, right), (bottom, top) = view.viewRange()
        across = by.x() / view.rect().width() * (left - right)
        up = by.y() / view.rect().height() * (top - bottom)
        view.translateBy((across, up))
        self._fitted = False

    def point_out(self, spot: Spot | None) -> None:
        """Bring what the mouse is over to the front."""
        for mark, layer in self._layers:
            layer.hover(spot.index if spot and spot.mark == mark else -1)

    def bring_in_sight(self, point: np.ndarray) -> None:
        """Move the view as far as a point (2,) needs to be seen."""
        away = []
        for value, (low, high) in zip(point.tolist(), self.plotItem.vb.viewRange(), strict=True):
            edge = 0.06 * (high - low)
            away.append(min(value - low - edge, 0) + max(value - high + edge, 0))
        if any(away):
            self.plotItem.vb.translateBy(tuple(away))
            self._fitted = False

    def pixel(self, point: np.ndarray) -> QPointF:
        """Where on the widget a point (2,) of the map is."""
        view = self.plotItem.vb
        inside = QPointF(*to_pixels(view, np.asarray(point)[np.newaxis])[0])
        return QPointF(self.mapFromScene(view.mapToScene(inside)))

    def spot_at(self, at: QPointF) -> Spot:
        """What is at a position of the widget, topmost first."""
        view = self.plotItem.vb
        pixel = view.mapFromScene(self.mapToScene(at.toPoint()))
        for mark, layer in self._layers:
            if (index := layer.index_at(pixel)) >= 0:
                return Spot(mark, index, self.point_at(at), at)
        found = self.dots.pointsAt(view.mapToView(pixel))
        if len(found):
            return Spot(Mark.PHOTO, found[-1].index(), self.point_at(at), at)
        return Spot(Mark.EMPTY, -1, self.point_at(at), at)

    def resizeEvent(self, event):
        """Keep all in sight that was."""
        super().resizeEvent(event)
        if getattr(self, "_fitted", False):  # Qt resizes while PyQtGraph still builds the plot
            self.fit()

    def point_at(self, at: QPointF) -> np.ndarray:
        """Which point (2,) of the map is at a position of the widget; never beyond the limits."""
        view = self.plotItem.vb
        pixel = view.mapFromScene(self.mapToScene(at.toPoint()))
        (left, right), (bottom, top) = view.viewRange()
        x = left + pixel.x() / view.rect().width() * (right - left)
        y = top - pixel.y() / view.rect().height() * (top - bottom)
        return np.clip(np.array([x, y], np.float32), -LIMIT, LIMIT)

    def _recolour(self) -> None:
        c = self._theme.colours
        self.recolour(c)
        for ring, alpha in zip(self.rings, (22, 30), strict=True):
            ring.setPen(self._pen(with_alpha(c.prior, 120), 1))
            ring.setBrush(with_alpha(c.prior, alpha))
        for curve in self.learned:
            curve.setPen(self._pen(c.learned, 1.2, Qt.PenStyle.DashLine))
        self.dots.setBrush(with_alpha(c.learned, 150))
        self.dots.setPen(self._pen(c.surface, 0.7))
        self.viewport().update()

    def _pen(self, colour, width: float, style=Qt.PenStyle.SolidLine) -> QPen:
        """A pen as wide on a dense screen as on any: pyqtgraph's pens count the screen's pixels."""
        return pyqtgraph.mkPen(colour, width=width * self.devicePixelRatioF(), style=style)

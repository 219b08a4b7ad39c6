"""The two boxes that choose what the map spreads its photos by, and what that choice shows."""

import numpy as np
from PyQt6.QtCore import QSignalBlocker, pyqtSignal
from PyQt6.QtWidgets import QComboBox, QGridLayout, QWidget

from desktop.generator.latent.latent_map import Plane, axis_plane, principal_plane
from desktop.ui import texts
from desktop.ui.label import Label

WIDEST = -1  # the box's data for a principal axis; a number's is the number, from 0


class MapAxes(QWidget):
    """Two axes of the model, or the two directions in which the photos differ most.

    Signals:
        chosen: another pair of axes was chosen.
    """

    chosen = pyqtSignal()

    def __init__(self):
        super().__init__()
        self.across, self.up = QComboBox(), QComboBox()
        self._names: tuple[str, ...] = ()
        self._before = (WIDEST, WIDEST)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        for words, box, slot in (
            (texts.MAP_ACROSS, self.across, self._across_chosen),
            (texts.MAP_UP, self.up, self._up_chosen),
        ):
            label = Label(words)
            label.setBuddy(box)
            box.setAccessibleName(words.replace("&", ""))
            box.setToolTip(texts.MAP_AXES_TIP)
            box.setMinimumContentsLength(4)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.currentIndexChanged.connect(slot)
            grid.addWidget(label, grid.rowCount(), 0)
            grid.addWidget(box, grid.rowCount() - 1, 1)

    def values(self) -> tuple[int, int]:
        """The two axes, from 0; `WIDEST` twice for the principal ones."""
        return self.across.currentData(), self.up.currentData()

    def show_axes(self, names: tuple[str, ...], values: tuple[int, int]) -> None:
        """Offer the axes of these names, and choose two of them if they exist."""
        self._names = names
        possible = {WIDEST, *range(len(names))}
        valid = set(values) <= possible and (values[0] != values[1] or values[0] == WIDEST)
        with QSignalBlocker(self.across), QSignalBlocker(self.up):
            for box, widest in ((self.across, texts.MAP_FIRST), (self.up, texts.MAP_SECOND)):
                box.clear()
                box.addItem(widest, WIDEST)
                for axis, name in enumerate(names):
                    box.addItem(name, axis)
        self._set(values if valid else (WIDEST, WIDEST))

    def plane(self, z_mean: np.ndarray) -> Plane:
        """The plane of the map for the photos' codes z_mean (n, D)."""
        across, up = self.values()
        if across == WIDEST:
            return principal_plane(z_mean)
        return axis_plane(z_mean.shape[1], across, up)

    def _across_chosen(self) -> None:
        across, up = self.values()
        self._choose(across, self._partner(across, up, self._before[0]))

    def _up_chosen(self) -> None:
        across, up = self.values()
        self._choose(self._partner(up, across, self._before[1]), up)

    def _partner(self, chosen: int, other: int, before: int) -> int:
        """What the other box shows: the widest directions come as a pair, two numbers differ."""
        if chosen == WIDEST:
            return WIDEST
        if other not in (WIDEST, chosen):
            return other
        return before if before not in (WIDEST, chosen) else (chosen + 1) % len(self._names)

    def _choose(self, across: int, up: int) -> None:
        self._set((across, up))
        self.chosen.emit()

    def _set(self, values: tuple[int, int]) -> None:
        with QSignalBlocker(self.across), QSignalBlocker(self.up):
            for box, value in zip((self.across, self.up), values, strict=True):
                box.setCurrentIndex(box.findData(value))
        self._before = values


def shown_share(plane: Plane, z_mean: np.ndarray) -> float | None:
    """How much of the variance of codes z_mean (n, D) is seen, 0 to 1; None: there is none."""
    total = z_mean.astype(np.float64).var(axis=0).sum() if len(z_mean) > 1 else 0.0
    return float(plane.project(z_mean).astype(float).var(axis=0).sum() / total) if total else None


def shown_spread(
    plane: Plane, z_mean: np.ndarray, z_log_var: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Mean (2,) and covariance (2, 2) of the aggregated posterior on a plane.

    The mixture of all photos' N(z_mean, exp(z_log_var)): the covariance of the means plus the mean
    of the variances. There must be a photo.
    """
    axes = np.array([plane.x, plane.y], np.float64)  # (2, D)
    points = plane.project(z_mean).astype(np.float64)
    variances = np.exp(np.clip(z_log_var, -30.0, 5.0).astype(np.float64)).mean(axis=0)  # (D,)
    covariance = np.cov(points.T, bias=True) + (axes * variances) @ axes.T
    return points.mean(axis=0), covariance

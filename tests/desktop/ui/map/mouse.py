"""Where things lie on the map that is tested, and what a mouse does there."""

import numpy as np
from PyQt6.QtCore import QPoint, QPointF, Qt
from PyQt6.QtGui import QWheelEvent
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
PIXEL = 0.02  # sigmas; the plot is some 300 pixels for 5 sigmas, and a click hits whole pixels


def pixel(panel, point) -> QPoint:
    return panel.plot.pixel(np.asarray(point, np.float32)).toPoint()


def empty_point(panel, seed=0) -> np.ndarray:
    """Some point of the map in sight with nothing near it."""
    source = np.random.default_rng(seed)
    while True:
        point = source.uniform(-2, 2, 2).astype(np.float32)
        if panel.plot.spot_at(QPointF(pixel(panel, point))).mark == "empty":
            return point


def point_on_map(panel) -> np.ndarray:
    session = panel._studio.session
    return panel.plane.project(session.codes())[session.selected]


def free_photo(panel) -> int:
    """A photo that no marker and no other photo hides."""
    for index, point in enumerate(panel._points):
        spot = panel.plot.spot_at(QPointF(pixel(panel, point)))
        if (spot.mark, spot.index) == ("photo", index):
            return index
    raise AssertionError("all photos are hidden")


def drag(panel, way: list[QPoint], button=LEFT) -> None:
    view = panel.plot.viewport()
    QTest.mousePress(view, button, pos=way[0])
    for point in way[1:]:
        QTest.mouseMove(view, point)
    QTest.mouseRelease(view, button, pos=way[-1])


def turn_wheel(view, at: QPointF, eighths: int) -> None:
    no_button, no_phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    no_key, turned = Qt.KeyboardModifier.NoModifier, QPoint(0, eighths)
    everywhere = at, view.mapToGlobal(at)
    event = QWheelEvent(*everywhere, QPoint(), turned, no_button, no_key, no_phase, False)
    QApplication.sendEvent(view, event)

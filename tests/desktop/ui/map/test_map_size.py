"""A model may bring 2,000 photos, few or none; the map stays quick and whole."""

import gc
import statistics
import time

import numpy as np
import pytest
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtTest import QTest

from desktop.ui import texts
from desktop.ui.map.map_panel import MapPanel
from desktop.ui.map.map_plot import LEAST_HEIGHT
from desktop.ui.map.own_photos import OwnPhotos
from desktop.ui.map.photos import MOST
from desktop.ui.steer.axis_naming import AxisNaming
from tests.desktop.tiny_models import save_decoder

# The window may never wait longer than this. What is counted is the processor time of its own
# thread: how long other programs take their turns says nothing about the map. The median of nine,
# for what they push out of the processor's cache makes one turn or another longer, too.
BLOCKED = 0.05


@pytest.mark.parametrize("height", [642, 552])
def test_the_plot_takes_what_a_low_window_has(qtbot, open_window, model_path, height):
    """One scrolls to its legend: a map of 90 pixels says nothing to anybody."""
    window = open_window(model_path, count=6)
    window.resize(1280, height)
    panel = window.side.show_tab("map")
    viewport = panel.parentWidget()
    qtbot.waitUntil(lambda: panel.plot.y() + panel.plot.height() >= viewport.height())
    assert panel.plot.height() >= LEAST_HEIGHT


def test_two_thousand_photos_never_hold_the_window_up(qtbot, open_studio, theme, tmp_path):
    codes = np.random.default_rng(4).normal(size=(2000, 8)).astype(np.float32)
    studio = open_studio(save_decoder(tmp_path / "d.onnx", z_mean=codes, z_log_var=codes - 3))
    panel = MapPanel(studio, theme, OwnPhotos(studio), AxisNaming(studio))
    qtbot.addWidget(panel)
    panel.resize(430, 640)
    with qtbot.waitExposed(panel):
        panel.show()
    qtbot.waitUntil(lambda: len(panel.plot.photos._images) == MOST, timeout=15_000)
    assert len(panel.plot.dots.data) == 2000
    gc.freeze()  # the heap of the tests is not part of the window
    view, took = panel.plot.viewport(), []
    actions = [
        lambda step: QTest.mouseMove(view, QPoint(100 + 4 * step, 120 + 3 * step)),  # hover
        lambda step: QTest.keyClick(panel.plot, Qt.Key.Key_Right),  # travel
        lambda step: QTest.keyClick(panel.plot, Qt.Key.Key_Plus),  # zoom
        lambda step: panel._show_photos(),  # what happens as pictures arrive
        lambda step: panel.axes.across.setCurrentIndex(1 + step % 8),
    ]
    for action in actions:
        times = []
        for step in range(9):
            start = time.thread_time()
            action(step)
            view.repaint()
            times.append(time.thread_time() - start)
        took.append(statistics.median(times))
    gc.unfreeze()
    assert max(took) < BLOCKED, took


def test_a_photo_without_a_small_picture_is_drawn_when_pointed_at(
    qtbot, open_studio, theme, tmp_path
):
    codes = np.random.default_rng(5).normal(size=(MOST + 1, 8)).astype(np.float32)
    studio = open_studio(save_decoder(tmp_path / "d.onnx", z_mean=codes, z_log_var=codes - 3))
    panel = MapPanel(studio, theme, OwnPhotos(studio), AxisNaming(studio))
    qtbot.addWidget(panel)
    panel.resize(430, 640)
    panel.show()
    (without,) = set(range(MOST + 1)) - set(panel.photos.shown())
    panel.thumbnails.setChecked(False)
    QTest.mouseMove(panel.plot.viewport(), panel.plot.pixel(panel._points[without]).toPoint())
    assert panel.hover.card.title.text().startswith("Photo ")
    qtbot.waitUntil(lambda: not panel.hover.card.picture.pixmap().isNull())


def test_before_a_model_is_open_the_map_says_so_and_waits(qtbot, new_studio, theme, model_path):
    studio = new_studio(count=3)
    panel = MapPanel(studio, theme, OwnPhotos(studio), AxisNaming(studio))
    qtbot.addWidget(panel)
    panel.resize(430, 640)
    panel.show()
    QTest.mouseClick(panel.plot.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(150, 150))
    QTest.mouseMove(panel.plot.viewport(), QPoint(160, 150))
    qtbot.keyClick(panel.plot, Qt.Key.Key_Right)
    theme.choose("dark")
    assert panel.share.text() == texts.MAP_NO_MODEL
    studio.open_model(model_path)
    qtbot.waitUntil(lambda: len(panel.photos.images) == 20)
    assert panel.isEnabled()
    assert len(panel.plot.pictures.points) == 3


@pytest.mark.parametrize("count", [0, 1, 2])
@pytest.mark.parametrize("latent_dim", [4, 10])
def test_few_photos_are_no_problem(qtbot, open_studio, theme, tmp_path, count, latent_dim):
    codes = np.random.default_rng(1).normal(size=(count, latent_dim)).astype(np.float32)
    path = save_decoder(
        tmp_path / "decoder.onnx", latent_dim=latent_dim, z_mean=codes, z_log_var=codes - 3
    )
    studio = open_studio(path, count=2)
    panel = MapPanel(studio, theme, OwnPhotos(studio), AxisNaming(studio))
    qtbot.addWidget(panel)
    panel.resize(430, 640)
    panel.show()
    qtbot.waitUntil(lambda: len(panel.photos.images) == count)
    assert panel.share.text()
    corner = QPoint(60, 20)  # out there is no photo
    qtbot.mouseClick(panel.plot.viewport(), Qt.MouseButton.LeftButton, pos=corner)
    assert studio.session.picture(0).made == "mapped"
    qtbot.keyClick(panel.plot, Qt.Key.Key_Return)
    grabbed = panel.grab().toImage()
    assert not grabbed.isNull()

"""The plot has a column per number and a dot per picture on each."""

from itertools import pairwise

import numpy as np
import pytest
from PyQt6.QtCore import QEvent, QPointF, Qt
from PyQt6.QtGui import QEnterEvent
from PyQt6.QtWidgets import QApplication

from desktop.generator.sampling import draws
from desktop.ui.axes_plot import AxesPlot
from desktop.ui.theme import DARK, LIGHT
from tests.desktop.tiny_models import save_decoder


def plot_of(window):
    return window.side.show_tab("numbers")


def points(scatter) -> np.ndarray:
    return np.column_stack(scatter.getData())


def columns(window) -> list[str]:
    ticks = plot_of(window)._plot.getAxis("bottom")._tickLevels[0]
    return [label.split("\n")[0] for _, label in ticks]


@pytest.mark.parametrize("latent_dim", [4, 8, 10])
def test_a_column_per_number_and_a_dot_per_picture(qtbot, open_window, tmp_path, latent_dim):
    path = save_decoder(tmp_path / "d.onnx", latent_dim=latent_dim, **card_of(latent_dim))
    window = open_window(path, seed=3, count=5)
    plot, codes = plot_of(window), draws(3, 5, latent_dim)
    assert columns(window) == [str(n) for n in range(1, latent_dim + 1)]
    assert np.allclose(points(plot.marked)[:, 1], codes[0])
    assert np.allclose(points(plot.dots)[:, 1], codes[1:].ravel())
    for scatter in (plot.marked, plot.dots):
        x = points(scatter)[:, 0]
        assert set(np.round(x)) == set(range(1, latent_dim + 1))  # each dot within its column
    window.controls.slider.setValue(1)
    assert len(points(plot.dots)) == 0
    assert len(points(plot.marked)) == latent_dim


def card_of(latent_dim: int) -> dict:
    empty = np.empty((0, latent_dim), np.float32)
    return {"z_mean": empty, "z_log_var": empty}


def test_hovering_a_picture_points_out_its_dots(window):
    plot, codes = plot_of(window), draws(12, 3, 8)
    tile, at = window.grid.tiles[2], QPointF(9, 9)
    QApplication.sendEvent(tile, QEnterEvent(at, at, at))
    assert np.allclose(points(plot.marked)[:, 1], codes[2])
    assert "picture&nbsp;3" in plot._legend.text()
    QApplication.sendEvent(tile, QEvent(QEvent.Type.Leave))
    assert np.allclose(points(plot.marked)[:, 1], codes[0])


def test_the_picture_under_the_mouse_stays_pointed_out(window):
    plot_of(window)  # it is built when it is first looked at
    tile, at = window.grid.tiles[1], QPointF(9, 9)
    QApplication.sendEvent(tile, QEnterEvent(at, at, at))
    window.controls.reroll.click()
    codes = draws(window.studio.session.seed, 3, 8)
    assert np.allclose(points(plot_of(window).marked)[:, 1], codes[1])
    window.controls.slider.setValue(1)
    assert np.allclose(points(plot_of(window).marked)[:, 1], codes[0])


def test_a_low_panel_keeps_its_parts_apart(qtbot, studio, theme):
    plot = AxesPlot(studio, theme)
    qtbot.addWidget(plot)
    plot.show()
    parts = [plot._title, plot._plot, plot._legend, plot._words]
    for height in (900, 640, 500, 230):
        plot.resize(400, height)
        QApplication.processEvents()
        shown = [part.geometry() for part in parts if part.isVisible()]
        assert len(shown) == (4 if height > 230 else 3)
        assert shown[-1].bottom() <= plot.height()
        assert all(above.bottom() < below.top() for above, below in pairwise(shown))
    assert plot._words.text() in plot._plot.toolTip()


def test_clicking_a_dot_selects_its_picture(qtbot, window):
    plot = plot_of(window)
    which = np.flatnonzero(plot.dots.data["data"] == 2)[0]
    spot = plot.dots.points()[which]
    view = plot._plot
    at = view.mapFromScene(plot.dots.mapToScene(spot.pos()))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert window.studio.session.selected == 2
    assert np.allclose(points(plot.marked)[:, 1], draws(12, 3, 8)[2])


def test_draws_far_out_stay_in_sight(open_window, model_path):
    window = open_window(model_path, seed=1, count=2)
    session = window.studio.session
    window.studio.change(session.with_code(1, np.array([5.0, -5.0] * 4), "steered"))
    (_, (bottom, top)) = plot_of(window)._plot.viewRange()
    assert bottom < -5 < 5 < top


def test_the_plot_follows_the_theme(window):
    background = plot_of(window)._plot.backgroundBrush().color().name()
    assert background == LIGHT.surface
    window.theme.choose("dark")
    assert plot_of(window)._plot.backgroundBrush().color().name() == DARK.surface
    assert len(points(plot_of(window).dots)) == 2 * 8

"""A map of its own, as large as beside the pictures."""

import pytest

from desktop.ui.map.map_panel import MapPanel
from desktop.ui.map.own_photos import OwnPhotos
from desktop.ui.steer.axis_naming import AxisNaming


@pytest.fixture
def new_panel(qtbot, theme):
    def make(studio) -> MapPanel:
        panel = MapPanel(studio, theme, OwnPhotos(studio), AxisNaming(studio))
        qtbot.addWidget(panel)
        panel.resize(430, 640)
        with qtbot.waitExposed(panel):
            panel.show()
        panel.activateWindow()
        return panel

    return make


@pytest.fixture
def panel(new_panel, studio) -> MapPanel:
    return new_panel(studio)

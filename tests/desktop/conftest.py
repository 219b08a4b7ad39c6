"""A real window on the offscreen platform, with a tiny model, closed after each test."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import threading

import pytest

from desktop.session import Session
from desktop.ui import theme
from desktop.ui.main_window import MainWindow
from tests.desktop.tiny_models import save_decoder


@pytest.fixture(scope="session")
def model_path(tmp_path_factory):
    return save_decoder(tmp_path_factory.mktemp("model") / "decoder.onnx")


@pytest.fixture
def new_window(qtbot):
    """Make windows that have opened no model yet, and close them after the test."""
    windows = []

    def make(colours=theme.LIGHT, **session) -> MainWindow:
        window = MainWindow(Session(**session), colours)
        windows.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: window.plot.plot is not None)
        return window

    yield make
    for window in windows:
        window.close()
    assert not [t.name for t in threading.enumerate() if t.name == "kvae-draw"]


@pytest.fixture
def open_window(qtbot, new_window):
    """Make windows: `open_window(path, count=3)` returns one that has drawn its pictures."""

    def make(path, **session) -> MainWindow:
        window = new_window(**session)
        window.open_model(path)
        qtbot.waitUntil(lambda: window.shown() is not None)
        return window

    return make


@pytest.fixture
def window(open_window, model_path) -> MainWindow:
    return open_window(model_path, seed=12, count=3)

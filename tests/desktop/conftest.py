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
def open_window(qtbot):
    """Make windows: `open_window(path, count=3)` returns one that has drawn its pictures."""
    windows = []

    def make(path, **session) -> MainWindow:
        window = MainWindow(Session(**session), theme.LIGHT)
        windows.append(window)
        window.show()
        window.activateWindow()
        window.open_model(path)
        qtbot.waitUntil(lambda: window.shown() is not None and window.plot.plot is not None)
        return window

    yield make
    for window in windows:
        window.close()
    assert not [t.name for t in threading.enumerate() if t.name == "kvae-draw"]


@pytest.fixture
def window(open_window, model_path) -> MainWindow:
    return open_window(model_path, seed=12, count=3)

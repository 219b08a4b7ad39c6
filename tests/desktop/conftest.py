"""A real studio and window on the offscreen platform, with a tiny model, closed after each test."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import threading

import pytest
from PyQt6.QtCore import QCoreApplication, QEvent
from PyQt6.QtGui import QCursor

from desktop.generator.trial.trials import Trials
from desktop.generator.trial.tried import TriedModels
from desktop.state.arithmetic import crossed, with_one_more
from desktop.state.session import Session
from desktop.ui import texts
from desktop.ui.backstage import Backstage
from desktop.ui.main_window import MainWindow
from desktop.ui.studio.restoring import Restoring
from desktop.ui.studio.settings import Settings
from desktop.ui.studio.studio import Studio
from desktop.ui.theme import Theme
from tests.desktop.tiny_models import build_encoder, save, save_decoder, tiny_card


@pytest.fixture(scope="session")
def model_path(tmp_path_factory):
    """A tiny decoder with its encoder beside it."""
    folder = tmp_path_factory.mktemp("model")
    save(build_encoder(tiny_card("encoder")), folder / "encoder.onnx")
    return save_decoder(folder / "decoder.onnx")


@pytest.fixture(scope="session")
def crossing_path(tmp_path_factory):
    """A tiny decoder that draws crossings."""
    return save_decoder(tmp_path_factory.mktemp("crossing") / "decoder.onnx", crosses=True)


class AllTried(TriedModels):
    """As if every model had passed its trial before; tests of trials let them pass it."""

    def __contains__(self, sha256: str) -> bool:
        return True


@pytest.fixture
def no_trials() -> Trials:
    """Nothing is tried, and what is begun beforehand ends at once."""
    return Trials(AllTried(None), ["true"])


@pytest.fixture
def settings(tmp_path) -> Settings:
    """Settings of nobody: nothing of the person who runs the tests is read or written."""
    return Settings(tmp_path / "kvae.ini", tmp_path / "data")


@pytest.fixture
def theme(qapp) -> Theme:
    yield Theme("light")
    texts.use("en")


@pytest.fixture
def new_studio(qapp, settings, no_trials):
    """Make studios that have opened no model yet, and stop them after the test."""
    studios = []

    def make(trials: Trials = no_trials, **session) -> Studio:
        studios.append(Studio(Session(**session), settings, trials))
        Restoring(studios[-1])
        return studios[-1]

    yield make
    for studio in studios:
        studio.stop()
    assert not {t.name for t in threading.enumerate()} & {"kvae-draw", "kvae-open"}


@pytest.fixture
def open_studio(qtbot, new_studio):
    """Make studios: `open_studio(path, count=3)` returns one that has drawn its pictures."""

    def make(path, **session) -> Studio:
        studio = new_studio(**session)
        studio.open_model(path)
        qtbot.waitUntil(lambda: studio.drawings() is not None)
        return studio

    return make


@pytest.fixture
def studio(open_studio, model_path) -> Studio:
    return open_studio(model_path, seed=12, count=3)


@pytest.fixture
def crossing_studio(open_studio, crossing_path) -> Studio:
    """Three pictures, and a crossing of the first and the last of them, which is selected."""
    studio = open_studio(crossing_path, seed=12, count=3)
    studio.change(with_one_more(studio.session, crossed(studio.session, 0, 2)))
    return studio


@pytest.fixture
def new_window(qtbot, new_studio, theme):
    """Make windows that have opened no model yet, and close them after the test."""
    windows = []

    def make(studio: Studio | None = None, **session) -> MainWindow:
        QCursor.setPos(-100, -100)  # an older test may have left it where a picture will be
        window = MainWindow(Backstage(studio or new_studio(**session), theme))
        windows.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: window.side.currentWidget().layout().count() > 0)
        return window

    yield make
    for window in windows:
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def open_window(qtbot, new_window):
    """Make windows: `open_window(path, count=3)` returns one that has drawn its pictures."""

    def make(path, **session) -> MainWindow:
        window = new_window(**session)
        window.studio.open_model(path)
        qtbot.waitUntil(lambda: window.studio.drawings() is not None)
        return window

    return make


@pytest.fixture
def window(open_window, model_path) -> MainWindow:
    return open_window(model_path, seed=12, count=3)

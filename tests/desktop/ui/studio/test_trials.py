"""A model whose trial goes wrong costs the window nothing: it goes on with the one it had."""

import os
import sys

import numpy as np
import pytest

from desktop.generator.model.garden import garden_decoder
from desktop.generator.model.model_file import read_model_file
from desktop.generator.trial.trials import Trials
from desktop.generator.trial.tried import TriedModels
from desktop.ui.studio.questions import Questions
from tests.desktop.dropped import drop
from tests.desktop.generator.trial.children import child_that
from tests.desktop.tiny_models import save_decoder
from tests.desktop.ui.pictures import images, wait_drawn

PATIENCE_MS = 60_000  # a busy machine takes a while to start a process


@pytest.fixture
def open_with(qtbot, new_studio, new_window, model_path, tmp_path):
    """Windows that show the garden, and whose next model is tried by such a process."""

    def make(command, seconds=30.0):
        trials = Trials(TriedModels(tmp_path / "settings"), command, seconds)
        window = new_window(new_studio(trials, count=2, seed=12))
        window.open_model(garden_decoder())
        qtbot.waitUntil(lambda: window.studio.drawings() is not None)
        return window

    return make


def test_a_model_that_crashes_is_one_sentence_and_the_window_goes_on(
    qtbot, open_with, model_path, settings
):
    window = open_with(child_that("crashes"))
    before = images(window)
    drop(window, model_path)
    qtbot.waitUntil(window.banner.isVisible, timeout=PATIENCE_MS)
    assert "decoder.onnx is not opened: a process that tried it crashed." in window.banner.text()
    assert "stays open" in window.banner.text()
    window.controls.slider.setValue(3)
    assert np.array_equal(wait_drawn(qtbot, window)[:2], before)
    assert settings.model_for_start() is None  # the garden
    assert settings.text("opening") == ""
    assert settings.recent_models() == []


def test_a_new_model_is_tried_and_its_encoder_when_it_is_needed(
    qtbot, open_with, model_path, settings, tmp_path
):
    window = open_with(())
    drop(window, model_path)
    qtbot.waitUntil(lambda: settings.model_for_start() == model_path, timeout=PATIENCE_MS)
    tried = TriedModels(tmp_path / "settings")
    encoder = read_model_file(model_path.with_name("encoder.onnx"))
    assert read_model_file(model_path).sha256 in tried
    assert encoder.sha256 not in tried
    questions = Questions(window.studio, window)
    with qtbot.waitSignal(questions.answered, timeout=PATIENCE_MS) as caught:
        questions.ask(0, lambda model: model.encoder.sha256)
    assert caught.args[0].result == encoder.sha256
    assert encoder.sha256 in tried


def test_closing_the_window_ends_a_trial_that_hangs(qtbot, open_with, tmp_path, settings):
    window = open_with(child_that("hangs"), 600)
    refusals = []
    window.studio.refused.connect(lambda *said: refusals.append(said))
    window.open_model(save_decoder(tmp_path / "d.onnx"))
    qtbot.waitUntil(lambda: window.studio.trials._busy is not None)
    window.studio.stop()
    assert not window.studio.worker._thread.is_alive()  # it would wait for ten minutes
    assert not window.studio.trials._busy.is_alive()
    qtbot.wait(50)
    assert refusals == []
    assert settings.model_for_start() is None


def test_a_process_is_begun_as_a_model_comes_near(qtbot, open_with, tmp_path):
    begun = tmp_path / "begun"
    window = open_with([sys.executable, "-I", "-S", "-c", f"open({str(begun)!r}, 'w')"])
    (tmp_path / "photo.png").write_bytes(b"no picture")
    drop(window, tmp_path / "photo.png")
    assert window.studio.trials._waiting is None
    drop(window, save_decoder(tmp_path / "d.onnx"))
    qtbot.waitUntil(lambda: os.path.exists(begun), timeout=PATIENCE_MS)

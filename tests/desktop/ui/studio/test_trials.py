"""A model whose trial goes wrong costs the window nothing: it goes on with the one it had."""

import os
import sys

import numpy as np
import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QPushButton

from desktop.generator.model.checked_file import read_model_file
from desktop.generator.model.garden import garden_decoder
from desktop.generator.trial.trials import Trials
from desktop.generator.trial.tried import TriedModels
from desktop.ui.messages import DELAY_MS
from desktop.ui.studio.questions import Questions
from tests.desktop.dropped import drop
from tests.desktop.generator.trial.children import child_that, children
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
        questions.ask(0, lambda model: model.encoder.sha256, encoder=True)
    assert caught.args[0].result == encoder.sha256
    assert encoder.sha256 in tried


@pytest.fixture
def others():
    """Child processes that other tests have left behind."""
    return children()


@pytest.fixture
def trying(qtbot, others, open_with, tmp_path):
    """A window in which a file is being tried, by a process that hangs over it alone."""
    window = open_with(child_that("hangs", only_for="slow.onnx"), 600)
    with qtbot.waitSignal(window.studio.trying, timeout=PATIENCE_MS) as caught:
        window.open_model(save_decoder(tmp_path / "slow.onnx", name="slow"))
    assert caught.args == ["slow.onnx"]
    qtbot.waitUntil(lambda: bool(children() - others), timeout=PATIENCE_MS)  # it begins after that
    return window


def test_meanwhile_the_window_draws_and_says_what_it_waits_for(qtbot, trying):
    before = images(trying)
    trying.controls.slider.setValue(3)
    assert np.array_equal(wait_drawn(qtbot, trying)[:2], before)
    qtbot.waitUntil(trying.banner.isVisible)
    assert trying.banner.text() == "Trying slow.onnx before it is opened…"
    assert trying.banner.property("calm")


@pytest.mark.parametrize("way", ["the button", "Escape", "×"])
def test_it_can_be_given_up(qtbot, trying, way, settings):
    processes = children()
    qtbot.waitUntil(trying.banner.isVisible)
    if way == "Escape":
        trying.activateWindow()
        qtbot.waitUntil(trying.isActiveWindow)
        qtbot.keyClick(trying.grid, Qt.Key.Key_Escape)
    else:
        name = "bannerAction" if way == "the button" else "bannerClose"
        trying.banner.findChild(QPushButton, name).click()
    assert trying.banner.text() == "slow.onnx was not opened. “garden” stays open."
    qtbot.waitUntil(lambda: children() < processes)
    qtbot.wait(50)
    assert trying.banner.text() == "slow.onnx was not opened. “garden” stays open."
    assert trying.studio.model.path == garden_decoder()
    assert settings.text("opening") == ""
    trying.studio.give_up_opening()  # there is nothing to give up
    assert settings.model_for_start() is None


def test_a_second_file_takes_the_place_of_the_one_that_is_tried(qtbot, others, trying, model_path):
    refusals, processes = [], children() - others
    assert processes
    trying.studio.refused.connect(lambda *said: refusals.append(said))
    qtbot.waitUntil(trying.banner.isVisible)
    trying.open_model(model_path)
    qtbot.waitUntil(lambda: trying.studio.model.path == model_path, timeout=PATIENCE_MS)
    assert not processes & children()
    assert refusals == []
    assert not trying.banner.isVisible()


def test_a_message_that_came_meanwhile_stays_when_the_trial_is_over(qtbot, trying):
    qtbot.waitUntil(trying.banner.isVisible)
    trying.banner.say("Something else.")
    trying.studio.trying.emit("")
    assert trying.banner.text() == "Something else."


def test_a_trial_of_a_moment_is_not_worth_a_word(qtbot, open_with, model_path):
    window, shown = open_with(child_that("hangs", only_for="slow.onnx")), []
    window.banner.wait = lambda *said: shown.append(said)
    window.studio.trying.emit("quick.onnx")
    window.studio.trying.emit("")
    qtbot.wait(2 * DELAY_MS)
    assert shown == []


def test_photos_of_the_present_model_are_encoded_while_another_is_tried(qtbot, trying):
    questions = Questions(trying.studio, trying)
    with qtbot.waitSignal(questions.answered, timeout=PATIENCE_MS) as caught:
        trying.studio.opener.give_up()
        questions.ask(0, lambda model: model.encoder.kind, encoder=True)
    assert caught.args[0].result == "encoder"
    slow = trying.studio.settings.file.parent / "slow.onnx"
    with qtbot.waitSignal(trying.studio.trying, timeout=PATIENCE_MS):
        trying.open_model(slow)
    with qtbot.waitSignal(questions.answered, timeout=PATIENCE_MS):
        questions.ask(1, lambda model: model.encoder.kind, encoder=True)


def test_an_encoder_that_hangs_stops_neither_pictures_nor_the_next_model(
    qtbot, open_with, model_path, tmp_path
):
    window = open_with(child_that("hangs", only_for="encoder.onnx"), 600)
    window.open_model(model_path)
    qtbot.waitUntil(lambda: window.studio.model.path == model_path, timeout=PATIENCE_MS)
    questions, answers = Questions(window.studio, window), []
    questions.answered.connect(answers.append)
    before = children()
    for number in range(2):
        questions.ask(number, lambda model: model.encoder, encoder=True)
    qtbot.waitUntil(lambda: children() > before, timeout=PATIENCE_MS)
    window.controls.slider.setValue(3)
    wait_drawn(qtbot, window)
    window.open_model(garden_decoder())
    qtbot.waitUntil(lambda: window.studio.model.path == garden_decoder(), timeout=PATIENCE_MS)
    assert children() <= before
    assert answers == []


def test_what_an_encoder_is_refused_for_is_told_to_all_who_need_it(qtbot, open_with, model_path):
    window = open_with(child_that("crashes", only_for="encoder.onnx"))
    window.open_model(model_path)
    qtbot.waitUntil(lambda: window.studio.model.path == model_path, timeout=PATIENCE_MS)
    questions, answers = Questions(window.studio, window), []
    questions.answered.connect(answers.append)
    for number in range(3):
        questions.ask(number, lambda model: model.encoder, encoder=True)
    qtbot.waitUntil(lambda: len(answers) == 3, timeout=PATIENCE_MS)
    assert {str(done.error) for done in answers} == {
        "encoder.onnx is not opened: a process that tried it crashed."
    }


def test_closing_the_window_ends_a_trial_that_hangs(qtbot, trying, settings):
    refusals, processes = [], children()
    trying.studio.refused.connect(lambda *said: refusals.append(said))
    trying.studio.stop()
    assert not trying.studio.opener._thread.is_alive()  # it would wait for ten minutes
    assert children() < processes
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

"""One run of the program: language, colours, and which model opens at the start."""

import os
import subprocess
import sys

import pytest
from PyQt6.QtCore import QCoreApplication, QEvent, Qt, QTimer

from desktop.learning.plan import Plan, write_plan
from desktop.state.session import Session
from desktop.ui import app, texts
from desktop.ui.app import Program
from desktop.ui.studio.settings import Settings
from desktop.ui.theme import DARK
from tests.conftest import ROOT
from tests.desktop.tiny_models import save_decoder


@pytest.fixture
def start(qapp, settings, model_path, no_trials, monkeypatch):
    """Start programs whose garden is the tiny model; they are ended after the test."""
    monkeypatch.setattr(app, "garden_decoder", lambda: model_path)
    programs = []

    def run(model=None, settings=settings) -> Program:
        programs.append(Program(Session(seed=4, count=3), settings, no_trials))
        programs[-1].open(model)
        return programs[-1]

    yield run
    for program in programs:
        program.window.close()
        program.window.deleteLater()
        program.studio.stop()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    texts.use("en")
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def choose(window, *words: str) -> None:
    """Trigger an entry of the menus, as a click does."""
    menu = window.menuBar()
    for word in words:
        action = next(a for a in menu.actions() if a.text().replace("&", "") == word)
        menu = action.menu()
    action.trigger()


def test_another_language_is_another_window_on_the_same_studio(qtbot, start, qapp, settings):
    program = start()
    qtbot.waitUntil(lambda: program.studio.drawings() is not None)
    program.studio.change(program.studio.session.with_lock(1, True))
    old, session = program.window, program.studio.session
    choose(old, "View", "Language", "العربية")
    qtbot.waitUntil(lambda: program.window is not old)
    window = program.window
    assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert program.studio.session is session
    assert window.controls.reroll.text() == texts.REROLL != "&New pictures"
    assert window.windowTitle().startswith("toy (")
    assert sum(tile.isVisible() for tile in window.grid.tiles) == 3
    assert window.grid.tiles[0].drawing is not None
    assert window.controls.reroll.x() < window.controls.slider.x()  # mirrored
    window.controls.undo.click()
    assert program.studio.session.locked == frozenset()
    assert settings.text("language") == "ar"
    window.language_asked.emit("en")
    qtbot.waitUntil(lambda: program.window is not window)
    assert program.window.controls.reroll.text() == "&New pictures"


def test_another_language_leads_to_no_other_page(qtbot, start):
    program = start()
    program.window.entrance.show_page()
    for language in ("ar", "en"):
        old = program.window
        old.language_asked.emit(language)
        qtbot.waitUntil(lambda old=old: program.window is not old)
        assert program.window.entrance.page.isVisible()
        assert program.window.entrance.page.back.text() == texts.LEARN_BACK
    program.window.entrance.page.back.click()
    assert program.window.grid.isVisible()
    program.window.language_asked.emit("ar")
    qtbot.waitUntil(texts.is_right_to_left)
    assert program.window.grid.isVisible()


def test_language_and_colours_hold_at_the_next_start(qtbot, start, qapp, settings):
    program = start()
    choose(program.window, "View", "Colours", "Dark")
    program.window.language_asked.emit("ar")
    qtbot.waitUntil(lambda: texts.language() == "ar")
    program.window.close()
    again = start(settings=Settings(settings.file, settings.data_folder))
    assert texts.is_right_to_left()
    assert again.theme.colours == DARK
    assert qapp.palette().window().color().name() == DARK.window


def test_the_start_opens_the_model_of_the_last_time(qtbot, start, tmp_path, settings):
    other = save_decoder(tmp_path / "other.onnx", name="other")
    program = start(other)
    qtbot.waitUntil(lambda: program.studio.drawings() is not None)  # it is proven to draw
    again = start()
    qtbot.waitUntil(lambda: again.studio.model is not None)
    assert again.studio.model.card.name == "other"


def test_a_model_that_fails_at_the_start_gives_way_to_the_garden(qtbot, start, tmp_path, settings):
    other = save_decoder(tmp_path / "other.onnx", name="other")
    program = start(other)
    qtbot.waitUntil(lambda: program.studio.drawings() is not None)  # only then is it remembered
    other.write_bytes(b"rubbish now")
    again = start()
    qtbot.waitUntil(lambda: again.studio.model is not None)
    assert again.studio.model.card.name == "toy"
    assert "other.onnx" in again.window.banner.text()
    assert settings.model_for_start() != other


def test_a_model_named_at_the_start_that_fails_leaves_the_window_open(qtbot, start, tmp_path):
    (tmp_path / "d.onnx").write_bytes(b"rubbish")
    program = start(tmp_path / "d.onnx")
    qtbot.waitUntil(program.window.banner.isVisible)
    assert program.studio.model is None
    assert "d.onnx" in program.window.banner.text()


def test_what_was_being_learned_is_offered_to_go_on(qtbot, start, settings):
    run = settings.data_folder / "models" / "00001-cups"
    run.mkdir(parents=True)
    plan = Plan(name="Cups", begun=True, run=str(run))
    (settings.data_folder / "learning").mkdir()
    write_plan(settings.data_folder / "learning" / "plan.json", plan)
    program = start()
    qtbot.waitUntil(lambda: program.studio.drawings() is not None)
    banner = program.window.banner
    assert banner.isVisible()
    assert banner.text() == "“Cups” was not finished the last time."
    assert banner.action.text() == texts.LEARN_RESUME


def test_the_window_comes_back_as_high_as_it_was(qtbot, start, settings):
    program = start()
    program.window.resize(1111, 701)  # wider than the screen here, which the system corrects
    program.end()
    again = start(settings=Settings(settings.file, settings.data_folder))
    assert again.window.height() == 701
    settings.set_text("window", "rubbish, no geometry")
    assert start(settings=settings).window.isVisible()


def test_a_favourite_of_another_model_is_shown_once_all_know_of_it(qtbot, start, tmp_path, qtlog):
    """All panels are open: none may meet the picture's fewer numbers before its model."""
    other = save_decoder(tmp_path / "other.onnx", name="other", latent_dim=5)
    program = start(other)
    window, studio = program.window, program.studio
    for tab in ("map", "numbers", "steer"):
        window.side.show_tab(tab)
    qtbot.waitUntil(lambda: studio.drawings() is not None)
    window.favourites.toggle(1)
    (kept,) = window.favourites.paths
    studio.open_model(app.garden_decoder())
    qtbot.waitUntil(lambda: studio.model.card.name == "toy")
    window.favourites.show(kept)
    window.banner.action.click()
    qtbot.waitUntil(lambda: studio.session.picture(0).made == "restored")
    assert studio.model.card.name == "other"
    assert len(window.side.panel("steer").rows) == 5


def test_an_error_in_a_slot_is_a_banner_and_the_program_goes_on(qtbot, start, monkeypatch, capsys):
    program = start()
    qtbot.waitUntil(lambda: program.studio.drawings() is not None)
    monkeypatch.setattr(sys, "excepthook", program.say_what_broke)
    QTimer.singleShot(0, lambda: [][7])  # in a slot, PyQt asks the hook or ends the program
    qtbot.waitUntil(program.window.banner.isVisible)
    assert "went wrong: IndexError: list index out of range" in program.window.banner.text()
    assert "Traceback" in capsys.readouterr().err
    program.studio.change(program.studio.session.with_lock(1, True))
    assert program.studio.drawings() is not None


def test_another_qt_asked_for_elsewhere_changes_nothing():
    code = (
        "from desktop.state.session import Session; from desktop.ui.app import Program; import sys;"
        "from desktop.ui.studio.settings import Settings; import pyqtgraph;"
        "from desktop.generator.trial.trials import Trials;"
        "program = Program(Session(), Settings.usual(safe=True), Trials.usual(safe=True));"
        "program.window.side.show_tab('map'); program.studio.stop(); program.take_apart();"
        "print(pyqtgraph.Qt.QT_LIB)"
    )
    environment = os.environ | {"PYQTGRAPH_QT_LIB": "PySide6", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.split()[-1] == "PyQt6"

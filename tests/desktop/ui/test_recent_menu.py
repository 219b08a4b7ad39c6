"""The menu of recent models lists what is still there, and opens it."""

from contextlib import contextmanager
from dataclasses import replace

import pytest

from desktop.generator.model.garden import garden_decoder
from desktop.generator.trial.tried import TriedModels
from desktop.ui.recent_menu import RecentMenu
from desktop.ui.studio.settings import Settings
from tests.desktop.tiny_models import save_decoder

GARDEN = "The garden that came with the program"


def entries(menu: RecentMenu) -> list[str]:
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions() if action.text()]


@contextmanager
def drawn_anew(qtbot, studio):
    """Until another model has drawn: then, and not before, it is remembered."""
    before = studio.model
    yield
    qtbot.waitUntil(lambda: studio.model is not before and studio.drawings() is not None)


@pytest.fixture
def menu(qtbot, studio, tmp_path) -> RecentMenu:
    """Two models were opened: first toy, then a & b in the folder second."""
    (tmp_path / "second").mkdir()
    with drawn_anew(qtbot, studio):
        studio.open_model(save_decoder(tmp_path / "second" / "decoder.onnx", name="a & b"))
    menu = RecentMenu(studio)
    qtbot.addWidget(menu)
    return menu


def test_newest_first_and_the_garden_last(menu, model_path):
    toy = f"toy  ({model_path.parent.name})"
    assert entries(menu) == ["a && b  (second)", toy, GARDEN, "&Clear this list"]
    assert menu.actions()[0].isChecked()
    assert menu.actions()[1].toolTip() == f"<p>{model_path}</p>"


def test_an_entry_opens_its_model(qtbot, studio, menu, model_path):
    with drawn_anew(qtbot, studio):
        menu.actions()[1].trigger()
    assert studio.model.path == model_path
    assert entries(menu)[0].startswith("toy")
    with drawn_anew(qtbot, studio):
        menu.actions()[2].trigger()
    assert studio.model.path == garden_decoder()
    assert entries(menu)[2] == GARDEN  # once, and last, although it is the newest
    assert menu.actions()[2].isChecked()


def test_a_file_that_is_gone_is_not_offered(menu, tmp_path):
    (tmp_path / "second" / "decoder.onnx").unlink()
    assert "second" not in " ".join(entries(menu))


def test_clear_leaves_the_garden_and_the_next_start_uses_it(menu, studio, settings, tmp_path):
    menu.actions()[-1].trigger()
    assert entries(menu) == [GARDEN, "&Clear this list"]
    assert not menu.actions()[-1].isEnabled()
    settings.sync()
    assert Settings(tmp_path / "kvae.ini", tmp_path / "data").model_for_start() is None


def test_the_list_survives_a_restart(menu, settings, tmp_path):
    settings.sync()
    again = Settings(tmp_path / "kvae.ini", tmp_path / "data")
    assert [model.name for model in again.recent_models()] == ["a & b", "toy"]


def test_a_model_that_opens_but_has_drawn_nothing_is_not_remembered(studio, settings, tmp_path):
    path = save_decoder(tmp_path / "monster.onnx", name="monster")
    known = [model.name for model in settings.recent_models()]
    studio.worker.drawn.disconnect()  # as if it never came to an end with its first picture
    studio._opened(replace(studio.model, path=path, sha256="0" * 64))
    assert [model.name for model in settings.recent_models()] == known


def test_a_process_is_begun_where_a_model_of_the_list_has_to_be_tried(qtbot, menu, studio):
    entries(menu)
    assert studio.trials._waiting is None
    studio.trials._tried = TriedModels(None)  # as after an update of the runtime
    entries(menu)
    assert studio.trials._waiting is not None

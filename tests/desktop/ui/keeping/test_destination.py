"""The folder and the name: what is said about them is what is done with them."""

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QFileDialog

from desktop.ui.keeping.destination import FOLDER_KEY, Destination


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "my pictures"
    folder.mkdir()
    return folder


@pytest.fixture
def destination(qtbot, settings, folder, theme) -> Destination:
    settings.set_text(FOLDER_KEY, str(folder))
    widget = Destination(settings)
    qtbot.addWidget(widget)
    widget.show()
    return widget


def typed(qtbot, destination, name: str) -> None:
    destination.name.selectAll()
    qtbot.keyClicks(destination.name, name)


def test_a_free_name_is_used_as_it_is(destination, folder):
    destination.suggest(["a.png"])
    assert destination.paths() == [folder / "a.png"]
    assert destination.note.text() == "It will be saved as a.png."
    assert not destination.replace.isVisible()


def test_a_taken_name_gets_a_number_unless_it_may_be_replaced(qtbot, destination, folder):
    (folder / "a.png").touch()
    destination.suggest(["a.png"])
    assert destination.note.text() == "a.png exists: it will be saved as a-2.png."
    assert (destination.paths(), destination.overwrite()) == ([folder / "a-2.png"], False)
    qtbot.keyClick(destination.replace, Qt.Key.Key_Space)
    assert destination.note.text() == "a.png exists and will be replaced."
    assert (destination.paths(), destination.overwrite()) == ([folder / "a.png"], True)


def test_leave_to_replace_is_given_for_one_name_only(qtbot, destination, folder):
    for name in ("a.png", "b.png"):
        (folder / name).touch()
    destination.suggest(["a.png"])
    destination.replace.click()
    typed(qtbot, destination, "b")
    assert not destination.overwrite()
    destination.replace.click()
    destination.suggest(["sheet.png"])
    assert not destination.overwrite()
    destination.suggest(["a.png"])
    destination.replace.click()
    typed(qtbot, destination, "c")
    assert not destination.overwrite()
    assert not destination.replace.isVisible()


def test_the_suffix_is_always_the_formats(qtbot, destination, folder):
    destination.suggest(["a.png"])
    for name, written in (("rose", "rose.png"), ("rose.PNG", "rose.PNG"), ("a.b", "a.b.png"),
                          (" rose ", "rose.png"), ("rose.jpg", "rose.jpg.png")):  # fmt: skip
        typed(qtbot, destination, name)
        assert destination.paths() == [folder / written]
    typed(qtbot, destination, "rose")
    destination.suggest(["a.gif"])  # another format: the user's own name stays
    assert destination.paths() == [folder / "rose.gif"]


@pytest.mark.parametrize("name", ["", "   ", ".png", "..", "../up", "a/b", "a\\b", "x" * 300])
def test_what_can_be_no_name_is_said(qtbot, destination, name):
    destination.suggest(["a.png"])
    destination.name.clear()
    qtbot.keyClicks(destination.name, name)
    if not name:
        qtbot.keyClick(destination.name, Qt.Key.Key_A)
        qtbot.keyClick(destination.name, Qt.Key.Key_Backspace)
    assert not destination.is_valid()
    assert destination.note.text().startswith("This cannot be a file name.")


def test_many_names_are_counted(destination, folder):
    names = ["a.png", "b.png", "c.png"]
    destination.suggest(names)
    assert not destination.name.isVisible()
    assert destination.note.text() == "All these names are free."
    (folder / "b.png").touch()
    destination.look_again()
    assert destination.note.text().startswith("Names that exist already: 1.")
    assert [path.name for path in destination.paths()] == ["a.png", "b-2.png", "c.png"]
    destination.replace.click()
    assert destination.note.text() == "Files that exist and will be replaced: 1."
    assert [path.name for path in destination.paths()] == names


def test_a_folder_that_is_none_is_said(qtbot, destination, folder):
    destination.suggest(["a.png"])
    (folder / "file").touch()
    for wrong in (folder / "missing", folder / "file", folder / "file" / "below", "\0", "x" * 999):
        destination.folder.setText(str(wrong))
        assert destination.note.text() != "It will be saved as a.png."
    destination.folder.clear()
    qtbot.keyClicks(destination.folder, str(folder))
    assert destination.note.text() == "It will be saved as a.png."


def test_a_folder_is_chosen_and_remembered(monkeypatch, qtbot, destination, settings, tmp_path):
    destination.suggest(["a.png"])
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    qtbot.mouseClick(destination.choose, Qt.MouseButton.LeftButton)
    assert destination.paths() == [tmp_path / "a.png"]
    assert Destination(settings).folder.text() != str(tmp_path)
    destination.remember()
    assert Destination(settings).folder.text() == str(tmp_path)


def test_choosing_no_folder_keeps_the_present_one(monkeypatch, destination, folder):
    destination.suggest(["a.png"])
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    destination.choose.click()
    assert destination.paths() == [folder / "a.png"]

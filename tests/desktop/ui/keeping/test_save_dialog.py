"""The save dialog, by keys and mouse: it shows what it will write, and writes it on Save alone."""

import io
import resource

import numpy as np
import pytest
from PIL import Image
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QDesktopServices

from desktop.generator.__main__ import main as generate
from desktop.generator.files.picture_file import read_record
from desktop.ui.keeping.destination import FOLDER_KEY
from desktop.ui.keeping.save_dialog import SaveDialog
from tests.desktop.tiny_models import save_decoder


@pytest.fixture
def new_dialog(qtbot, studio, theme, folder):
    """Open dialogs: `new_dialog(slot, saved)` returns one that shows its preview."""

    def make(slot: int = 0, saved: str = "one") -> SaveDialog:
        dialog = SaveDialog(studio, theme, slot, saved)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: dialog.files is not None)
        return dialog

    return make


def choose(qtbot, dialog, number: int) -> None:
    qtbot.mouseClick(dialog.options.choices.button(number), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.files is not None)


def press_save(qtbot, dialog) -> None:
    """Save and wait until the dialog has closed, or says why not."""
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.isHidden() or dialog.banner.isVisible())


def names(folder) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_return_saves_this_picture_as_shown(qtbot, new_dialog, studio, folder):
    offers = []
    studio.offered.connect(lambda *offer: offers.append(offer))
    dialog = new_dialog(1)
    assert np.array_equal(dialog.preview.pixels(), studio.drawing(1).image)
    assert dialog.destination.name.text() == "toy-s000012-02.png"
    assert dialog.weight.text().startswith("64 × 64 pixels, ")
    assert names(folder) == []  # nothing is written before Save
    press_save(qtbot, dialog)
    assert names(folder) == ["toy-s000012-02.png"]
    pixels = np.asarray(Image.open(folder / "toy-s000012-02.png"))
    assert np.array_equal(pixels, studio.drawing(1).image)
    assert [offer[:2] for offer in offers] == [("Saved toy-s000012-02.png", "Show in folder")]


def test_all_pictures_are_the_files_of_the_command(
    qtbot, new_dialog, studio, folder, tmp_path, model_path
):
    dialog = new_dialog(0)
    choose(qtbot, dialog, 1)
    listed = [dialog.list.item(row).text().split("\n")[0] for row in range(dialog.list.count())]
    assert dialog.list.isVisible()
    press_save(qtbot, dialog)
    arguments = ["--count", "3", "--seed", "12", "--out", str(tmp_path / "command")]
    assert generate([str(model_path), *arguments]) == 0
    assert names(folder) == listed == names(tmp_path / "command")
    for path in folder.iterdir():
        assert path.read_bytes() == (tmp_path / "command" / path.name).read_bytes()


def test_saving_twice_finds_free_names(qtbot, new_dialog, folder):
    for _ in range(2):
        press_save(qtbot, new_dialog(0, "all"))
    assert len(names(folder)) == 6
    first = (folder / "toy-s000012-01.png").read_bytes()
    assert (folder / "toy-s000012-01-2.png").read_bytes() == first


def test_a_picture_and_its_neighbour_are_both_saved(qtbot, new_dialog, studio, folder):
    moved = studio.session.picture(0).code() + np.float32(0.5)
    session = studio.session.with_picture(1, studio.session.picture(0))
    studio.change(session.with_code(1, moved, "neighbour"))
    qtbot.waitUntil(lambda: studio.drawings() is not None)
    press_save(qtbot, new_dialog(0, "all"))
    assert names(folder) == [
        "toy-s000012-01-changed.png",
        "toy-s000012-01.png",
        "toy-s000012-03.png",
    ]
    assert np.allclose(read_record(folder / "toy-s000012-01-changed.png").z, moved)


def test_a_file_is_replaced_only_when_that_is_ticked(qtbot, new_dialog, folder):
    taken = folder / "toy-s000012-01.png"
    taken.write_bytes(b"precious")
    dialog = new_dialog(0)
    press_save(qtbot, dialog)
    assert taken.read_bytes() == b"precious"
    assert (folder / "toy-s000012-01-2.png").exists()
    dialog = new_dialog(0)
    qtbot.keyClick(dialog.destination.replace, Qt.Key.Key_Space)
    press_save(qtbot, dialog)
    assert read_record(taken).seed == 12
    assert len(names(folder)) == 2


def test_the_sheet_is_previewed_as_it_is_saved(qtbot, new_dialog, folder):
    dialog = new_dialog(0)
    choose(qtbot, dialog, 2)
    with_captions = dialog.preview.pixels().shape
    qtbot.keyClick(dialog.options.captions, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.files is not None)
    assert dialog.preview.pixels().shape[0] < with_captions[0]
    dialog.options.columns.setFocus()
    qtbot.keyClick(dialog.options.columns, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.options.ground, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: dialog.files is not None)
    shown = dialog.preview.pixels()
    assert shown.shape == (2 * (128 + 16) + 16, 2 * (128 + 16) + 16, 3)
    assert shown[0, 0].max() < 60  # the dark ground
    press_save(qtbot, dialog)
    saved = np.asarray(Image.open(folder / "toy-s000012-sheet.png"))
    assert np.array_equal(saved, shown)


def test_an_enlarged_picture_can_still_be_restored(qtbot, new_dialog, studio, folder):
    dialog = new_dialog(2)
    qtbot.keyClick(dialog.options.enlargement, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: dialog.files is not None)
    assert dialog.weight.text().startswith("256 × 256 pixels")
    press_save(qtbot, dialog)
    before = studio.drawing(2).image
    studio.change(studio.session.with_seed(99))
    studio.restore_asked.emit([read_record(folder / "toy-s000012-03.png")], 0)
    qtbot.waitUntil(lambda: studio.drawings() is not None)
    assert np.array_equal(studio.drawing(0).image, before)


def test_return_before_the_preview_is_ready_saves_when_it_is(qtbot, studio, theme, folder):
    dialog = SaveDialog(studio, theme, 0, "sheet")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.files is None
    press_save(qtbot, dialog)
    assert names(folder) == ["toy-s000012-sheet.png"]


def test_escape_writes_nothing(qtbot, new_dialog, folder):
    dialog = new_dialog(0, "all")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()
    assert names(folder) == []


def test_a_missing_folder_is_made_if_the_user_lets_it(qtbot, new_dialog, folder):
    dialog = new_dialog(0)
    dialog.destination.folder.setText(str(folder / "new" / "deep"))
    assert dialog.destination.note.text() == "There is no such folder yet."
    assert dialog.destination.make.isVisible()
    dialog.destination.make.click()
    assert not dialog.save.isEnabled()
    dialog.destination.make.click()
    assert names(folder) == []  # nothing is made before Save
    press_save(qtbot, dialog)
    assert names(folder / "new" / "deep") == ["toy-s000012-01.png"]
    again = new_dialog(0)
    assert again.destination.folder.text() == str(folder / "new" / "deep")
    assert not again.destination.make.isVisible()


def test_the_folder_is_shown_when_asked_for(qtbot, new_dialog, studio, folder, monkeypatch):
    offers, opened, reported = [], [], []
    studio.offered.connect(lambda *offer: offers.append(offer))
    studio.failed.connect(lambda message, hint: reported.append((message, hint)))
    press_save(qtbot, new_dialog(0))
    for works in (True, False):  # a bare system has no file manager
        monkeypatch.setattr(
            QDesktopServices, "openUrl", lambda url, works=works: opened.append(url) or works
        )
        offers[0][2]()
    assert [url.toLocalFile() for url in opened] == [str(folder)] * 2
    assert reported == [("No program of this system shows folders.", f"The files lie in {folder}.")]


@pytest.mark.parametrize("below", ["file", "file/below"])
def test_a_folder_that_cannot_be_written_costs_nothing(qtbot, new_dialog, folder, below):
    (folder / "file").touch()
    dialog = new_dialog(0, "all")
    dialog.destination.folder.setText(str(folder / below))
    assert dialog.destination.note.text() == "There is no such folder yet."
    press_save(qtbot, dialog)
    assert dialog.isVisible()
    assert "cannot be made" in dialog.banner.text()
    assert "Choose a folder where you may write." in dialog.banner.text()
    dialog.destination.folder.setText(str(folder))
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.isHidden)
    assert len(names(folder)) == 1 + 3


def test_a_full_disk_leaves_no_file_and_the_dialog_open(qtbot, new_dialog, folder):
    dialog = new_dialog(0, "all")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200, limits[1]))  # every larger write fails
    try:
        press_save(qtbot, dialog)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert dialog.isVisible()
    assert dialog.save.isEnabled()
    assert "could not be saved" in dialog.banner.text()
    assert names(folder) == []


def test_choices_are_remembered(qtbot, new_dialog, settings, tmp_path):
    dialog = new_dialog(0, "sheet")
    dialog.options.captions.click()
    dialog.options.columns.setValue(2)
    dialog.options.ground.setCurrentIndex(1)
    dialog.destination.folder.setText(str(tmp_path))
    qtbot.waitUntil(lambda: dialog.files is not None)
    press_save(qtbot, dialog)
    settings.sync()
    again = new_dialog(0, "sheet")
    options = again.options
    assert not options.captions.isChecked()
    assert (options.columns.value(), options.ground.currentData()) == (2, "dark")
    assert settings.text(FOLDER_KEY) == str(tmp_path)


def test_another_model_closes_the_dialog(qtbot, new_dialog, studio, tmp_path):
    dialog = new_dialog(0)
    studio.open_model(save_decoder(tmp_path / "other.onnx", name="other", latent_dim=5))
    qtbot.waitUntil(dialog.isHidden)


def test_what_is_listed_opens_as_a_picture(new_dialog):
    for file in new_dialog(0, "all").files:
        assert Image.open(io.BytesIO(file.data)).size == (64, 64)


def test_everything_has_a_name_and_a_key_of_its_own(new_dialog):
    dialog = new_dialog(0, "sheet")
    texts = [one.text() for one in (dialog.save, dialog.destination.choose,
             dialog.destination.replace, dialog.destination.make, dialog.options.captions,
             *dialog.options.labels,
             *dialog.destination.labels, *dialog.options.choices.buttons())]  # fmt: skip
    keys = [text[text.index("&") + 1].lower() for text in texts]
    assert len(keys) == len(set(keys))
    options, destination = dialog.options, dialog.destination
    for widget in (dialog.preview, dialog.list, destination.folder, destination.name,
                   options.enlargement, options.columns, options.ground):  # fmt: skip
        assert widget.accessibleName()

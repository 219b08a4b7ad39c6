"""What the window offers for its pictures: dialogs, clipboard, and the drag out of it."""

import io
import tempfile
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PyQt6.QtCore import QMimeData, Qt, QUrl
from PyQt6.QtGui import QDrag, QGuiApplication, QImage
from PyQt6.QtWidgets import QWidget

from desktop.generator.files.picture_file import read_record, save_png
from desktop.ui.backstage import Backstage
from desktop.ui.details import numbers
from desktop.ui.keeping import dragging
from desktop.ui.keeping.morph_dialog import MorphDialog
from desktop.ui.keeping.save_dialog import SaveDialog
from desktop.ui.keeping.saving import PictureActions


@pytest.fixture
def actions(qtbot, studio, theme) -> PictureActions:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return PictureActions(window, Backstage(studio, theme))


def pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits().asarray(image.sizeInBytes()), np.uint8)
    rows = rows.reshape(image.height(), image.bytesPerLine())[:, : 3 * image.width()]
    return rows.reshape(image.height(), image.width(), 3)


def test_each_action_opens_its_dialog(actions, studio):
    for act, saved in ((lambda: actions.save_one(2), "one"), (actions.save_all, "all"),
                      (actions.save_sheet, "sheet")):  # fmt: skip
        act()
        assert isinstance(actions.dialog, SaveDialog)
        assert actions.dialog.isVisible()
        assert actions.dialog.options.saved() == saved
        actions.dialog.close()
    actions.animate()
    assert isinstance(actions.dialog, MorphDialog)
    assert actions.dialog.windowTitle() == "Animate a walk"
    actions.dialog.close()
    studio.change(studio.session.with_toggled(2))
    actions.animate()
    assert actions.dialog.windowTitle() == "Animate a morph"
    actions.dialog.close()


def test_without_pictures_there_is_nothing_to_save(qtbot, new_studio, theme):
    studio, said = new_studio(), []
    studio.said.connect(said.append)
    window = QWidget()
    qtbot.addWidget(window)
    actions = PictureActions(window, Backstage(studio, theme))
    actions.save_all()
    actions.copy(0)
    actions.animate()
    actions.drag_out(0, window)
    assert actions.dialog is None
    assert len(said) == 3


def test_the_clipboard_gets_pixels_and_the_file(actions, studio, tmp_path):
    actions.copy(1)
    clipboard = QGuiApplication.clipboard()
    assert np.array_equal(pixels(clipboard.image()), studio.drawing(1).image)
    (tmp_path / "a.png").write_bytes(bytes(clipboard.mimeData().data("image/png")))
    record = read_record(tmp_path / "a.png")
    assert (record.seed, record.index) == (12, 1)
    save_png(tmp_path / "b.png", studio.drawing(1).image, studio.record(1))
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


def test_a_copied_picture_is_pasted_to_the_bit(qtbot, actions, studio):
    image, z = studio.drawing(1).image, studio.session.picture(1).z
    actions.copy(1)
    studio.change(studio.session.with_seed(99).with_selected(2))
    actions.paste()
    assert studio.session.picture(2).z == z
    qtbot.waitUntil(lambda: studio.drawings() is not None)
    assert np.array_equal(studio.drawing(2).image, image)


def test_pasting_a_file_opens_it(actions, studio, tmp_path):
    save_png(tmp_path / "a.png", studio.drawing(2).image, studio.record(2))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.png"))])
    QGuiApplication.clipboard().setMimeData(data)
    actions.paste()
    assert studio.session.picture(0).index == 2


def test_a_pasted_photo_is_encoded_as_if_it_were_dropped(qtbot, actions, studio):
    photo = QImage(80, 64, QImage.Format.Format_RGB888)
    photo.fill(0x3366AA)
    QGuiApplication.clipboard().setImage(photo)
    actions.paste()
    qtbot.waitUntil(lambda: studio.session.picture(0).made == "photo")


def test_pasting_words_changes_nothing(actions, studio):
    before, said = studio.session, []
    studio.said.connect(said.append)
    QGuiApplication.clipboard().setText("words")
    actions.paste()
    assert said == ["There is no picture on the clipboard."]
    assert studio.session == before


def test_a_dragged_picture_is_a_file_with_a_good_name(studio):
    image, record = studio.drawing(1).image, studio.record(1)
    data = dragging.drag_data(image, record, "my garden")
    (url,) = data.urls()
    saved = url.toLocalFile()
    assert saved.endswith("/my-garden-s000012-02.png")
    assert read_record(saved).z.tobytes() == record.z.tobytes()
    assert np.array_equal(np.asarray(Image.open(saved)), image)
    assert np.array_equal(pixels(QImage(data.imageData())), image)
    assert bytes(data.data("image/png")) == Path(saved).read_bytes()
    again = dragging.drag_data(image, record, "my garden").urls()[0].toLocalFile()
    assert again != saved  # the first may still be read


def test_a_drag_carries_the_picture(monkeypatch, actions, studio):
    drags = []

    def carry(drag, actions):
        drags.append((drag.mimeData(), drag.pixmap(), drag.source(), actions))
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", carry)
    source = QWidget()
    actions.drag_out(2, source)
    ((data, pixmap, carried_from, offered),) = drags
    assert carried_from is source
    assert offered == Qt.DropAction.CopyAction
    assert data.urls()[0].fileName() == "toy-s000012-03.png"
    ratio = source.devicePixelRatioF()
    assert pixmap.deviceIndependentSize().width() == pytest.approx(96, abs=1 / ratio)


def test_a_drag_without_a_folder_for_its_file_is_said(monkeypatch, actions, studio, tmp_path):
    failed = []
    studio.failed.connect(lambda *words: failed.append(words))
    dragging.program_folder.cache_clear()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    actions.drag_out(0, QWidget())
    assert "could not be saved" in failed[0][0]


def test_a_file_dragged_back_restores_its_picture(qtbot, studio):
    data = dragging.drag_data(studio.drawing(1).image, studio.record(1), "toy")
    image = studio.drawing(1).image
    studio.change(studio.session.with_seed(5))
    studio.restore_asked.emit([read_record(data.urls()[0].toLocalFile())], 1)
    qtbot.waitUntil(lambda: studio.drawings() is not None)
    assert np.array_equal(studio.drawing(1).image, image)
    assert Image.open(io.BytesIO(bytes(data.data("image/png")))).size == (64, 64)


def test_copied_numbers_are_pasted_as_their_picture(qtbot, actions, studio):
    image, text = studio.drawing(2).image, studio.record(2).to_json()
    studio.change(studio.session.rerolled())
    QGuiApplication.clipboard().setText(f"\n{text}  ")
    actions.paste()
    qtbot.waitUntil(lambda: studio.drawings() is not None)
    assert np.array_equal(studio.drawing(0).image, image)
    assert studio.session.picture(0).made == "restored"


@pytest.mark.parametrize("gap", ["  ", ", ", "\n"])
def test_numbers_alone_are_pasted_as_those_of_the_selected_picture(actions, studio, gap):
    shown = numbers(np.float32([0.9, -1.26, 1.89, 0.37, 0.43, 0.15, -0.02, 0.77]))
    QGuiApplication.clipboard().setText(gap.join(shown.split()))
    actions.paste()
    picture = studio.session.picture(0)
    assert numbers(picture.code()) == shown
    assert picture.made == "steered"
    studio.undo()
    assert numbers(studio.session.picture(0).code()) != shown


@pytest.mark.parametrize(
    "text",
    ["hello", "{}", "[1, 2]", '{"format": 1}', "[" * 100_000, "1 2 3", "1 " * 8 + "x", "nan " * 8,
     "9 " * 8],
)  # fmt: skip
def test_other_text_is_not_taken_for_numbers(actions, studio, text):
    said = []
    studio.said.connect(said.append)
    before = studio.session
    QGuiApplication.clipboard().setText(text)
    actions.paste()
    assert said == ["There is no picture on the clipboard."]
    assert studio.session == before


def test_a_crossing_is_copied_pasted_and_dragged_as_what_it_is(qtbot, crossing_studio, theme):
    studio = crossing_studio
    qtbot.waitUntil(lambda: studio.drawings() is not None)
    window = QWidget()
    qtbot.addWidget(window)
    actions = PictureActions(window, Backstage(studio, theme))
    image, record = studio.drawing(3).image, studio.record(3)
    actions.copy(3)
    studio.change(studio.session.with_selected(1))
    actions.paste()
    assert studio.session.picture(1).whole_code().tobytes() == record.whole_code.tobytes()
    qtbot.waitUntil(lambda: studio.drawings() is not None)
    assert np.array_equal(studio.drawing(1).image, image)
    (url,) = dragging.drag_data(image, record, "toy").urls()
    assert url.toLocalFile().endswith("/toy-s000012-03-changed.png")
    assert read_record(url.toLocalFile()).to_json() == record.to_json()


def test_numbers_pasted_over_a_crossing_are_a_picture_of_one_code(qtbot, crossing_studio, theme):
    window = QWidget()
    qtbot.addWidget(window)
    QGuiApplication.clipboard().setText(" ".join(["0.5"] * 8))
    PictureActions(window, Backstage(crossing_studio, theme)).paste()
    assert crossing_studio.session.picture(3).whole_code().tolist() == [0.5] * 8

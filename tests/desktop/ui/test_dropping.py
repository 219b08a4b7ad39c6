"""What is dropped on the window: models, saved pictures, photos, and one picture on another."""

import numpy as np
from PIL import Image
from PyQt6.QtCore import QMimeData, QPointF, Qt, QUrl
from PyQt6.QtGui import QDropEvent

from desktop.generator.files.picture_file import PictureRecord, save_png
from desktop.generator.model.decoder import Decoder
from desktop.generator.sampling import draws
from tests.desktop.tiny_models import save_decoder
from tests.desktop.ui.pictures import images, visible, wait_drawn


def drop(window, path, tile=None, also=None) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(one)) for one in (path, also) if one])
    at = QPointF(tile.mapTo(window, tile.rect().center())) if tile else QPointF(2, 2)
    event = QDropEvent(
        at, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    window.dropEvent(event)


def test_a_file_that_is_no_decoder_costs_nothing(qtbot, window, tmp_path):
    before = images(window)
    (tmp_path / "notes.onnx").write_text("no model")
    drop(window, tmp_path / "notes.onnx")
    qtbot.waitUntil(window.banner.isVisible)
    assert "notes.onnx is a text file" in window.banner.text()
    assert "“toy” stays open" in window.banner.text()
    window.controls.slider.setValue(5)
    assert np.array_equal(wait_drawn(qtbot, window)[:3], before)
    assert window.windowTitle().startswith("toy (")


def test_dropping_another_model_draws_with_it(qtbot, window, tmp_path):
    window.banner.say("an old message")
    other = save_decoder(tmp_path / "other.onnx", name="other", latent_dim=5, image_size=96)
    drop(window, other)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("other ("))
    drawn = wait_drawn(qtbot, window)
    assert np.array_equal(drawn, Decoder.open(other).decode(draws(12, 3, 5)))
    assert not window.banner.isVisible()
    assert window.studio.session.model_sha256 == window.studio.model.sha256
    window.studio.undo()
    qtbot.waitUntil(lambda: window.windowTitle().startswith("toy ("))
    assert wait_drawn(qtbot, window)[0].shape == (64, 64, 3)


def test_same_codes_of_another_model_are_drawn_anew(qtbot, window, tmp_path):
    other = save_decoder(tmp_path / "o.onnx", name="other", image_size=100)  # D = 8 here too
    window.controls.slider.setValue(12)  # still drawing when the model changes (G02)
    drop(window, other)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("other ("))
    assert wait_drawn(qtbot, window)[0].shape == (100, 100, 3)


def saved(window, tmp_path, slot: int):
    """Save a picture as the dialog does."""
    drawing, path = window.studio.drawings()[slot], tmp_path / f"{slot}.png"
    save_png(path, drawing.image, window.studio.record(slot))
    return path


def test_dropping_a_saved_picture_restores_it(qtbot, window, tmp_path):
    path, image = saved(window, tmp_path, 2), images(window)[2]
    window.controls.reroll.click()
    window.controls.slider.setValue(1)
    drop(window, path)
    assert window.studio.session.count == 1
    assert np.array_equal(wait_drawn(qtbot, window)[0], image)
    tile = window.grid.tiles[0]
    assert tile.toolTip() == "Seed 12, number 3, opened from a file"
    window.studio.undo()
    assert tile.toolTip() != "Seed 12, number 3, opened from a file"


def test_a_saved_picture_of_any_number_goes_where_it_is_dropped(qtbot, window, tmp_path):
    z = draws(12, 31, 8)[30] * np.float32(1.3)
    image = Decoder.open(window.studio.model.path).decode(z[None])[0]
    record = PictureRecord(window.studio.model.sha256, 12, 30, z)
    save_png(tmp_path / "31.png", image, record)
    drop(window, tmp_path / "31.png", window.grid.tiles[2])
    assert window.studio.session.selected == 2
    assert np.array_equal(wait_drawn(qtbot, window)[2], image)


def test_a_picture_of_another_model_is_not_mistaken(qtbot, window, tmp_path):
    path = saved(window, tmp_path, 1)
    drop(window, save_decoder(tmp_path / "other.onnx", name="other"))
    qtbot.waitUntil(lambda: window.windowTitle().startswith("other ("))
    drop(window, path)
    assert "drawn by the model “toy”" in window.banner.text()
    assert window.studio.session.selected == 0
    assert window.studio.session.picture(0).made == "drawn"


def test_a_dropped_photo_is_rebuilt_where_it_falls_and_shown_on_the_map(qtbot, window, tmp_path):
    Image.new("RGB", (90, 64), "#cc3311").save(tmp_path / "red.jpg")
    drop(window, tmp_path / "red.jpg", window.grid.tiles[2])
    qtbot.waitUntil(lambda: window.studio.session.picture(2).made == "photo")
    assert window.side.currentWidget().isAncestorOf(window.side.panel("map"))
    wait_drawn(qtbot, window)
    qtbot.waitUntil(lambda: window.side.panel("map").photo_card.isVisible())


def test_two_dropped_photos_offer_a_morph_and_open_nothing(qtbot, window, tmp_path):
    for colour in ("red", "blue"):
        Image.new("RGB", (64, 64), colour).save(tmp_path / f"{colour}.png")
    drop(window, tmp_path / "red.png", also=tmp_path / "blue.png")
    qtbot.waitUntil(window.banner.isVisible)
    made = [window.studio.session.picture(slot).made for slot in (0, 3)]
    assert made == ["photo", "photo"]
    assert window.pictures.dialog is None
    codes = window.studio.session.codes()[[0, 3]]
    window.studio.change(window.studio.session.rerolled())  # what is offered stays the photos'
    qtbot.mouseClick(window.banner.action, Qt.MouseButton.LeftButton)
    assert not window.banner.isVisible()
    assert np.array_equal([stop.z for stop in window.pictures.dialog._stops], codes)
    window.pictures.dialog.close()


class _FromATile(QDropEvent):
    """What Qt sends when a tile is dropped: only a drag by hand has a source of its own."""

    def __init__(self, window, one, other):
        data = QMimeData()
        at = QPointF(other.mapTo(window, other.rect().center()))
        self._one = one
        keys = Qt.KeyboardModifier.NoModifier
        super().__init__(at, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, keys)

    def source(self):
        return self._one


def test_a_picture_dropped_on_another_morphs_into_it(window):
    before, tiles = window.studio.session, window.grid.tiles
    window.dropEvent(_FromATile(window, tiles[2], tiles[1]))
    dialog = window.pictures.dialog
    assert [stop.z for stop in dialog._stops] == [before.picture(slot).z for slot in (2, 1)]
    assert window.studio.session == before
    dialog.close()
    window.dropEvent(_FromATile(window, tiles[2], tiles[2]))  # thought better of it
    assert window.pictures.dialog is None


def test_a_window_without_a_model_says_what_to_do(qtbot, new_window, tmp_path, model_path):
    window = new_window(count=2)
    window.studio.open_model(tmp_path / "missing.onnx")
    qtbot.waitUntil(window.banner.isVisible)
    assert "There is no file" in window.banner.text()
    for control in (window.controls.reroll, window.controls.save):
        control.click()
    window.controls.slider.setValue(4)
    assert visible(window) == 0
    drop(window, model_path)
    assert len(wait_drawn(qtbot, window)) == 4
    assert not window.banner.isVisible()

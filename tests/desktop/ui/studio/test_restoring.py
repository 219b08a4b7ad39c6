"""A dropped PNG of another model brings its model along: an offer, a click, the same pixels."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image
from PyQt6.QtCore import Qt

from desktop.generator.files.picture_file import PictureRecord, read_record, save_png
from desktop.generator.model import garden
from desktop.generator.model.decoder import Decoder
from desktop.generator.model.garden import garden_decoder
from desktop.generator.sampling import draw
from desktop.ui import texts
from desktop.ui.studio.restoring import Restoring
from tests.desktop.dropped import drop
from tests.desktop.tiny_models import build_decoder, save, tiny_card


@pytest.fixture
def other(tmp_path):
    """Another decoder with as many numbers, which draws other pictures of another size."""
    (tmp_path / "other").mkdir()
    weights = np.random.default_rng(77).normal(size=(8, 192))
    card = tiny_card(name="00002-other", image_size=96)
    return save(build_decoder(card, weights=weights), tmp_path / "other" / "decoder.onnx")


@pytest.fixture
def visited(qtbot, window, other, model_path):
    """A window on “toy” that has had the other model open before."""
    opened(qtbot, window, other, "00002-other")
    opened(qtbot, window, model_path, "toy")
    return window


def opened(qtbot, window, path, name: str) -> None:
    window.open_model(path)
    qtbot.waitUntil(lambda: window.windowTitle().startswith(name))
    qtbot.waitUntil(lambda: window.studio.drawings() is not None)


def drawn_by(model, path, seed: int, index: int = 0):
    """Save a picture of a model, as the command line does; returns its file."""
    decoder = Decoder.open(model)
    z = draw(seed, index, decoder.card.latent_dim) * np.float32(1.1)
    image = decoder.decode(z[np.newaxis])[0]
    save_png(path, image, PictureRecord(decoder.sha256, seed, index, z))
    return path


def pixels(path) -> np.ndarray:
    return np.asarray(Image.open(path))


def accept(qtbot, window) -> None:
    """Click what the banner offers, and wait until the pictures are there."""
    with qtbot.waitSignal(window.studio.opened):
        qtbot.mouseClick(window.banner.action, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any(made(window)))
    qtbot.waitUntil(lambda: window.studio.drawings() is not None)


def made(window) -> list[bool]:
    session = window.studio.session
    return [session.picture(slot).made == "restored" for slot in range(session.count)]


def test_its_model_is_offered_and_the_picture_comes_back_to_the_byte(
    qtbot, visited, other, tmp_path
):
    picture = drawn_by(other, tmp_path / "mine.png", seed=44, index=7)
    before = visited.studio.session
    drop(visited, picture, on=visited.grid.tiles[2])
    assert visited.banner.text() == "This picture was drawn by the model “00002-other”."
    assert visited.banner.action.text() == "&Open “00002-other”"
    assert visited.studio.session == before  # nothing has happened yet
    picture_pixels = pixels(picture)
    picture.unlink()  # the clipboard's files do not last
    accept(qtbot, visited)
    assert visited.windowTitle().startswith("00002-other")
    assert visited.banner.isHidden()
    assert made(visited) == [False, False, True]  # where it fell
    assert visited.studio.session.selected == 2
    assert np.array_equal(visited.studio.drawing(2).image, picture_pixels)
    assert visited.grid.tiles[2].toolTip() == "Seed 44, number 8, opened from a file"
    visited.studio.undo()
    assert not any(made(visited))


def test_the_garden_that_ships_is_known_even_if_it_was_never_open(qtbot, window, tmp_path):
    picture = drawn_by(garden_decoder(), tmp_path / "flower.png", seed=3)
    drop(window, picture)
    assert window.banner.action.text() == "&Open “garden”"
    accept(qtbot, window)
    assert np.array_equal(window.studio.drawing(0).image, pixels(picture))


def test_an_unknown_model_is_named_and_dropping_it_helps(qtbot, window, other, tmp_path):
    picture = drawn_by(other, tmp_path / "mine.png", seed=44)
    drop(window, picture)
    assert Decoder.open(other).sha256[:12] in window.banner.text()
    assert "not among the recent ones" in window.banner.text()
    assert "Open that decoder.onnx or drop it here" in window.banner.text()
    assert not window.banner.action.isVisible()
    drop(window, other)  # as the sentence says
    qtbot.waitUntil(lambda: window.windowTitle().startswith("00002-other"))
    drop(window, picture)
    qtbot.waitUntil(lambda: window.studio.drawings() is not None)
    assert np.array_equal(window.studio.drawing(0).image, pixels(picture))


def test_a_window_without_a_model_offers_it_too(qtbot, new_window, settings, other, tmp_path):
    first = new_window(count=2)
    opened(qtbot, first, other, "00002-other")
    picture = drawn_by(other, tmp_path / "mine.png", seed=44)
    window = new_window(count=2)  # of another start, with the same settings
    drop(window, picture)
    accept(qtbot, window)
    assert np.array_equal(window.studio.drawing(0).image, pixels(picture))


def test_pictures_of_three_models_come_one_model_after_the_other(qtbot, visited, other, tmp_path):
    ours = drawn_by(visited.studio.model.path, tmp_path / "ours.png", seed=1)
    theirs = [drawn_by(other, tmp_path / f"{seed}.png", seed=seed) for seed in (5, 6)]
    garden = drawn_by(garden_decoder(), tmp_path / "flower.png", seed=3)
    drop(visited, ours, theirs[0], garden, theirs[1])
    qtbot.waitUntil(lambda: visited.studio.drawings() is not None)
    assert np.array_equal(visited.studio.drawing(0).image, pixels(ours))
    accept(qtbot, visited)
    assert made(visited) == [True, False, False, True]  # the second behind the last
    assert visited.studio.session.selected == 0
    for slot, picture in zip((0, 3), theirs, strict=True):
        assert np.array_equal(visited.studio.drawing(slot).image, pixels(picture))
    assert visited.banner.action.text() == "&Open “garden”"  # for the one that is left
    accept(qtbot, visited)
    qtbot.waitUntil(lambda: visited.windowTitle().startswith("The garden"))
    qtbot.waitUntil(lambda: visited.studio.drawings() is not None)
    assert np.array_equal(visited.studio.drawing(0).image, pixels(garden))


def test_a_model_that_was_replaced_meanwhile_is_not_mistaken(qtbot, visited, other, tmp_path):
    picture = drawn_by(other, tmp_path / "mine.png", seed=44)
    drop(visited, picture)
    save(build_decoder(tiny_card(name="retrained")), other)
    with qtbot.waitSignal(visited.studio.failed) as failed:
        qtbot.mouseClick(visited.banner.action, Qt.MouseButton.LeftButton)
    assert "not among the recent ones" in failed.args[0]
    assert not any(made(visited))


def test_a_model_that_is_damaged_by_now_is_refused(qtbot, visited, other, tmp_path):
    drop(visited, drawn_by(other, tmp_path / "mine.png", seed=44))
    other.write_bytes(b"")
    with qtbot.waitSignal(visited.studio.refused):
        qtbot.mouseClick(visited.banner.action, Qt.MouseButton.LeftButton)
    assert "decoder.onnx is empty." in visited.banner.text()
    assert visited.windowTitle().startswith("toy")
    assert visited.studio.findChild(Restoring)._awaited is None


def test_a_doctored_record_keeps_no_other_away(qtbot, window, model_path, tmp_path):
    right = drawn_by(model_path, tmp_path / "right.png", seed=8)
    decoder = Decoder.open(model_path)
    record = PictureRecord(decoder.sha256, 1, 0, np.zeros(8, np.float32))
    doctored = replace(record, z=np.zeros(5, np.float32))
    save_png(tmp_path / "doctored.png", pixels(right), doctored)
    drop(window, tmp_path / "doctored.png", right)
    assert "malformed" in window.banner.text()
    qtbot.waitUntil(lambda: window.studio.drawings() is not None)
    assert np.array_equal(window.studio.drawing(0).image, pixels(right))


def test_it_is_offered_in_arabic(qtbot, visited, other, tmp_path):
    texts.use("ar")
    drop(visited, drawn_by(other, tmp_path / "mine.png", seed=44))
    name = "«\u206800002-other\u2069»"
    assert visited.banner.text() == f"رسم هذه الصورة النموذج {name}."
    assert visited.banner.action.text() == f"ا&فتح {name}"
    accept(qtbot, visited)
    assert made(visited)[0]


def crossing_of(decoder: Decoder, path):
    """Save a crossing that a model draws, or would; returns its file."""
    z, outline = (draw(5, index, decoder.card.latent_dim) for index in (0, 1))
    record = PictureRecord(decoder.sha256, 5, 0, z, tuple((outline - z).tolist()))
    code = record.whole_code if decoder.crosses else z
    save_png(path, decoder.decode(code[np.newaxis])[0], record)
    return path


def test_a_crossing_comes_back_to_the_byte(qtbot, open_window, crossing_path, tmp_path):
    window = open_window(crossing_path, count=2)
    picture = crossing_of(Decoder.open(crossing_path), tmp_path / "crossing.png")
    drop(window, picture)
    qtbot.waitUntil(lambda: window.studio.drawings() is not None)
    assert np.array_equal(window.studio.drawing(0).image, pixels(picture))
    assert window.grid.tiles[0].toolTip() == "Began as seed 5, number 1, opened from a file"
    record = window.studio.record(0)
    assert record.to_json() == read_record(picture).to_json()


def test_a_crossing_is_refused_where_the_model_draws_none(qtbot, window, model_path, tmp_path):
    picture = crossing_of(Decoder.open(model_path), tmp_path / "crossing.png")
    before = window.studio.session
    drop(window, picture)
    assert window.banner.text() == "This picture is a crossing, and this model draws none."
    assert window.studio.session == before
    texts.use("ar")
    drop(window, picture)
    assert window.banner.text() == "هذه الصورة هجين، وهذا النموذج لا يرسم صورًا هجينة."


def test_where_an_older_file_of_the_model_is_open_the_one_that_crosses_is_offered(
    qtbot, window, model_path, crossing_path, tmp_path, monkeypatch
):
    decoder = Decoder.open(crossing_path)
    monkeypatch.setattr(garden, "SHA256", decoder.sha256)
    monkeypatch.setattr(garden, "EARLIER", (Decoder.open(model_path).sha256,))
    opened(qtbot, window, crossing_path, "toy")
    qtbot.waitUntil(lambda: window.studio.model.crosses)
    with qtbot.waitSignal(window.studio.opened):
        window.open_model(model_path)
    drop(window, picture := crossing_of(decoder, tmp_path / "crossing.png"))
    assert window.banner.action.text() == "&Open “toy”"
    accept(qtbot, window)
    assert np.array_equal(window.studio.drawing(0).image, pixels(picture))
    assert window.studio.record(0).outline_step == read_record(picture).outline_step


def test_what_the_garden_of_before_drew_comes_back(qtbot, window, tmp_path):
    decoder = Decoder.open(garden_decoder())
    z = draw(3, 0, decoder.card.latent_dim)
    image = decoder.decode(z[np.newaxis])[0]
    save_png(tmp_path / "flower.png", image, PictureRecord(garden.EARLIER[0], 3, 0, z))
    drop(window, tmp_path / "flower.png")
    assert window.banner.action.text() == "&Open “garden”"
    accept(qtbot, window)
    assert np.array_equal(window.studio.drawing(0).image, image)
    assert window.studio.record(0).model_sha256 == decoder.sha256

"""Photos that are dropped: encoded, mapped, drawn again, walked from; broken ones are named."""

import shutil

import numpy as np
import pytest
from PIL import Image
from PyQt6.QtCore import QMimeData, QPointF, Qt, QUrl
from PyQt6.QtGui import QDragEnterEvent, QDropEvent
from PyQt6.QtWidgets import QApplication

from desktop.generator.files.picture_file import save_png
from desktop.generator.latent.latent_paths import wander
from desktop.generator.latent.refinement import refined
from desktop.generator.model.card import FITS
from desktop.generator.model.decoder import Decoder
from desktop.generator.model.encoder import Encoder
from desktop.generator.model.garden import garden_decoder
from desktop.generator.photos.load import load_photo
from desktop.state.session import MAX_COUNT
from desktop.ui.map.map_panel import MapPanel
from desktop.ui.map.own_photos import OwnPhotos
from desktop.ui.map.photo_card import STRIDE, WALK
from desktop.ui.steer.axis_naming import AxisNaming
from kvae.photos.prepare import prepare
from tests.conftest import ROOT
from tests.desktop.tiny_models import build_encoder, save, save_decoder, tiny_card

PHOTOS = sorted((ROOT / "data" / "photos").glob("*.png"))
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def own(studio) -> OwnPhotos:
    return OwnPhotos(studio)


@pytest.fixture
def panel(qtbot, studio, theme, own) -> MapPanel:
    panel = MapPanel(studio, theme, own, AxisNaming(studio))
    qtbot.addWidget(panel)
    panel.resize(430, 640)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def drop(widget, paths) -> bool:
    """Drop files on a widget as the window system does; whether it took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    where, copy = widget.rect().center(), Qt.DropAction.CopyAction
    keys = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(where, copy, data, LEFT, keys)
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(QPointF(where), copy, data, LEFT, keys))
    return enter.isAccepted()


def code_of(model_path, photo) -> np.ndarray:
    encoder = Encoder.open(model_path.with_name("encoder.onnx"))
    prepared = load_photo(photo, encoder.card.image_size, encoder.card.fit)
    z = encoder.encode(prepared[np.newaxis])[0][0]
    # The model knows none of these photos, so their codes are sought on.
    return refined(Decoder.open(model_path).decode_float, z, prepared / np.float32(255))


def test_a_dropped_photo_takes_the_selected_slot_and_lies_on_the_map(
    qtbot, studio, own, panel, model_path
):
    studio.change(studio.session.with_selected(1))
    before = studio.session
    assert drop(panel, [PHOTOS[5]])
    qtbot.waitUntil(lambda: len(own.photos) == 1)
    expected = np.clip(code_of(model_path, PHOTOS[5]), -6, 6)
    assert np.array_equal(studio.session.picture(1).code(), expected)
    assert studio.session.picture(1).made == "photo"
    assert np.array_equal(own.photos[0].image, load_photo(PHOTOS[5], 64, "auto"))
    assert np.array_equal(panel.plot.own._images[0], own.photos[0].image)
    assert np.allclose(panel.plot.own.points[0], panel.plane.project(expected[None])[0], atol=1e-5)
    studio.undo()
    assert studio.session == before  # one step


@pytest.mark.parametrize("fit", FITS)
def test_a_photo_is_prepared_as_the_models_own_were(qtbot, open_studio, tmp_path, fit):
    save(build_encoder(tiny_card("encoder", fit=fit)), tmp_path / "encoder.onnx")
    model = save_decoder(tmp_path / "decoder.onnx", fit=fit)
    wide = Image.linear_gradient("L").convert("RGB").resize((200, 90))
    wide.rotate(90, expand=True).save(tmp_path / "wide.png")
    own = OwnPhotos(open_studio(model))
    own.add([tmp_path / "wide.png"])
    qtbot.waitUntil(lambda: len(own.photos) == 1)
    as_trained_on = prepare(tmp_path / "wide.png", 64, fit).pixels
    assert np.array_equal(own.photos[0].image, as_trained_on)
    expected = np.clip(code_of(model, tmp_path / "wide.png"), -6, 6)
    assert np.array_equal(own.photos[0].z_mean, expected)


def test_the_card_compares_photo_and_reconstruction(qtbot, own, panel):
    assert panel.photo_card.isHidden()
    drop(panel, [PHOTOS[0]])
    qtbot.waitUntil(lambda: panel.photo_card.words.text() != "")
    card = panel.photo_card
    assert card.isVisible()
    assert card.photo.name == PHOTOS[0].name
    assert not card._original.pixmap().isNull()
    assert not card._rebuilt.pixmap().isNull()
    assert "dB" in card.words.toolTip()
    assert card.width() <= 430
    qtbot.mouseClick(card.close_button, LEFT)
    assert card.isHidden()
    assert own.photos == ()
    assert len(panel.plot.own.points) == 0


def test_a_photo_that_the_model_knows_from_elsewhere_is_recognised(
    qtbot, open_studio, theme, tmp_path
):
    side, small = 300, Image.open(PHOTOS[5]).convert("RGBA").resize((150, 150))
    canvas = Image.new("RGB", (side, side), "white")
    canvas.paste(small, (135, 20), mask=small)
    canvas.save(tmp_path / "a corner of it.png")
    studio = open_studio(garden_decoder())
    own = OwnPhotos(studio)
    panel = MapPanel(studio, theme, own, AxisNaming(studio))
    qtbot.addWidget(panel)
    known = []
    for photo in (PHOTOS[5], tmp_path / "a corner of it.png"):
        own.add([photo])
        qtbot.waitUntil(lambda known=known: len(own.photos) == 1 + len(known))
        qtbot.waitUntil(lambda: panel.photo_card.words.text() != "")
        assert "The model knows this photo" in panel.photo_card.words.text()
        known.append(own.photos[-1].encoded.known)
    assert known[0] == known[1]
    assert "framed anew" in panel.photo_card.words.text()
    assert np.array_equal(studio.session.picture(0).code(), own.photos[1].z_mean)


def test_walking_fills_the_other_slots_but_no_locked_one(qtbot, studio, own, panel):
    drop(panel, [PHOTOS[3]])
    qtbot.waitUntil(lambda: len(own.photos) == 1)
    studio.change(studio.session.with_lock(2, locked=True))
    kept = studio.session.picture(2)
    qtbot.mouseClick(panel.photo_card.walk, LEFT)
    session = studio.session
    assert session.count == MAX_COUNT
    assert session.picture(2) == kept
    codes = np.delete(session.codes(), 2, axis=0)
    assert np.array_equal(codes[0], own.photos[0].z_mean)
    way = wander(own.photos[0].z_mean, session.picture(1).seed, WALK)
    assert np.array_equal(codes[1:], np.clip(way, -6, 6)[STRIDE::STRIDE][: len(codes) - 1])
    first = session.picture(1)
    qtbot.mouseClick(panel.photo_card.walk, LEFT)
    assert studio.session.picture(1) != first  # another way, from the same photo
    assert studio.session.picture(0) == session.picture(0)


def test_two_photos_are_shown_in_order_and_reported_as_a_pair(qtbot, studio, own, model_path):
    pairs = []
    own.pair_shown.connect(lambda a, b: pairs.append((a, b)))
    own.add(PHOTOS[:2], slot=1)
    qtbot.waitUntil(lambda: pairs != [])
    assert pairs == [(1, 3)]  # where it was dropped, and behind the last
    for slot, photo in zip((1, 3), PHOTOS[:2], strict=True):
        expected = np.clip(code_of(model_path, photo), -6, 6)
        assert np.array_equal(studio.session.picture(slot).code(), expected)
    assert studio.session.selected == 1


def test_more_photos_than_slots(qtbot, studio, own):
    studio.change(studio.session.with_lock(0, locked=True).with_selected(1))
    kept, pairs = studio.session.picture(0), []
    own.pair_shown.connect(lambda a, b: pairs.append((a, b)))
    own.add(PHOTOS[:15])
    qtbot.waitUntil(lambda: len(own.photos) == 15, timeout=15_000)
    made = [studio.session.picture(slot).made for slot in range(studio.session.count)]
    assert made == ["drawn"] + ["photo"] * 11
    assert studio.session.picture(0) == kept
    assert pairs == []


def test_a_broken_photo_is_named_and_keeps_no_other_away(qtbot, studio, own, tmp_path):
    reported, pairs = [], []
    studio.failed.connect(lambda message, hint: reported.append(message))
    own.pair_shown.connect(lambda a, b: pairs.append((a, b)))
    (tmp_path / "torn.jpg").write_bytes(b"\xff\xd8\xff\xe0 not much of a photo")
    (tmp_path / "empty.png").write_bytes(b"")
    own.add([tmp_path / "torn.jpg", PHOTOS[0], tmp_path / "empty.png", tmp_path / "gone.jpg"])
    qtbot.waitUntil(lambda: len(own.photos) == 1)
    assert len(reported) == 3
    for name in ("torn.jpg", "empty.png", "gone.jpg"):
        assert any(name in message for message in reported)
    assert studio.session.picture(0).made == "photo"
    assert pairs == []


def test_a_photo_turned_by_its_exif_is_encoded_like_the_upright_one(qtbot, own, tmp_path):
    source = np.random.default_rng(8).integers(0, 255, (6, 9, 3), np.uint8)
    upright = Image.fromarray(source).resize((180, 120), Image.Resampling.BICUBIC)
    exif = Image.Exif()
    exif[0x0112] = 6  # stored lying on its side
    upright.save(tmp_path / "upright.png")
    turned = upright.transpose(Image.Transpose.ROTATE_90)
    turned.save(tmp_path / "turned.png", exif=exif)
    own.add([tmp_path / "upright.png", tmp_path / "turned.png"])
    qtbot.waitUntil(lambda: len(own.photos) == 2)
    assert np.array_equal(own.photos[0].z_mean, own.photos[1].z_mean)


def test_without_an_encoder_one_sentence_says_what_to_do(qtbot, open_studio, model_path, tmp_path):
    shutil.copy(model_path, tmp_path / "decoder.onnx")
    studio = open_studio(tmp_path / "decoder.onnx")
    own, reported = OwnPhotos(studio), []
    studio.failed.connect(lambda message, hint: reported.append((message, hint)))
    own.add(PHOTOS[:3])
    qtbot.waitUntil(lambda: not own._waiting)
    (sentence,) = reported  # not once for each photo
    assert "there is no encoder.onnx beside decoder.onnx" in sentence[0]
    assert own.photos == ()


def test_another_model_takes_the_photos_away(qtbot, studio, own, panel, tmp_path):
    drop(panel, [PHOTOS[0]])
    qtbot.waitUntil(lambda: len(own.photos) == 1)
    own.add(PHOTOS[1:4])  # on their way when the other model comes
    studio.open_model(save_decoder(tmp_path / "decoder.onnx", name="another"))
    qtbot.waitUntil(lambda: studio.model.card.name == "another" and own.photos == ())
    assert own._waiting == {}
    assert panel.photo_card.isHidden()
    assert len(panel.plot.own.points) == 0


def test_a_saved_picture_dropped_on_the_map_is_restored(qtbot, studio, panel, own, tmp_path):
    record, image = studio.record(2), studio.drawing(2).image
    save_png(tmp_path / "saved.png", image, record)
    assert drop(panel, [tmp_path / "saved.png"])
    assert studio.session.picture(0).made == "restored"
    assert np.array_equal(studio.session.picture(0).code(), record.z)
    assert own.photos == ()


def test_a_model_dropped_on_the_map_is_opened(qtbot, studio, panel, tmp_path):
    assert drop(panel, [save_decoder(tmp_path / "other.onnx", name="other")])
    qtbot.waitUntil(lambda: studio.model.card.name == "other")


def test_clicking_a_dropped_photo_shows_it_again(qtbot, studio, own, panel):
    drop(panel, [PHOTOS[9]])
    qtbot.waitUntil(lambda: len(own.photos) == 1)
    at = panel.plot.pixel(panel.plot.own.points[0]).toPoint()
    studio.undo()  # the picture's own marker no longer covers it
    studio.change(studio.session.with_selected(1))
    spot = panel.plot.spot_at(QPointF(at))
    assert spot.mark == "own"
    qtbot.mouseClick(panel.plot.viewport(), LEFT, pos=at)
    assert np.array_equal(studio.session.picture(1).code(), own.photos[0].z_mean)

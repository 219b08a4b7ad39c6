"""The pane says how a picture was made, how far out it lies and what its numbers are."""

import itertools
import json

import numpy as np
import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication

from desktop.generator.files.picture_file import PictureRecord
from desktop.generator.latent.likeness import Likeness
from desktop.generator.model.decoder import Decoder
from desktop.generator.model.whole_model import WholeModel
from desktop.state.session import REROLL_SEEDS, Picture
from desktop.ui import texts
from desktop.ui.details import Details
from desktop.ui.map.photo_words import nearest_words
from desktop.ui.nearest_photos import NearestPhoto, NearestPhotos
from tests.desktop.on_screen import on_screen
from tests.desktop.tiny_models import save_decoder


@pytest.fixture
def details(qtbot, studio, theme) -> Details:
    return on_screen(qtbot, Details(studio, theme, NearestPhotos(studio)), 430, 100)


def test_it_speaks_of_the_selected_picture_and_of_the_one_under_the_mouse(details, studio):
    assert details.title.text() == "Picture 1: drawn at random"
    details.highlight(2)
    assert details.title.text().startswith("Picture 3")
    assert "Seed 12, number 3" in details.origin.text()
    details.highlight(-1)
    assert details.title.text().startswith("Picture 1")
    studio.change(studio.session.with_selected(1))
    assert details.title.text().startswith("Picture 2")


def test_every_way_of_making_a_picture_has_its_words(details, studio):
    for made, words in texts.MADE.items():
        picture = Picture.of(np.ones(8), 77, 4, made)
        studio.change(studio.session.with_picture(0, picture))
        assert details.title.text() == f"Picture 1: {words}"
        began = "Rebuilt from a photo" if made == "photo" else "Began as seed 77, number 5"
        assert details.origin.text() == began  # all ones is not a draw


def test_it_says_how_far_out_the_picture_lies_and_which_photo_is_near(details, studio):
    heard = []
    for length in (0.0, 1.0, 2.0):
        studio.change(studio.session.with_code(0, np.full(8, length), "steered"))
        heard.append(details.far.text())
    assert [words.split(":")[0] for words in heard] == [
        "Nearer in than photos",
        "As far out as photos",
        "Farther out than photos",
    ]


@pytest.mark.slow
def test_the_photo_most_like_it_stands_beside_it_with_words(qtbot, details, studio, model_path):
    model = WholeModel(Decoder.open(model_path))
    for index in (4, 11):
        studio.change(studio.session.with_code(0, model.decoder.card.z_mean[index], "mapped"))
        qtbot.waitUntil(lambda index=index: details.new.text() == f"Much like photo {index + 1}")
        assert np.array_equal(details.photo.image, model.drawn(index))
        assert details.photo.accessibleName() == details.new.text()
        assert "100 %" in details.new.toolTip()
    far = np.full(8, 3.0, np.float32) * (-1) ** np.arange(8)
    studio.change(studio.session.with_code(0, far, "steered"))
    found = model.like(model.decoder.decode(far[None])[0], far)
    qtbot.waitUntil(lambda: f"photo {found.photo + 1}" in details.new.text())
    assert not details.new.text().startswith("Much like")
    near = far + np.float32(0.1)
    studio.change(studio.session.with_code(0, near, "steered"))
    assert details.new.text()  # what holds close by
    studio.change(studio.session.with_selected(1))  # another picture has another photo
    assert details.new.text() == ""  # and none before it is known
    assert details.photo.image is None
    code = studio.session.picture(1).code()
    other = model.like(model.decoder.decode(code[None])[0], code).photo
    qtbot.waitUntil(lambda: f"photo {other + 1}" in details.new.text())


def test_how_new_it_is_has_three_grades(details):
    image = np.zeros((64, 64, 3), np.uint8)
    words = [
        nearest_words(NearestPhoto(Likeness(27, 30, left), image, "", ""))
        for left in (0.0, 0.099, 0.101, 0.5, 0.6, 3.0)
    ]
    much, between = "Much like photo 28", "New: between photo 28 and photo 31"
    unlike = "Unlike any photo; the nearest is photo 28"
    assert words == [much, much, between, between, unlike, unlike]
    named = NearestPhoto(Likeness(27, 30, 0.3), image, "rose", "tulip")
    assert nearest_words(named) == "New: between “rose” and “tulip”"


def test_a_run_beside_the_model_shows_its_photos_by_name(qtbot, open_studio, theme, tmp_path):
    images = np.random.default_rng(0).integers(0, 256, (20, 64, 64, 3), np.uint8)
    names = np.array([f"rose {number}.jpg" for number in range(20)])
    np.savez_compressed(tmp_path / "photos.npz", images=images, names=names)
    studio = open_studio(save_decoder(tmp_path / "decoder.onnx"), count=2)
    details = on_screen(qtbot, Details(studio, theme, NearestPhotos(studio)), 430, 100)
    studio.change(studio.session.with_code(0, studio.model.card.z_mean[7], "mapped"))
    qtbot.waitUntil(lambda: details.new.text() == "Much like “rose 7”")
    assert np.array_equal(details.photo.image, images[7])


def test_a_model_without_photos_has_other_words(qtbot, open_studio, theme, tmp_path):
    empty = np.empty((0, 8), np.float32)
    path = save_decoder(tmp_path / "decoder.onnx", z_mean=empty, z_log_var=empty)
    studio = open_studio(path, count=1)
    details = on_screen(qtbot, Details(studio, theme, NearestPhotos(studio)))
    assert "times as far out" in details.far.text()
    assert details.photo.isHidden()
    assert details.new.isHidden()


def test_copied_numbers_bring_the_picture_back_to_the_bit(details, studio):
    details.highlight(2)
    said = []
    studio.said.connect(said.append)
    details.copy.setFocus()
    QTest.keyClick(details.copy, Qt.Key.Key_Space)
    copied = QApplication.clipboard().text()
    record = PictureRecord.from_json(copied)
    assert np.array_equal(record.z, studio.session.picture(2).code())
    assert (record.seed, record.index) == (12, 2)
    assert record.model_sha256 == studio.model.sha256 == json.loads(copied)["model_sha256"]
    assert said == ["Copied the numbers of picture 3"]


def test_the_numbers_can_be_selected_by_keyboard_and_stay_selected(details, studio):
    details.numbers.setFocus()
    QTest.keyClick(details.numbers, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    studio.change(studio.session.with_lock(2, True))  # another picture's affair
    QTest.keyClick(details.numbers, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    typed = QApplication.clipboard().text().replace("−", "-").split()
    # Two decimals are shown.
    assert [float(one) for one in typed] == pytest.approx(studio.session.picture(0).z, abs=0.005)


def test_the_pane_stays_low_with_ten_numbers_and_long_words(qtbot, open_studio, theme, tmp_path):
    studio = open_studio(save_decoder(tmp_path / "decoder.onnx", latent_dim=10), count=2)
    details = on_screen(qtbot, Details(studio, theme, NearestPhotos(studio)), 340, 100)
    wide = Picture.of(np.full(10, -4.25), 2**64 - 1, 10**6, "photo")
    studio.change(studio.session.with_picture(0, wide))
    assert details.sizeHint().height() <= 125
    assert details.minimumSizeHint().width() <= 340


@pytest.mark.parametrize("language", sorted(texts.CATALOGUES))
def test_nothing_is_cut_off_in_the_narrowest_window(open_window, model_path, language):
    """But names of photos, and seeds that somebody typed on purpose."""
    texts.use(language)
    window = open_window(model_path, count=12)
    window.resize(window.minimumSizeHint())
    details, studio = window.details, window.studio
    for made, length in itertools.product(texts.MADE, (0.0, 1.0, 2.0)):
        picture = Picture.of(np.full(8, length), REROLL_SEEDS - 1, 11, made)
        studio.change(studio.session.with_picture(11, picture).with_selected(11))
        for line in (details.title, details.origin, details.far):
            needed = line.fontMetrics().horizontalAdvance(line.text())
            assert needed <= line.width(), line.text()


def test_without_a_model_it_says_what_will_stand_here(qtbot, new_studio, theme):
    studio = new_studio(count=2)
    details = on_screen(qtbot, Details(studio, theme, NearestPhotos(studio)))
    assert details.title.text() == texts.DETAILS_EMPTY
    assert not details.copy.isEnabled()
    details.highlight(1)


def test_a_crossing_is_called_one_and_its_copied_numbers_bring_it_back(
    qtbot, crossing_studio, theme
):
    nearest = NearestPhotos(crossing_studio)
    details = on_screen(qtbot, Details(crossing_studio, theme, nearest), 430, 100)
    assert details.title.text() == "Picture 4: crossed from two"
    assert details.origin.text() == "Began as seed 12, number 3"
    details.copy_numbers(3)
    record = PictureRecord.from_json(QApplication.clipboard().text())
    crossing = crossing_studio.session.picture(3)
    assert np.array_equal(record.whole_code, crossing.whole_code())
    model = WholeModel(Decoder.open(crossing_studio.model.path))
    qtbot.waitUntil(lambda: crossing_studio.drawings() is not None)
    found = model.like(crossing_studio.drawing(3).image, crossing.whole_code())
    qtbot.waitUntil(lambda: nearest.of(crossing_studio.drawing(3)) is not None)
    like = nearest.of(crossing_studio.drawing(3)).like
    assert (like.photo, like.second, like.left) == (found.photo, found.second, found.left)

"""The pane says how a picture was made, how far out it lies and what its numbers are."""

import json

import numpy as np
import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication

from desktop.generator.files.picture_file import PictureRecord
from desktop.generator.latent.latent_map import nearest
from desktop.state.session import Picture
from desktop.ui import texts
from desktop.ui.details import Details
from tests.desktop.on_screen import on_screen
from tests.desktop.tiny_models import save_decoder


@pytest.fixture
def details(qtbot, studio, theme) -> Details:
    return on_screen(qtbot, Details(studio, theme), 430, 100)


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
        assert details.origin.text().startswith(
            "Began as seed 77, number 5."
        )  # all ones is no draw


def test_it_says_how_far_out_the_picture_lies_and_which_photo_is_near(details, studio):
    heard = []
    for length in (0.0, 1.0, 2.0):
        studio.change(studio.session.with_code(0, np.full(8, length), "steered"))
        heard.append(details.far.text())
    assert [words.split(":")[0] for words in heard] == [
        "Nearer to the middle than most photos",
        "About as far out as the photos",
        "Farther out than most photos",
    ]
    photo = nearest(studio.model.card.z_mean, np.full(8, 2.0)) + 1
    assert details.origin.text().endswith(f"{photo}.")


def test_a_model_without_photos_has_other_words(qtbot, open_studio, theme, tmp_path):
    empty = np.empty((0, 8), np.float32)
    path = save_decoder(tmp_path / "decoder.onnx", z_mean=empty, z_log_var=empty)
    details = on_screen(qtbot, Details(open_studio(path, count=1), theme))
    assert "times as far out" in details.far.text()
    assert "photo" not in details.origin.text()


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
    details = on_screen(qtbot, Details(studio, theme), 340, 100)
    wide = Picture.of(np.full(10, -4.25), 2**64 - 1, 10**6, "photo")
    studio.change(studio.session.with_picture(0, wide))
    assert details.sizeHint().height() <= 110
    assert details.minimumSizeHint().width() <= 340


def test_without_a_model_it_says_what_will_stand_here(qtbot, new_studio, theme):
    details = on_screen(qtbot, Details(new_studio(count=2), theme))
    assert details.title.text() == texts.DETAILS_EMPTY
    assert not details.copy.isEnabled()
    details.highlight(1)

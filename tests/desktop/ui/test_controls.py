"""The controls above the pictures: count, seed, variety, undo, by mouse and keys."""

from itertools import pairwise

import numpy as np
import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QGuiApplication

from desktop.generator.model.decoder import Decoder
from desktop.generator.sampling import draws
from tests.desktop.ui.pictures import images, visible, wait_drawn


def test_slider_keys_walk_from_one_to_twelve(qtbot, open_window, model_path):
    window = open_window(model_path, seed=5, count=1)
    assert (window.controls.slider.minimum(), window.controls.slider.maximum()) == (1, 12)
    expected = Decoder.open(model_path).decode(draws(5, 12, 8))
    for count in range(1, 13):
        drawn = wait_drawn(qtbot, window)
        assert window.controls.box.value() == len(drawn) == visible(window) == count
        assert np.array_equal(drawn, expected[:count])
        qtbot.keyClick(window.controls.slider, Qt.Key.Key_Right)
    assert window.studio.session.count == 12
    for key, count in ((Qt.Key.Key_Home, 1), (Qt.Key.Key_End, 12), (Qt.Key.Key_Left, 11)):
        qtbot.keyClick(window.controls.slider, key)
        assert visible(window) == window.controls.box.value() == count


def test_the_number_box_moves_the_slider(qtbot, window):
    window.controls.box.selectAll()
    qtbot.keyClicks(window.controls.box, "7")
    assert window.controls.slider.value() == visible(window) == 7
    assert len(wait_drawn(qtbot, window)) == 7
    qtbot.keyClick(window.controls.box, Qt.Key.Key_Down)
    assert window.controls.slider.value() == visible(window) == 6


def test_adding_and_removing_pictures_changes_none(qtbot, window):
    before, drawn = images(window), []
    window.studio.worker.drawn.connect(drawn.append)
    window.controls.slider.setValue(9)
    after = wait_drawn(qtbot, window)
    assert np.array_equal(after[:3], before)
    assert [drawing.slot for drawing in drawn] == [3, 4, 5, 6, 7, 8]  # and none drawn again
    window.controls.slider.setValue(1)
    window.controls.slider.setValue(9)
    assert np.array_equal(images(window), after)  # at once: hidden tiles keep their pictures


def test_thirteen_pictures_are_twelve(qtbot, window):
    for typed, count in (("13", 12), ("99", 12), ("7", 7)):
        window.controls.box.selectAll()
        qtbot.keyClicks(window.controls.box, typed)
        assert window.controls.box.text() == str(count)
        assert window.studio.session.count == count


def test_typing_a_seed_draws_it(qtbot, window, model_path):
    window.controls.seed.selectAll()
    qtbot.keyClicks(window.controls.seed, "2026")
    drawn = wait_drawn(qtbot, window)
    assert window.studio.session.seed == 2026
    assert np.array_equal(drawn, Decoder.open(model_path).decode(draws(2026, 3, 8)))


@pytest.mark.parametrize(
    ("pasted", "seed"),
    [(" 12 345\n", 12345), ("s000123", 123), (str(2**64 - 1), 2**64 - 1), ("1.234.567", 1234567)],
)
def test_pasting_a_seed(qtbot, window, pasted, seed):
    QGuiApplication.clipboard().setText(pasted)
    window.controls.seed.selectAll()
    window.controls.seed.paste()
    assert window.studio.session.seed == seed
    qtbot.keyClick(window.controls.seed, Qt.Key.Key_Return)
    assert window.controls.seed.text() == str(seed)


@pytest.mark.parametrize(
    "text", [" ", "-1", "abc", "1e5", "٣", "3.5", "1,5", "12.34", str(2**64), "9" * 50]
)
def test_what_is_no_seed_changes_nothing(qtbot, window, text):
    before = images(window)
    QGuiApplication.clipboard().setText(text)
    window.controls.seed.selectAll()
    window.controls.seed.paste()
    assert window.controls.seed.property("invalid")
    assert window.studio.session.seed == 12
    assert np.array_equal(images(window), before)
    qtbot.keyClick(window.controls.seed, Qt.Key.Key_Return)
    assert window.controls.seed.text() == "12"
    assert not window.controls.seed.property("invalid")


def test_escape_takes_back_the_seed_that_was_typed(qtbot, window):
    studio, seed = window.studio, window.controls.seed
    studio.change(studio.session.with_code(0, np.full(8, 0.5), "steered"))
    before = studio.session
    seed.setFocus()
    seed.selectAll()
    qtbot.keyClicks(seed, "777")
    assert studio.session.seed == 777
    qtbot.keyClick(seed, Qt.Key.Key_Escape)
    assert studio.session == before  # with the picture that was changed by hand
    assert seed.text() == "12"
    qtbot.keyClicks(seed, "x")
    assert seed.property("invalid")
    qtbot.keyClick(seed, Qt.Key.Key_Escape)
    assert (seed.text(), seed.property("invalid")) == ("12", False)
    assert studio.session == before


def test_the_longest_seed_is_read_whole(window):
    window.studio.change(window.studio.session.with_seed(2**64 - 1))
    field = window.controls.seed
    text = field.fontMetrics().horizontalAdvance(field.text())
    assert field.text() == str(2**64 - 1)
    assert field.width() >= text + 18  # padding and border, see window.qss


def test_reroll_by_button_key_and_space(qtbot, window):
    seeds = [window.studio.session.seed]
    qtbot.mouseClick(window.controls.reroll, Qt.MouseButton.LeftButton)
    seeds.append(window.studio.session.seed)
    qtbot.keyClick(window, Qt.Key.Key_R)
    seeds.append(window.studio.session.seed)
    qtbot.keyClick(window.grid.tiles[0], Qt.Key.Key_Space)
    seeds.append(window.studio.session.seed)
    assert all(one != next_ for one, next_ in pairwise(seeds))
    assert window.controls.seed.text() == str(seeds[-1])
    assert wait_drawn(qtbot, window)


def test_the_variety_dial_scales_the_draws_and_marks_the_photos(qtbot, window, model_path):
    dial = window.controls.variety
    low, high = dial.slider.marked
    assert 0 < low < high
    dial.slider.setFocus()
    for _ in range(10):
        qtbot.keyClick(dial.slider, Qt.Key.Key_Right)
    assert window.studio.session.variety == 1.5
    expected = Decoder.open(model_path).decode(draws(12, 3, 8) * np.float32(1.5))
    assert np.array_equal(wait_drawn(qtbot, window), expected)
    qtbot.keyClick(dial.slider, Qt.Key.Key_End)
    assert "farther out" in dial.slider.toolTip()
    window.studio.undo()
    assert window.studio.session.variety == 1.0
    assert dial.words.text() == "1.00"


def test_undo_and_redo_by_button_and_key(qtbot, window):
    before = images(window)
    assert not window.controls.undo.isEnabled()
    window.controls.reroll.click()
    after = wait_drawn(qtbot, window)
    window.controls.undo.click()
    assert np.array_equal(wait_drawn(qtbot, window), before)
    assert not window.controls.undo.isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
                   | Qt.KeyboardModifier.ShiftModifier)  # fmt: skip
    assert np.array_equal(wait_drawn(qtbot, window), after)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert np.array_equal(wait_drawn(qtbot, window), before)

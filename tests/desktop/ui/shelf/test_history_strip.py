"""The history strip shows every step, and keys and mouse go to any of them."""

import numpy as np
import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QImage

from desktop.state.history import LIMIT
from desktop.ui.shelf.history_strip import HistoryStrip
from desktop.ui.shelf.history_thumbnails import SPARE, HistoryThumbnails
from desktop.ui.shelf.thumbnail_strip import FADED, FRAMED, THUMBNAIL
from tests.desktop.tiny_models import save_decoder

PICTURE = Qt.ItemDataRole.DecorationRole


def settle(qtbot, studio):
    qtbot.waitUntil(lambda: studio.drawings() is not None)


def column(strip, role) -> list:
    steps = strip.steps
    return [steps.data(steps.index(row), role) for row in range(steps.rowCount())]


@pytest.fixture
def thumbnails(studio) -> HistoryThumbnails:
    return HistoryThumbnails(studio)


@pytest.fixture
def strip(qtbot, studio, theme, thumbnails) -> HistoryStrip:
    """The strip of a studio that has shown the seeds 12, 20, 21 and 22."""
    strip = HistoryStrip(studio, theme, thumbnails)
    qtbot.addWidget(strip)
    strip.resize(200, 90)
    for seed in (20, 21, 22):
        studio.change(studio.session.with_seed(seed))
        settle(qtbot, studio)
    strip.show()
    strip.activateWindow()
    return strip


def test_every_step_has_a_picture_and_the_present_one_a_frame(strip, studio):
    assert strip.steps.rowCount() == len(studio.history.sessions) == 4
    assert all(pixmap.width() == THUMBNAIL for pixmap in column(strip, PICTURE))
    assert column(strip, FRAMED) == [False, False, False, True]
    studio.undo()
    assert column(strip, FRAMED) == [False, False, True, False]
    assert column(strip, FADED) == [False, False, False, True]


def test_a_click_goes_to_a_step(qtbot, strip, studio):
    view = strip.strip
    view.scrollToTop()
    spot = view.visualRect(strip.steps.index(1)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert studio.session.seed == 20
    assert studio.history.position == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_arrows_lead_and_enter_goes(qtbot, strip, studio, key):
    strip.strip.setFocus()
    for _ in range(2):
        qtbot.keyClick(strip.strip, Qt.Key.Key_Left)
    assert studio.session.seed == 22  # the arrows alone change nothing
    qtbot.keyClick(strip.strip, key)
    assert studio.session.seed == 20


def test_the_arrows_follow_the_eye_from_right_to_left(qtbot, strip, studio):
    strip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    strip.strip.setFocus()
    qtbot.keyClick(strip.strip, Qt.Key.Key_Right)
    qtbot.keyClick(strip.strip, Qt.Key.Key_Return)
    assert studio.session.seed == 21


def test_the_present_step_stays_in_view(strip, studio):
    view = strip.strip
    for position in (0, 3, 1):
        studio.go(position)
        shown = view.visualRect(strip.steps.index(position))
        # Qt scrolls a pixel short of the end; the margin around a picture is wider.
        assert view.viewport().rect().adjusted(-1, 0, 1, 0).contains(shown)


def test_a_change_after_undo_drops_what_was_undone(qtbot, strip, studio):
    studio.go(1)
    studio.change(studio.session.with_seed(30))
    settle(qtbot, studio)
    assert strip.steps.rowCount() == 3
    assert column(strip, FRAMED) == [False, False, True]
    assert all(column(strip, PICTURE))


def test_a_step_that_never_settled_keeps_its_place(qtbot, strip, studio):
    studio.change(studio.session.with_seed(31))
    studio.change(studio.session.with_seed(32))  # before the first was drawn
    settle(qtbot, studio)
    pictures = column(strip, PICTURE)
    assert len(pictures) == 6
    assert pictures[4] is None
    strip.grab()
    studio.go(4)
    settle(qtbot, studio)
    assert column(strip, PICTURE)[4] is not None


def test_a_dragged_slider_is_one_step_that_shows_the_last_value(qtbot, strip, studio):
    for tenths in range(12, 18):
        studio.change(studio.session.with_variety(tenths / 10), merge="variety")
    settle(qtbot, studio)
    assert strip.steps.rowCount() == 5
    assert "variety 1.70" in column(strip, Qt.ItemDataRole.ToolTipRole)[-1]


def test_each_step_is_named_in_words(strip):
    assert column(strip, Qt.ItemDataRole.AccessibleTextRole) == [
        f"Step {step} of 4: seed {seed}, pictures: 3, variety 1.00"
        for step, seed in enumerate((12, 20, 21, 22), start=1)
    ]


def test_the_thumbnail_shows_the_pictures(strip, studio):
    image = column(strip, PICTURE)[-1].toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits().asarray(image.sizeInBytes()), np.uint8)
    shown = rows.reshape(THUMBNAIL, image.bytesPerLine())[:36, : 3 * 36].reshape(36, 36, 3)
    whole = studio.drawing(studio.session.selected).image  # the selected one is 2/3 of the square
    # Both are the same smooth colours, the thumbnail at half the size: a level for rounding.
    assert np.abs(shown.mean((0, 1)) - whole.mean((0, 1))).max() < 1.5


def test_another_model_is_a_step_and_clicking_back_opens_the_first_again(
    qtbot, strip, studio, tmp_path
):
    first = studio.model.sha256
    with qtbot.waitSignal(studio.opened):
        studio.open_model(save_decoder(tmp_path / "other.onnx", name="other"))
    settle(qtbot, studio)
    assert strip.steps.rowCount() == 5
    with qtbot.waitSignal(studio.opened):
        strip.strip.picked.emit(1)
    assert studio.model.sha256 == first
    assert column(strip, FRAMED) == [False, True, False, False, False]


def test_memory_is_bounded_however_long_a_slider_is_dragged(qtbot, strip, studio, thumbnails):
    drawings = studio.drawings()
    for number in range(2 * (LIMIT + SPARE)):
        studio.change(studio.session.with_variety(number / 1000), merge="variety")
        studio.settled.emit(studio.session, drawings)
    settle(qtbot, studio)
    assert len(thumbnails) <= LIMIT + SPARE
    assert all(pixmap is not None for pixmap in column(strip, PICTURE))


def test_a_full_history_drops_its_oldest_step(qtbot, strip, studio):
    for seed in range(100, 100 + LIMIT):
        studio.change(studio.session.with_seed(seed))
    settle(qtbot, studio)
    assert strip.steps.rowCount() == LIMIT
    assert "seed 100," in column(strip, Qt.ItemDataRole.ToolTipRole)[0]
    assert column(strip, PICTURE)[-1] is not None


def test_a_strip_built_anew_shows_all_that_was(qtbot, strip, studio, theme, thumbnails):
    strip.close()
    studio.change(studio.session.with_seed(23))  # while there is none
    settle(qtbot, studio)
    late = HistoryStrip(studio, theme, thumbnails)
    qtbot.addWidget(late)
    assert all(column(late, PICTURE))
    assert column(late, FRAMED) == [False] * 4 + [True]


def test_a_deleted_strip_hears_nothing_more(qtbot, studio, theme, thumbnails):
    strip = HistoryStrip(studio, theme, thumbnails)
    with qtbot.waitSignal(strip.destroyed):
        strip.deleteLater()
    studio.change(studio.session.with_seed(77))  # a slot that is still called would raise
    settle(qtbot, studio)


def test_the_theme_repaints_the_strip(qtbot, strip, theme):
    light = strip.grab().toImage()
    theme.choose("dark")
    assert strip.grab().toImage() != light

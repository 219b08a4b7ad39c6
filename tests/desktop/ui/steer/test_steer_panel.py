"""Sliders steer the selected picture by mouse, keys and typing; every way there has a way back."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PyQt6.QtCore import QPoint, QPointF, Qt
from PyQt6.QtGui import QWheelEvent
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication

from desktop.state.session import LIMIT, MAX_COUNT
from desktop.ui import theme as themes
from desktop.ui.side_panel import LEAST_WIDTH
from desktop.ui.steer.axis_naming import AxisNaming
from desktop.ui.steer.axis_slider import COARSE, FINE, HALF_RANGE, KNOB
from desktop.ui.steer.steer_panel import SteerPanel
from tests.desktop.on_screen import on_screen
from tests.desktop.tiny_models import save_decoder, tiny_card

LEFT = Qt.MouseButton.LeftButton
ROUNDED = 0.005  # a slider counts in hundredths


@pytest.fixture
def new_panel(qtbot, theme):
    def make(studio, width=430, height=640) -> SteerPanel:
        return on_screen(qtbot, SteerPanel(studio, theme, AxisNaming(studio)), width, height)

    return make


@pytest.fixture
def panel(new_panel, studio) -> SteerPanel:
    return new_panel(studio)


def with_idle_axes(folder) -> Path:
    """A model of ten axes, the last two of which do nothing at all."""
    card = tiny_card(latent_dim=10)
    axes = (*card.axes[:8], *(replace(axis, change="", strength=0.0) for axis in card.axes[8:]))
    return save_decoder(folder / "decoder.onnx", latent_dim=10, axes=axes)


def value(studio, axis: int, slot: int = 0) -> float:
    return studio.session.picture(slot).z[axis]


def wheel() -> QWheelEvent:
    """One notch up."""
    nowhere, none, phase = QPointF(40, 9), Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    modifiers = Qt.KeyboardModifier.NoModifier
    return QWheelEvent(nowhere, nowhere, QPoint(), QPoint(0, 120), none, modifiers, phase, False)


def knob(slider) -> QPoint:
    return QPoint(round(slider._x(slider.value() / 100)), slider.height() // 2)


def drag(slider, *shares: float) -> None:
    """Take the knob and pull it to these shares of the groove, from its left end."""
    QTest.mousePress(slider, LEFT, pos=knob(slider))
    for share in shares:
        QTest.mouseMove(slider, QPoint(round(share * slider.width()), 5))
    QTest.mouseRelease(slider, LEFT, pos=QPoint(round(shares[-1] * slider.width()), 5))


def shown(panel) -> list[int]:
    return [row.axis for row in panel.rows if row.isVisible()]


def test_a_drag_is_followed_move_by_move_and_is_one_step_to_undo(qtbot, panel, studio):
    before, drawn = studio.session, []
    studio.drawn.connect(lambda drawing: drawn.append(drawing.slot))
    drag(panel.rows[0].slider, 0.3, 0.5, 0.8)
    drag(panel.rows[0].slider, 0.9)
    assert studio.history.position == 2
    assert value(studio, 0) > 2
    assert studio.session.picture(0).made == "steered"
    studio.undo()
    studio.undo()
    assert studio.session == before
    qtbot.waitUntil(lambda: studio.drawings() is not None)
    assert set(drawn) <= {0}  # nobody else is drawn anew


def test_a_click_on_the_groove_brings_the_knob_there(panel, studio):
    slider = panel.rows[2].slider
    for share, wanted in ((0.0, -HALF_RANGE), (0.5, 0.0), (1.0, HALF_RANGE)):
        x = KNOB + 2 + share * (slider.width() - 2 * KNOB - 4)
        QTest.mouseClick(slider, LEFT, pos=QPoint(round(x), 12))
        pixel = 2 * HALF_RANGE / (slider.width() - 2 * KNOB - 4)
        assert value(studio, 2) == pytest.approx(wanted, abs=pixel)


def test_keys_step_finely_and_coarsely_and_reach_both_ends(panel, studio):
    slider, start = panel.rows[1].slider, value(studio, 1)
    slider.setFocus()
    for key, moved in (
        (Qt.Key.Key_Right, FINE), (Qt.Key.Key_Left, -FINE), (Qt.Key.Key_Up, FINE),
        (Qt.Key.Key_PageUp, COARSE), (Qt.Key.Key_PageDown, -COARSE),
    ):  # fmt: skip
        before = value(studio, 1)
        QTest.keyClick(slider, key)
        assert value(studio, 1) == pytest.approx(before + moved, abs=ROUNDED)
    assert studio.history.position == 1  # keys in a row are one step
    QTest.keyClick(slider, Qt.Key.Key_End)
    assert value(studio, 1) == HALF_RANGE
    QTest.keyClick(slider, Qt.Key.Key_Home)
    assert value(studio, 1) == -HALF_RANGE
    QTest.keyClick(slider, Qt.Key.Key_Delete)
    assert value(studio, 1) == start


def test_keys_after_the_keyboard_was_elsewhere_are_a_step_of_their_own(panel, studio):
    slider, other = panel.rows[1].slider, panel.rows[2].slider
    for _ in range(2):
        slider.setFocus()
        QTest.keyClick(slider, Qt.Key.Key_Right)
        other.setFocus()
    assert studio.history.position == 2


def test_from_right_to_left_the_left_arrow_goes_up_and_so_does_the_mouse(qtbot, panel, studio):
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        slider = panel.rows[0].slider
        before = value(studio, 0)
        slider.setFocus()
        QTest.keyClick(slider, Qt.Key.Key_Left)
        assert value(studio, 0) == pytest.approx(before + FINE, abs=ROUNDED)
        drag(slider, 0.02)
        assert value(studio, 0) > 3
        assert panel.rows[0].name.x() > slider.x()
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_a_double_click_puts_one_axis_back_and_the_button_all(panel, studio):
    before = studio.session
    first, second = panel.rows[0], panel.rows[1]
    for row in (first, second):
        drag(row.slider, 0.9)
    assert first.reset.isVisible()
    QTest.mouseDClick(first.slider, LEFT, pos=knob(first.slider))
    assert value(studio, 0) == before.picture(0).z[0]
    assert value(studio, 1) > 2
    assert not first.reset.isVisible()
    drag(first.slider, 0.1)
    QTest.mouseClick(panel.reset_all, LEFT)
    assert studio.session == before
    assert not panel.reset_all.isEnabled()


def test_the_small_button_puts_its_axis_back_and_leaves_the_keyboard_in_the_row(panel, studio):
    row, before = panel.rows[3], value(studio, 3)
    drag(row.slider, 0.9)
    row.reset.setFocus()
    QTest.keyClick(row.reset, Qt.Key.Key_Space)
    assert value(studio, 3) == before
    assert row.slider.hasFocus()


def test_a_typed_value_counts_and_widens_the_slider(panel, studio):
    row = panel.rows[4]
    row.box.setFocus()
    row.box.selectAll()
    QTest.keyClicks(row.box, row.box.locale().toString(4.75, "f", 2))
    assert value(studio, 4) != 4.75  # not before it is finished
    QTest.keyClick(row.box, Qt.Key.Key_Return)
    assert value(studio, 4) == 4.75
    assert row.slider.maximum() == LIMIT * 100
    assert row.slider.value() == 475
    QTest.keyClick(row.box, Qt.Key.Key_Up)
    assert value(studio, 4) == pytest.approx(4.8)
    studio.undo()
    studio.undo()
    assert row.slider.maximum() == HALF_RANGE * 100


def test_sliders_follow_the_selection_and_undo(panel, studio):
    drag(panel.rows[0].slider, 0.9)
    studio.change(studio.session.with_selected(2))
    for row in panel.rows:
        assert row.box.value() == pytest.approx(value(studio, row.axis, 2), abs=ROUNDED)
        assert not row.reset.isVisible()
    studio.undo()
    assert panel.rows[0].box.value() == pytest.approx(value(studio, 0), abs=ROUNDED)


def test_axes_that_do_nothing_are_hidden_behind_a_switch(new_panel, open_studio, tmp_path):
    studio = open_studio(with_idle_axes(tmp_path), count=2)
    panel = new_panel(studio)
    assert shown(panel) == list(range(8))
    assert "(2)" in panel.show_dead.text()
    QTest.mouseClick(panel.show_dead, LEFT, pos=QPoint(8, panel.show_dead.height() // 2))
    assert shown(panel) == list(range(10))
    again = new_panel(studio)  # as when the language changes
    assert shown(again) == list(range(10))


def test_ten_axes_fit_without_scrolling(new_panel, open_studio, tmp_path):
    studio = open_studio(with_idle_axes(tmp_path), count=2)
    panel = new_panel(studio, 430, 640)
    panel.show_dead.click()
    QApplication.processEvents()
    bottoms = [row.mapTo(panel, row.rect().bottomLeft()).y() for row in panel.rows]
    assert bottoms == sorted(bottoms)
    assert bottoms[-1] < panel.neighbours.y()
    assert min(row.slider.width() for row in panel.rows) > 120


def test_the_narrowest_side_panel_is_wide_enough(panel):
    margins = 2 * 14  # of a tab's page
    assert panel.minimumSizeHint().width() <= LEAST_WIDTH - margins


def test_another_model_brings_its_own_axes_in_the_order_of_their_numbers(
    qtbot, new_panel, panel, studio, tmp_path
):
    axes = panel.rows[0].axis, len(panel.rows), panel.show_dead.isVisible()
    assert axes == (0, 8, False)
    card = {"axes": tuple(reversed(studio.model.card.axes[:4])), "latent_dim": 4}
    path = save_decoder(tmp_path / "decoder.onnx", **card)
    with qtbot.waitSignal(studio.settled):
        studio.open_model(path)
    assert shown(panel) == [0, 1, 2, 3]
    named = [row.name.text() for row in panel.rows[:4]]
    assert named == ["1 · Vivid–pale", "2 · Blue–yellow", "3 · Red–green", "4 · Dark–light"]
    drag(panel.rows[3].slider, 0.9)
    assert value(studio, 3) > 2


def test_rows_are_kept_from_model_to_model(qtbot, panel, studio, model_path, tmp_path):
    """Qt keeps some memory of every widget that was deleted."""
    rows, small = list(panel.rows), save_decoder(tmp_path / "decoder.onnx", latent_dim=5)
    QTest.mousePress(rows[7].slider, LEFT)
    rows[2].slider.setFocus()
    for path, count in ((small, 5), (model_path, 8)):
        with qtbot.waitSignal(studio.opened):
            studio.open_model(path)
        assert panel.rows == rows[:count]
        assert shown(panel) == list(range(count))
        assert rows[2].slider.hasFocus()
    assert not rows[7].slider.isSliderDown()  # its drag ended with the axis that it moved


def test_without_a_model_there_is_nothing_to_move(new_panel, new_studio):
    panel = new_panel(new_studio(count=2))
    assert not panel.rows
    assert not panel.reset_all.isEnabled()
    assert not panel.neighbours.button.isEnabled()


def test_the_wheel_scrolls_the_panel_unless_the_slider_has_the_keyboard(panel, studio):
    slider, before = panel.rows[0].slider, value(studio, 0)
    panel.rows[1].slider.setFocus()
    QApplication.sendEvent(slider, wheel())
    assert value(studio, 0) == before
    slider.setFocus()
    QApplication.sendEvent(slider, wheel())
    assert value(studio, 0) > before


def test_neighbours_are_one_step_to_undo_and_the_step_is_remembered(panel, studio, new_panel):
    before, bar = studio.session, panel.neighbours
    bar.step.setCurrentIndex(bar.step.findData("large"))
    QTest.mouseClick(bar.button, LEFT)
    assert studio.session.count == MAX_COUNT
    away = studio.session.picture(1).code() - studio.session.picture(0).code()
    assert np.abs(away).max() == pytest.approx(1.6)
    assert new_panel(studio).neighbours.step.currentData() == "large"
    studio.undo()
    assert studio.session == before


def test_the_panel_follows_the_theme(panel, theme):
    slider = panel.rows[0].slider
    at = QPoint(round(slider._x(HALF_RANGE)) - 6, slider.height() // 2)
    assert slider.grab().toImage().pixelColor(at).name() == themes.LIGHT.line
    theme.choose("dark")
    assert slider.grab().toImage().pixelColor(at).name() == themes.DARK.line
    assert themes.DARK.learned in panel._legend.text()


def test_everything_can_be_reached_and_is_named(panel):
    row = panel.rows[0]
    drag(row.slider, 0.9)
    for widget in (row.name, row.slider, row.box, row.reset):
        assert "Dark–light" in widget.accessibleName()
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    row.name.setFocus()
    stops = []
    for _ in range(4):
        stops.append(QApplication.focusWidget())
        QTest.keyClick(stops[-1], Qt.Key.Key_Tab)
    assert stops == [row.name, row.slider, row.box, row.reset]

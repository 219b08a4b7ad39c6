"""The map, driven as a person does: real clicks, drags and wheel on the real plot."""

import numpy as np
from PyQt6.QtCore import QPoint, QPointF, Qt
from PyQt6.QtWidgets import QApplication

from desktop.generator.model.decoder import Decoder
from tests.desktop.tiny_models import save_decoder
from tests.desktop.ui.map.mouse import (
    LEFT,
    PIXEL,
    RIGHT,
    drag,
    empty_point,
    free_photo,
    pixel,
    point_on_map,
    turn_wheel,
)


def test_small_pictures_arrive_and_are_the_photos_drawn_again(qtbot, panel, model_path):
    qtbot.waitUntil(lambda: len(panel.photos.images) == 20)
    decoder, codes = Decoder.open(model_path), panel._studio.model.card.z_mean
    assert np.array_equal(panel.photos.images[7], decoder.decode(codes[7:8])[0])
    qtbot.waitUntil(lambda: len(panel.plot.photos._images) == 20)


def test_the_switch_shows_points_and_is_remembered(qtbot, panel, new_panel):
    qtbot.waitUntil(lambda: len(panel.photos.images) == 20)  # none is still on its way
    qtbot.mouseClick(panel.thumbnails, LEFT, pos=QPoint(8, panel.thumbnails.height() // 2))
    assert not panel.thumbnails.isChecked()
    assert len(panel.plot.dots.data) == 20
    assert panel.plot.photos._images == {}
    again = new_panel(panel._studio)
    assert not again.thumbnails.isChecked()
    assert again.photos.images == {}


def test_a_click_on_a_photo_shows_exactly_its_code(qtbot, panel):
    qtbot.waitUntil(lambda: len(panel.photos.images) == 20)
    studio, index = panel._studio, free_photo(panel)
    studio.change(studio.session.with_selected(1))
    qtbot.mouseClick(panel.plot.viewport(), LEFT, pos=pixel(panel, panel._points[index]))
    picture = studio.session.picture(1)
    assert np.array_equal(picture.code(), studio.model.card.z_mean[index])
    assert picture.made == "mapped"


def test_a_point_can_be_clicked_too(qtbot, panel):
    panel.thumbnails.setChecked(False)
    index = free_photo(panel)
    qtbot.mouseClick(panel.plot.viewport(), LEFT, pos=pixel(panel, panel._points[index]))
    code = panel._studio.session.picture(0).code()
    assert np.array_equal(code, panel._studio.model.card.z_mean[index])


def test_a_click_between_the_photos_draws_from_there(qtbot, panel):
    before = panel._studio.session.picture(0).code()
    point = empty_point(panel)
    qtbot.mouseClick(panel.plot.viewport(), LEFT, pos=pixel(panel, point))
    assert np.allclose(point_on_map(panel), point, atol=PIXEL)
    plane, after = panel.plane, panel._studio.session.picture(0)
    assert after.made == "mapped"
    moved = after.code() - before
    in_plane = (moved @ plane.x) * plane.x + (moved @ plane.y) * plane.y
    assert np.allclose(moved, in_plane, atol=1e-5)  # float32: what the map hides is kept
    qtbot.waitUntil(lambda: panel._studio.drawings() is not None)


def test_dragging_the_selected_picture_travels_live_and_is_one_step(qtbot, panel):
    studio, seen = panel._studio, []
    before = studio.session
    studio.changed.connect(lambda session: seen.append(session.picture(0).z))
    start = point_on_map(panel)
    way = [pixel(panel, start + np.array([step, step / 2]) * 0.1) for step in range(9)]
    drag(panel, way)
    assert len(set(seen)) >= 6  # it follows all along the way, but for the first few pixels
    assert np.allclose(point_on_map(panel), start + np.array([0.8, 0.4]), atol=2 * PIXEL)
    studio.undo()
    assert studio.session == before


def test_the_way_back_leads_to_the_same_picture(panel):
    """However far out the mouse was: a travel begins anew from its start with every move."""
    before, start = panel._studio.session.picture(0).code(), point_on_map(panel)
    far = QPoint(panel.plot.viewport().width() - 1, 2)
    drag(panel, [pixel(panel, start), far, QPoint(5000, -5000), far, pixel(panel, start)])
    after = panel._studio.session.picture(0).code()
    assert np.allclose(after, before, atol=PIXEL)


def test_two_travels_are_two_steps(panel):
    studio = panel._studio
    steps = len(studio.history.sessions)
    for seed in (1, 2):
        point = pixel(panel, empty_point(panel, seed))
        drag(panel, [point, point + QPoint(9, 4), point + QPoint(20, 9)])
    assert len(studio.history.sessions) == steps + 2


def test_a_drag_that_begins_on_a_photo_travels(qtbot, panel):
    qtbot.waitUntil(lambda: len(panel.photos.images) == 20)
    start = pixel(panel, panel._points[free_photo(panel)])
    drag(panel, [start, start + QPoint(30, 0), start + QPoint(40, 25)])
    end = pixel(panel, point_on_map(panel)) - (start + QPoint(40, 25))
    assert end.manhattanLength() <= 2


def test_a_click_on_a_marker_selects_its_picture(qtbot, panel):
    panel._studio.change(panel._studio.session.with_code(2, np.full(8, 0.9), "steered"))
    point = panel.plot.pictures.points[2]
    codes = panel._studio.session.codes()
    qtbot.mouseClick(panel.plot.viewport(), LEFT, pos=pixel(panel, point))
    assert panel._studio.session.selected == 2
    assert np.array_equal(panel._studio.session.codes(), codes)
    assert panel.plot.pictures.selected == 2


def test_the_wheel_zooms_around_the_mouse_and_the_button_shows_all_again(qtbot, panel):
    whole, view = panel.plot.viewRange(), panel.plot.viewport()
    at = QPointF(120, 150)
    point = panel.plot.point_at(at)
    for _ in range(4):
        turn_wheel(view, at, 120)
    (left, right), _ = panel.plot.viewRange()
    assert right - left < 0.6 * (whole[0][1] - whole[0][0])
    assert np.allclose(panel.plot.point_at(at), point, atol=PIXEL)
    qtbot.mouseClick(panel.fit, LEFT)
    assert np.allclose(panel.plot.viewRange(), whole)


def test_the_right_button_looks_around(panel):
    before, session = np.array(panel.plot.viewRange()), panel._studio.session
    drag(panel, [QPoint(100, 100), QPoint(160, 140)], RIGHT)
    moved = np.array(panel.plot.viewRange()) - before
    assert (moved[0] < -0.3).all()
    assert (moved[1] > 0.2).all()
    assert panel._studio.session == session


def test_another_model_brings_its_own_map(qtbot, panel, tmp_path):
    codes = np.random.default_rng(2).normal(size=(9, 5)).astype(np.float32)
    path = save_decoder(tmp_path / "decoder.onnx", latent_dim=5, z_mean=codes, z_log_var=codes - 3)
    panel._studio.open_model(path)
    qtbot.waitUntil(lambda: len(panel.plot.photos._images) == 9)
    assert panel.axes.across.count() == 1 + 5
    assert len(panel.plot.pictures.points) == 3


def test_the_boxes_call_the_axes_as_the_sliders_do(panel):
    panel.axes.across.setCurrentIndex(2)
    panel._naming.rename(1, "size")
    shown = [panel.axes.across.itemText(i) for i in range(9)]
    assert shown[:4] == ["Widest", "1 · Dark–light", "size", "3 · Blue–yellow"]
    assert panel.axes.across.currentText() == "size"


def test_mouse_and_markers_agree_from_right_to_left(qtbot, studio, new_panel):
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        panel = new_panel(studio)
        point = empty_point(panel)
        qtbot.mouseClick(panel.plot.viewport(), LEFT, pos=pixel(panel, point))
        assert np.allclose(point_on_map(panel), point, atol=PIXEL)
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_a_picture_out_of_sight_waits_at_the_edge(qtbot, panel):
    studio, view = panel._studio, panel.plot.viewport()
    studio.change(studio.session.with_code(1, 5 * panel.plane.x, "steered"))
    (left, right), _ = panel.plot.viewRange()
    assert not left < panel.plot.pictures.points[1][0] < right
    x, y = panel.plot.pictures.pixels()[1]
    box = panel.plot.plotItem.vb
    at = panel.plot.mapFromScene(box.mapToScene(QPointF(x, y)))
    qtbot.mouseClick(view, LEFT, pos=at)
    assert studio.session.selected == 1


def test_the_map_follows_the_theme(panel, theme):
    theme.choose("dark")
    assert panel.plot.backgroundBrush().color().name() == theme.colours.surface
    theme.choose("light")
    assert panel.plot.backgroundBrush().color().name() == theme.colours.surface

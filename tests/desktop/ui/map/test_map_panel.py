"""The map, driven as a person does: real clicks, drags, wheel and keys on the real plot."""

import numpy as np
import pytest
from PyQt6.QtCore import QPoint, QPointF, Qt
from PyQt6.QtGui import QImage, QWheelEvent
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication, QLabel

from desktop.generator.model.decoder import Decoder
from desktop.ui.map.hover_card import SIDE
from desktop.ui.map.layers import rounded
from desktop.ui.map.map_panel import MapPanel
from desktop.ui.map.own_photos import OwnPhotos
from desktop.ui.steer.axis_naming import AxisNaming
from tests.desktop.tiny_models import save_decoder

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
PIXEL = 0.02  # sigmas; the plot is some 300 pixels for 5 sigmas, and a click hits whole pixels


@pytest.fixture
def new_panel(qtbot, theme):
    def make(studio) -> MapPanel:
        panel = MapPanel(studio, theme, OwnPhotos(studio), AxisNaming(studio))
        qtbot.addWidget(panel)
        panel.resize(430, 640)
        with qtbot.waitExposed(panel):
            panel.show()
        panel.activateWindow()
        return panel

    return make


@pytest.fixture
def panel(new_panel, studio) -> MapPanel:
    return new_panel(studio)


def pixel(panel, point) -> QPoint:
    return panel.plot.pixel(np.asarray(point, np.float32)).toPoint()


def empty_point(panel, seed=0) -> np.ndarray:
    """Some point of the map in sight with nothing near it."""
    source = np.random.default_rng(seed)
    while True:
        point = source.uniform(-2, 2, 2).astype(np.float32)
        if panel.plot.spot_at(QPointF(pixel(panel, point))).kind == "empty":
            return point


def place_on_map(panel) -> np.ndarray:
    session = panel._studio.session
    return panel.plane.project(session.codes())[session.selected]


def free_photo(panel) -> int:
    """A photo that no marker and no other photo hides."""
    for index, point in enumerate(panel._points):
        spot = panel.plot.spot_at(QPointF(pixel(panel, point)))
        if (spot.kind, spot.index) == ("photo", index):
            return index
    raise AssertionError("all photos are hidden")


def drag(panel, way: list[QPoint], button=LEFT) -> None:
    view = panel.plot.viewport()
    QTest.mousePress(view, button, pos=way[0])
    for point in way[1:]:
        QTest.mouseMove(view, point)
    QTest.mouseRelease(view, button, pos=way[-1])


def turn_wheel(view, at: QPointF, eighths: int) -> None:
    no_button, no_phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    no_key, turned = Qt.KeyboardModifier.NoModifier, QPoint(0, eighths)
    everywhere = at, view.mapToGlobal(at)
    event = QWheelEvent(*everywhere, QPoint(), turned, no_button, no_key, no_phase, False)
    QApplication.sendEvent(view, event)


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
    assert np.allclose(place_on_map(panel), point, atol=PIXEL)
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
    start = place_on_map(panel)
    way = [pixel(panel, start + np.array([step, step / 2]) * 0.1) for step in range(9)]
    drag(panel, way)
    assert len(set(seen)) >= 6  # it follows all along the way, but for the first few pixels
    assert np.allclose(place_on_map(panel), start + np.array([0.8, 0.4]), atol=2 * PIXEL)
    studio.undo()
    assert studio.session == before


def test_the_way_back_leads_to_the_same_picture(panel):
    """However far out the mouse was: a travel begins anew from its start with every move."""
    before, start = panel._studio.session.picture(0).code(), place_on_map(panel)
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
    end = pixel(panel, place_on_map(panel)) - (start + QPoint(40, 25))
    assert end.manhattanLength() <= 2


def test_a_click_on_a_marker_selects_its_picture(qtbot, panel):
    panel._studio.change(panel._studio.session.with_code(2, np.full(8, 0.9), "steered"))
    point = panel.plot.pictures.points[2]
    codes = panel._studio.session.codes()
    qtbot.mouseClick(panel.plot.viewport(), LEFT, pos=pixel(panel, point))
    assert panel._studio.session.selected == 2
    assert np.array_equal(panel._studio.session.codes(), codes)
    assert panel.plot.pictures.selected == 2


def test_hovering_shows_photos_pictures_and_what_lies_between(qtbot, panel):
    qtbot.waitUntil(lambda: len(panel.photos.images) == 20)
    view, card = panel.plot.viewport(), panel.hover.card
    index = free_photo(panel)
    QTest.mouseMove(view, pixel(panel, panel._points[index]))
    assert card.isVisible()
    assert card.title.text() == f"Photo {index + 1}"
    assert not card.picture.pixmap().isNull()
    QTest.mouseMove(view, pixel(panel, place_on_map(panel)))
    assert card.title.text() == "Picture 1"
    before, drawn = panel._studio.session, []
    panel.photos.drawn.connect(lambda key, image: drawn.append(image))
    QTest.mouseMove(view, pixel(panel, empty_point(panel)))
    assert card.title.text() == "Between the photos"
    qtbot.waitUntil(lambda: not card.picture.pixmap().isNull())
    (image,) = drawn
    assert card.picture.pixmap().toImage() == rounded(image, SIDE, 1.0).toImage()
    assert panel.rect().contains(card.geometry())
    assert panel._studio.session == before  # looking changes nothing


def shown(image) -> QImage:
    return rounded(image, SIDE, 1.0).toImage()


def test_the_card_shows_what_was_just_drawn_where_the_mouse_is_held_still(qtbot, panel):
    studio, view, card = panel._studio, panel.plot.viewport(), panel.hover.card
    at = pixel(panel, empty_point(panel))
    QTest.mouseMove(view, at)
    qtbot.mouseClick(view, LEFT, pos=at)
    assert card.title.text() == "Picture 1"  # it has come to the mouse
    qtbot.waitUntil(lambda: studio.drawings() is not None)
    qtbot.waitUntil(lambda: card.picture.pixmap().toImage() == shown(studio.drawing(0).image))
    before = studio.drawing(0).image
    studio.undo()  # by a key: the picture leaves, the mouse stays
    assert card.title.text() != "Picture 1"
    studio.redo()
    assert card.title.text() == "Picture 1"
    qtbot.waitUntil(lambda: card.picture.pixmap().toImage() == shown(before))


def test_the_card_never_shows_a_picture_of_before(qtbot, panel):
    studio, card = panel._studio, panel.hover.card
    QTest.mouseMove(panel.plot.viewport(), pixel(panel, place_on_map(panel)))
    old = card.picture.pixmap().toImage()
    z = studio.session.picture(0).code() + 1.5
    z = panel.plane.lift(place_on_map(panel), z)  # another picture, in the same place of the map
    studio.change(studio.session.with_code(0, z, "steered"))
    assert card.title.text() == "Picture 1"
    assert card.picture.pixmap().isNull() or card.picture.pixmap().toImage() != old
    qtbot.waitUntil(lambda: studio.drawings() is not None)
    qtbot.waitUntil(lambda: card.picture.pixmap().toImage() == shown(studio.drawing(0).image))


def test_hovering_the_map_renames_nothing_beside_its_card(qtbot, window):
    panel = window.side.show_tab("map")
    qtbot.waitUntil(lambda: len(panel.photos.images) == 20)
    labels = [one for one in window.findChildren(QLabel) if not panel.hover.card.isAncestorOf(one)]
    before = [label.text() for label in labels]
    markers = panel.plane.project(window.studio.session.codes()).tolist()
    for point in (*markers, [0.3, -1.1]):
        QTest.mouseMove(panel.plot.viewport(), pixel(panel, point))
        qtbot.wait(5)
        assert [label.text() for label in labels] == before


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


def test_arrow_keys_move_the_selected_picture(qtbot, panel):
    panel.plot.setFocus()
    studio, start = panel._studio, place_on_map(panel)
    before = studio.session
    qtbot.keyPress(panel.plot, Qt.Key.Key_Right)
    qtbot.keyPress(panel.plot, Qt.Key.Key_Right)
    qtbot.keyRelease(panel.plot, Qt.Key.Key_Right)
    assert np.allclose(place_on_map(panel), start + np.array([0.2, 0]), atol=1e-5)
    studio.undo()
    assert studio.session == before  # held down: one step
    qtbot.keyClick(panel.plot, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert np.allclose(place_on_map(panel), start + np.array([0, 0.5]), atol=1e-5)


def test_a_picture_moved_out_of_sight_is_followed(qtbot, panel):
    for _ in range(20):
        qtbot.keyClick(panel.plot, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    (left, right), _ = panel.plot.viewRange()
    assert left < place_on_map(panel)[0] < right
    qtbot.keyClick(panel.plot, Qt.Key.Key_Home)
    assert panel.plot.viewRange()[0][0] < -2 < 2 < panel.plot.viewRange()[0][1]


def test_enter_and_page_keys_go_from_photo_to_photo(qtbot, panel):
    codes = panel._studio.model.card.z_mean
    qtbot.keyClick(panel.plot, Qt.Key.Key_Return)
    found = [i for i in range(20) if np.array_equal(codes[i], panel._studio.session.codes()[0])]
    assert len(found) == 1
    qtbot.keyClick(panel.plot, Qt.Key.Key_PageDown)
    assert np.array_equal(panel._studio.session.codes()[0], codes[(found[0] + 1) % 20])


def test_keys_of_the_window_pass_through(qtbot, panel):
    heard = []
    panel.keyPressEvent = lambda event: heard.append(event.key())
    qtbot.keyClick(panel.plot, Qt.Key.Key_R)
    assert heard == [Qt.Key.Key_R]


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
    assert shown[:4] == ["Widest direction", "1 · Dark–light", "size", "3 · Blue–yellow"]
    assert panel.axes.across.currentText() == "size"


def test_mouse_and_markers_agree_from_right_to_left(qtbot, studio, new_panel):
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        panel = new_panel(studio)
        point = empty_point(panel)
        qtbot.mouseClick(panel.plot.viewport(), LEFT, pos=pixel(panel, point))
        assert np.allclose(place_on_map(panel), point, atol=PIXEL)
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

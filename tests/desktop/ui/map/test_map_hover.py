"""The card beside the mouse: what lies there now."""

import numpy as np
from PyQt6.QtGui import QImage
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QLabel

from desktop.ui.map.hover_card import SIDE
from desktop.ui.map.layers import rounded
from tests.desktop.ui.map.mouse import LEFT, empty_point, free_photo, pixel, point_on_map


def test_hovering_shows_photos_pictures_and_what_lies_between(qtbot, panel):
    qtbot.waitUntil(lambda: len(panel.photos.images) == 20)
    view, card = panel.plot.viewport(), panel.hover.card
    index = free_photo(panel)
    QTest.mouseMove(view, pixel(panel, panel._points[index]))
    assert card.isVisible()
    assert card.title.text() == f"Photo {index + 1}"
    assert not card.picture.pixmap().isNull()
    QTest.mouseMove(view, pixel(panel, point_on_map(panel)))
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
    QTest.mouseMove(panel.plot.viewport(), pixel(panel, point_on_map(panel)))
    old = card.picture.pixmap().toImage()
    z = studio.session.picture(0).code() + 1.5
    z = panel.plane.lift(point_on_map(panel), z)  # another picture, at the same point of the map
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


def test_between_the_photos_the_card_shows_what_a_crossing_would_become(
    qtbot, new_panel, crossing_studio
):
    panel, drawn = new_panel(crossing_studio), []
    at = pixel(panel, empty_point(panel))
    panel.photos.drawn.connect(lambda key, image: drawn.append(image))
    QTest.mouseMove(panel.plot.viewport(), at)
    qtbot.waitUntil(lambda: len(drawn) == 1)
    qtbot.mouseClick(panel.plot.viewport(), LEFT, pos=at)
    assert crossing_studio.session.picture(3).outline_step
    qtbot.waitUntil(lambda: crossing_studio.drawings() is not None)
    assert np.array_equal(crossing_studio.drawing(3).image, drawn[0])


def test_a_photo_that_is_clicked_is_that_photo_and_no_crossing(qtbot, new_panel, crossing_studio):
    panel = new_panel(crossing_studio)
    index = free_photo(panel)
    point = pixel(panel, panel._points[index])
    qtbot.mouseClick(panel.plot.viewport(), LEFT, pos=point)
    picture = crossing_studio.session.picture(3)
    assert np.array_equal(picture.whole_code(), panel.photos.codes[index])

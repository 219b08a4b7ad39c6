"""Favourites: starred, shown again, removed, put back, and there after a restart."""

import numpy as np
import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QContextMenuEvent
from PyQt6.QtWidgets import QApplication

from desktop.generator.model.garden import garden_decoder
from desktop.ui.shelf import favourites_strip
from desktop.ui.shelf.favourite_shelf import FavouriteShelf
from desktop.ui.shelf.favourites_strip import FavouritesStrip
from desktop.ui.shelf.history_thumbnails import HistoryThumbnails
from desktop.ui.shelf.shelf import Shelf
from desktop.ui.shelf.thumbnail_strip import FADED, FRAMED
from tests.desktop.tiny_models import save_decoder

WORDS, PICTURE = Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DecorationRole


def settle(qtbot, studio):
    qtbot.waitUntil(lambda: studio.drawings() is not None)


def column(strip, role) -> list:
    return [strip.kept.data(strip.kept.index(row), role) for row in range(strip.kept.rowCount())]


def click(qtbot, strip, row: int):
    spot = strip.strip.visualRect(strip.kept.index(row)).center()
    qtbot.mouseClick(strip.strip.viewport(), Qt.MouseButton.LeftButton, pos=spot)


@pytest.fixture
def strip(qtbot, studio, theme, shelf) -> FavouritesStrip:
    """A strip with pictures 2 and 3 of seed 12; the selected one is 1."""
    strip = FavouritesStrip(studio, theme, shelf)
    qtbot.addWidget(strip)
    strip.resize(400, 90)
    for slot in (1, 2):
        shelf.toggle(slot)
    strip.show()
    strip.activateWindow()
    return strip


def test_a_star_keeps_a_picture_and_the_newest_is_first(strip, shelf):
    assert shelf.starred() == {1, 2}
    assert column(strip, WORDS) == [
        "Favourite: seed 12, number 3",
        "Favourite: seed 12, number 2",
    ]
    assert all(column(strip, PICTURE))


def test_a_second_star_keeps_it_no_longer(strip, shelf):
    shelf.toggle(1)
    assert shelf.starred() == {2}
    assert strip.kept.rowCount() == 1


def test_stars_follow_the_pictures_not_the_slots(qtbot, studio, strip, shelf):
    starred = []
    shelf.changed.connect(lambda: starred.append(shelf.starred()))
    studio.change(studio.session.with_seed(99))
    studio.undo()
    studio.change(studio.session.with_variety(0.5))
    assert starred == [frozenset(), {1, 2}, frozenset()]
    studio.change(studio.session.with_variety(1.0))
    studio.change(studio.session.with_code(1, studio.session.picture(1).code() + 0.1, "steered"))
    assert shelf.starred() == {2}


def test_a_click_shows_a_favourite_in_the_selected_slot(qtbot, studio, strip, shelf):
    image, z = studio.drawing(2).image, studio.session.picture(2).code()
    studio.change(studio.session.with_seed(99))
    settle(qtbot, studio)
    assert column(strip, FRAMED) == [False, False]
    click(qtbot, strip, 0)
    settle(qtbot, studio)
    assert np.array_equal(studio.session.picture(0).code(), z)
    assert np.array_equal(studio.drawing(0).image, image)  # to the byte
    assert column(strip, FRAMED) == [True, False]
    studio.undo()
    assert studio.session.picture(0).seed == 99


def test_favourites_survive_a_restart(qtbot, studio, strip, shelf, open_studio, model_path, theme):
    studio.stop()
    again = open_studio(model_path, seed=12, count=3)
    shelf = FavouriteShelf(again)
    strip = FavouritesStrip(again, theme, shelf)
    qtbot.addWidget(strip)
    assert shelf.starred() == {1, 2}
    assert len(column(strip, WORDS)) == 2
    assert all(column(strip, PICTURE))


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_removes_and_the_offer_puts_back(qtbot, studio, strip, shelf, key):
    before, offers = shelf.paths, []
    studio.offered.connect(lambda *offer: offers.append(offer))
    strip.strip.setFocus()
    qtbot.keyClick(strip.strip, Qt.Key.Key_Home)
    qtbot.keyClick(strip.strip, key)
    assert shelf.paths == before[1:]
    assert shelf.starred() == {1}
    assert strip.strip.currentIndex().row() == 0  # the keys can go on
    ((sentence, words, put_back),) = offers
    assert sentence == "Removed from the favourites."
    assert words == "Put it &back"
    put_back()
    assert shelf.paths == before
    assert shelf.starred() == {1, 2}
    assert strip.kept.rowCount() == 2


def test_the_last_one_can_be_removed(qtbot, strip, shelf):
    strip.strip.setFocus()
    qtbot.keyClick(strip.strip, Qt.Key.Key_Home)
    for _ in range(3):
        qtbot.keyClick(strip.strip, Qt.Key.Key_Delete)
    assert shelf.paths == ()
    assert shelf.starred() == frozenset()


def test_the_menu_offers_to_show_and_to_remove(qtbot, studio, strip, shelf):
    spot = strip.strip.visualRect(strip.kept.index(1)).center()
    view = strip.strip.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, view.mapToGlobal(spot))
    QApplication.sendEvent(view, event)
    menu = QApplication.activePopupWidget()
    assert [action.text() for action in menu.actions()] == ["&Show again", "&Remove"]
    menu.actions()[0].trigger()
    assert studio.session.picture(0).index == 1
    menu.actions()[1].trigger()
    assert len(shelf.paths) == 1
    menu.close()


def other_model(qtbot, studio, tmp_path):
    """Open another model; the favourites of the first are foreign to it."""
    with qtbot.waitSignal(studio.opened):
        studio.open_model(save_decoder(tmp_path / "other.onnx", name="other", image_size=100))
    settle(qtbot, studio)


def test_a_favourite_of_another_model_offers_to_open_it(qtbot, studio, strip, shelf, tmp_path):
    first, z = studio.model.sha256, studio.session.picture(2).code()
    other_model(qtbot, studio, tmp_path)
    assert shelf.starred() == frozenset()
    assert column(strip, FADED) == [True, True]
    assert column(strip, WORDS)[0].startswith("Favourite of another model")
    offers = []
    studio.offered.connect(lambda *offer: offers.append(offer))
    click(qtbot, strip, 0)
    ((sentence, words, act),) = offers
    assert "“toy”" in sentence
    assert words == "&Open “toy”"
    with qtbot.waitSignal(studio.opened):
        act()
    qtbot.waitUntil(lambda: studio.session.picture(studio.session.selected).made == "restored")
    assert studio.model.sha256 == first
    assert np.array_equal(studio.session.picture(studio.session.selected).code(), z)
    assert studio.session.picture(0).made == "restored"


def test_an_unknown_model_is_named_by_its_hash(qtbot, studio, strip, shelf, tmp_path):
    first, failures = studio.model.sha256, []
    other_model(qtbot, studio, tmp_path)
    studio.settings.set_text("recent_models", "[]")
    studio.failed.connect(lambda *words: failures.append(words))
    click(qtbot, strip, 0)
    assert first[:12] in failures[0][0]
    assert studio.session.picture(0).made == "drawn"


def test_the_garden_is_known_even_if_it_was_never_opened(
    qtbot, studio, strip, shelf, open_studio, settings
):
    garden = open_studio(garden_decoder(), seed=3, count=1)
    FavouriteShelf(garden).toggle(0)
    settings.set_text("recent_models", "[]")
    shelf = FavouriteShelf(studio)
    with qtbot.waitSignal(studio.offered) as offer:
        shelf.show(shelf.paths[0])
    assert offer.args[1] == "&Open “garden”"


def test_a_model_that_changed_since_is_not_mistaken(qtbot, studio, strip, shelf, tmp_path):
    path = studio.model.path
    content, failures = path.read_bytes(), []
    other_model(qtbot, studio, tmp_path)
    studio.failed.connect(lambda *words: failures.append(words))
    with qtbot.waitSignal(studio.offered) as offer:
        click(qtbot, strip, 0)
    try:
        save_decoder(path, name="retrained", image_size=80)
        with qtbot.waitSignal(studio.failed):
            offer.args[2]()
    finally:
        path.write_bytes(content)
    assert "not among the recent ones" in failures[0][0]


def test_a_damaged_file_is_said_and_can_be_removed(qtbot, studio, strip, shelf, theme):
    path = shelf.paths[0]
    path.rename(path.with_name(f"{path.stem}<b>.png")).write_bytes(b"no picture")
    shelf = FavouriteShelf(studio)
    late = FavouritesStrip(studio, theme, shelf)
    qtbot.addWidget(late)
    assert "<b>.png is not a readable PNG" in column(late, WORDS)[0]
    tooltip = column(late, Qt.ItemDataRole.ToolTipRole)[0]
    assert "&lt;b&gt;.png is not a readable PNG" in tooltip  # Qt reads tags in tooltips
    assert column(late, PICTURE)[0] is None
    late.grab()
    with qtbot.waitSignal(studio.failed):
        late.strip.picked.emit(0)
    late.strip.remove_asked.emit(0)
    assert late.kept.rowCount() == 1


def test_an_empty_strip_says_what_to_do(qtbot, studio, theme, shelf):
    strip = FavouritesStrip(studio, theme, shelf)
    qtbot.addWidget(strip)
    strip.resize(400, 90)
    empty = strip.grab().toImage()
    strip.strip._empty_words = ""
    assert strip.grab().toImage() != empty


def test_the_shelf_remembers_that_it_was_closed(qtbot, studio, theme, shelf):
    both = Shelf(studio, theme, HistoryThumbnails(studio), shelf)
    qtbot.addWidget(both)
    assert both.is_wanted()
    both.want(False)
    assert both.isHidden()
    again = Shelf(studio, theme, HistoryThumbnails(studio), shelf)
    qtbot.addWidget(again)
    assert not again.is_wanted()


def test_many_favourites_are_read_as_they_are_seen(strip, monkeypatch):
    monkeypatch.setattr(favourites_strip, "MOST_READ", 1)
    strip.kept._read.clear()
    for _ in range(2):
        assert all(column(strip, PICTURE))
        assert len(strip.kept._read) == 1

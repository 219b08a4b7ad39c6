"""Chosen pictures stand in a row with their signs; their average and sum become new pictures."""

import numpy as np
import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QColor
from PyQt6.QtTest import QTest

from desktop.generator.latent.latent_paths import average, combine
from desktop.state.arithmetic import crossed
from desktop.ui import theme as themes
from desktop.ui.steer.mix_panel import MixPanel
from desktop.ui.studio.questions import Questions
from tests.desktop.on_screen import on_screen
from tests.desktop.tiny_models import save_decoder

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def new_panel(qtbot, theme):
    return lambda studio: on_screen(qtbot, MixPanel(studio, theme))


def choose(studio, *slots: int) -> None:
    studio.change(studio.session.with_selected(slots[0]))
    for slot in slots[1:]:
        studio.change(studio.session.with_toggled(slot))


def cards(panel) -> list[int]:
    """The slots whose cards can be seen, as they are read."""
    visible = [card for card in panel.cards if card.isVisible()]
    return [card.slot for card in sorted(visible, key=lambda card: (card.y(), card.x()))]


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


def test_with_one_picture_the_panel_says_how_to_choose_more(new_panel, studio):
    panel = new_panel(studio)
    assert not cards(panel)
    assert not panel.results.sum.button.isVisible()
    choose(studio, 0, 2)
    assert panel.results.sum.button.isVisible()
    choose(studio, 1)
    assert not panel.results.sum.button.isVisible()


def test_cards_stand_in_the_order_of_choosing_and_show_the_pictures(new_panel, studio, qtbot):
    panel = new_panel(studio)
    choose(studio, 2, 0, 1)
    qtbot.waitUntil(lambda: cards(panel) == [2, 0, 1])
    assert np.array_equal(panel.cards[2]._image, studio.drawing(2).image)
    assert plain(panel.results.sum.words()) == "picture 3 + picture 1 + picture 2"
    assert plain(panel.results.average.words()).endswith("picture 3, picture 1, picture 2")


def test_presses_and_keys_set_the_signs(new_panel, studio):
    panel = new_panel(studio)
    choose(studio, 0, 1, 2)
    card = panel.cards[1]
    QTest.mouseClick(card, LEFT)
    assert plain(panel.results.sum.words()) == "picture 1 − picture 2 + picture 3"
    assert card.accessibleName() == "Picture 2: subtracted."
    QTest.mouseClick(card, LEFT)
    assert plain(panel.results.sum.words()) == "picture 1 + picture 3"
    card.setFocus()
    for key, words in (
        (Qt.Key.Key_Plus, "picture 1 + picture 2 + picture 3"),
        (Qt.Key.Key_Minus, "picture 1 − picture 2 + picture 3"),
        (Qt.Key.Key_0, "picture 1 + picture 3"),
        (Qt.Key.Key_Space, "picture 1 + picture 2 + picture 3"),
    ):
        QTest.keyClick(card, key)
        assert plain(panel.results.sum.words()) == words
    panel.cards[0].setFocus()
    QTest.keyClick(panel.cards[0], Qt.Key.Key_Minus)
    assert plain(panel.results.sum.words()) == "− picture 1 + picture 2 + picture 3"


def test_the_tab_key_goes_through_the_cards_in_the_order_of_choosing(new_panel, studio):
    panel = new_panel(studio)
    choose(studio, 2, 0, 1)
    panel.cards[2].setFocus()
    for slot in (0, 1):
        QTest.keyClick(panel.focusWidget(), Qt.Key.Key_Tab)
        assert panel.cards[slot].hasFocus()


def test_with_all_left_out_nothing_can_be_kept(new_panel, studio):
    panel = new_panel(studio)
    choose(studio, 0, 1)
    for slot in (0, 1):
        panel.cards[slot].setFocus()
        QTest.keyClick(panel.cards[slot], Qt.Key.Key_0)
    assert not panel.results.average.button.isEnabled()
    assert not panel.results.sum.button.isEnabled()


def test_a_preview_is_the_picture_that_is_kept(new_panel, studio, qtbot):
    panel, codes = new_panel(studio), studio.session.codes()
    choose(studio, 0, 1, 2)
    QTest.mouseClick(panel.cards[1], LEFT)
    wanted = combine(codes, np.array([1, -1, 1]))
    assert np.array_equal(panel.results.sum.picture.code(), wanted)
    preview = drawn(qtbot, studio, panel.results.sum)
    before = studio.session
    QTest.mouseClick(panel.results.sum.button, LEFT)
    session = studio.session
    assert (session.count, session.chosen, session.picture(3).made) == (4, (3,), "mixed")
    qtbot.waitUntil(lambda: studio.drawings() is not None)
    assert np.array_equal(studio.drawing(3).image, preview)
    studio.undo()
    assert studio.session == before


def drawn(qtbot, studio, result) -> np.ndarray:
    """The preview of the mix that is offered now, not of an earlier one."""

    def is_that_mix():
        decoder_says.clear()
        with qtbot.waitSignal(questions.answered) as got:
            questions.ask_drawing("same", result.picture.whole_code())
        decoder_says.append(got.args[0].result)
        return np.array_equal(result.preview.image, decoder_says[0])

    decoder_says, questions = [], Questions(studio, studio)
    qtbot.waitUntil(is_that_mix)
    return result.preview.image


def test_the_average_can_be_kept_by_keyboard(new_panel, studio):
    panel, codes = new_panel(studio), studio.session.codes()
    choose(studio, 0, 2)
    panel.results.average.button.setFocus()
    QTest.keyClick(panel.results.average.button, Qt.Key.Key_Space)
    kept = studio.session.picture(studio.session.selected)
    assert np.array_equal(kept.code(), average(codes[[0, 2]]))


def test_a_picture_that_changes_changes_the_mix(new_panel, studio, qtbot):
    panel = new_panel(studio)
    choose(studio, 0, 1)
    before = panel.results.average.picture
    studio.change(studio.session.with_code(0, np.ones(8), "steered"))
    assert panel.results.average.picture != before
    qtbot.waitUntil(lambda: studio.drawings() is not None)
    assert np.array_equal(panel.cards[0]._image, studio.drawing(0).image)


def test_signs_are_forgotten_with_the_choice(new_panel, studio):
    panel = new_panel(studio)
    choose(studio, 0, 1)
    QTest.mouseClick(panel.cards[1], LEFT)
    choose(studio, 2)
    choose(studio, 0, 1)
    assert plain(panel.results.sum.words()) == "picture 1 + picture 2"


def test_nothing_is_drawn_for_a_panel_that_nobody_sees(new_panel, studio):
    panel = new_panel(studio)
    panel.hide()
    choose(studio, 0, 1)
    assert panel.results.sum.picture is None
    panel.show()
    assert panel.results.sum.picture is not None


def test_another_model_takes_the_previews_of_the_old_one_away(new_panel, studio, qtbot, tmp_path):
    panel = new_panel(studio)
    choose(studio, 0, 1)
    drawn(qtbot, studio, panel.results.sum)
    with qtbot.waitSignal(studio.opened):
        studio.open_model(save_decoder(tmp_path / "decoder.onnx", latent_dim=4))
    assert len(panel.results.sum.picture.z) == 4
    drawn(qtbot, studio, panel.results.sum)


def nearness(card, left: int, right: int, colour: str) -> int:
    """How near the nearest pixel between two columns of a card comes to a colour: 0 is the same."""
    image, wanted = card.grab().toImage(), QColor(colour)
    pixels = [image.pixelColor(x, y) for x in range(left, right) for y in range(card.height())]
    return min(max(abs(a - b) for a, b in zip(p.getRgb(), wanted.getRgb(), strict=True))
               for p in pixels)  # fmt: skip


def test_the_panel_follows_the_theme_and_the_direction(new_panel, studio, theme):
    panel = new_panel(studio)
    choose(studio, 0, 1)
    card = panel.cards[0]
    edge = 40  # of 255: the strokes of a sign are narrow, and blend with what is behind them
    for choice, colours in (("light", themes.LIGHT), ("dark", themes.DARK)):
        theme.choose(choice)
        assert nearness(card, 0, 24, colours.accent) < edge
    panel.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert nearness(card, 72, card.width(), themes.DARK.accent) < edge
    assert nearness(card, 0, 4, themes.DARK.accent) > edge


def test_a_crossing_is_offered_where_the_model_draws_them(new_panel, open_studio, crossing_path,
                                                          studio, qtbot):  # fmt: skip
    panel = new_panel(studio)
    choose(studio, 0, 1)
    assert not panel.results.crossing.isVisible()
    with qtbot.waitSignal(studio.opened):
        studio.open_model(crossing_path)
    assert panel.results.crossing.isVisible()


@pytest.fixture
def crossing_panel(new_panel, open_studio, crossing_path):
    studio = open_studio(crossing_path, seed=12, count=3)
    return studio, new_panel(studio)


def test_the_crossing_that_is_seen_is_kept(crossing_panel, qtbot):
    studio, panel = crossing_panel
    choose(studio, 2, 1, 0)
    result = panel.results.crossing
    assert plain(result.words()) == "Outline of picture 3, colours of picture 1"
    assert result.picture == crossed(studio.session, 2, 0)
    preview = drawn(qtbot, studio, result)
    before = studio.session
    QTest.mouseClick(result.button, LEFT)
    session = studio.session
    assert (session.chosen, session.picture(3).made) == ((3,), "crossed")
    qtbot.waitUntil(lambda: studio.drawings() is not None)
    assert np.array_equal(studio.drawing(3).image, preview)
    studio.undo()
    assert studio.session == before
    studio.redo()
    assert studio.session == session


def test_the_two_change_places_by_mouse_and_by_keyboard(crossing_panel, qtbot):
    studio, panel = crossing_panel
    choose(studio, 0, 1, 2)
    steps = len(studio.history.sessions)
    exchange = panel.results.exchange
    QTest.mouseClick(exchange, LEFT)
    assert studio.session.chosen == (2, 1, 0)
    assert plain(panel.results.crossing.words()) == "Outline of picture 3, colours of picture 1"
    qtbot.waitUntil(lambda: cards(panel) == [2, 1, 0])
    exchange.setFocus()
    QTest.keyClick(exchange, Qt.Key.Key_Space)
    assert studio.session.chosen == (0, 1, 2)
    assert len(studio.history.sessions) == steps  # a choice is not a step to undo


def test_what_is_left_out_is_not_crossed(crossing_panel):
    studio, panel = crossing_panel
    choose(studio, 0, 1, 2)
    panel.cards[2].setFocus()
    QTest.keyClick(panel.cards[2], Qt.Key.Key_0)
    assert plain(panel.results.crossing.words()) == "Outline of picture 1, colours of picture 2"
    QTest.mouseClick(panel.results.exchange, LEFT)
    assert studio.session.chosen == (1, 0, 2)
    panel.cards[1].setFocus()
    QTest.keyClick(panel.cards[1], Qt.Key.Key_0)
    assert panel.results.crossing.words() == "Takes two pictures"
    assert not panel.results.crossing.button.isEnabled()
    assert not panel.results.exchange.isEnabled()


def test_a_mix_with_a_crossing_is_made_of_its_colours_code(crossing_studio, new_panel):
    panel = new_panel(crossing_studio)
    codes = crossing_studio.session.codes()
    choose(crossing_studio, 3, 0)
    mixed = panel.results.average.picture
    assert np.array_equal(mixed.code(), average(codes[[3, 0]]))
    assert not mixed.outline_step


def test_the_tab_key_goes_through_the_results_as_they_stand(crossing_panel):
    studio, panel = crossing_panel
    choose(studio, 0, 1)
    results = panel.results
    row = [results.average.button, results.sum.button, results.crossing.button, results.exchange]
    row[0].setFocus()
    for button in row[1:]:
        QTest.keyClick(panel.focusWidget(), Qt.Key.Key_Tab)
        assert button.hasFocus()

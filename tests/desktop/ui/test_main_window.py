"""The real window, offscreen: what the slider, the fields and the mouse do to the pictures."""

import threading
from itertools import pairwise

import numpy as np
import pytest
from PIL import Image
from PyQt6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PyQt6.QtGui import QDropEvent, QGuiApplication, QImage

from desktop.generator.files.picture_file import PictureRecord, save_png
from desktop.generator.model.decoder import Decoder
from desktop.generator.model.garden import garden_decoder
from desktop.generator.model.model_file import ModelFileError
from desktop.generator.sampling import draws
from desktop.ui import theme
from tests.desktop.tiny_models import save_decoder


def images(window) -> list[np.ndarray]:
    """The pictures on the screen, once they are all drawn."""
    return [drawing.image for drawing in window.studio.drawings()]


def wait_drawn(qtbot, window) -> list[np.ndarray]:
    qtbot.waitUntil(lambda: window.studio.drawings() is not None)
    return images(window)


def visible(window) -> int:
    return sum(tile.isVisible() for tile in window.grid.tiles)


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
    assert [drawing.index for drawing in drawn] == [3, 4, 5, 6, 7, 8]  # and none drawn again
    window.controls.slider.setValue(1)
    window.controls.slider.setValue(9)
    assert np.array_equal(images(window), after)  # at once: hidden tiles keep their pictures


def test_what_is_painted_is_the_picture(open_window, model_path):
    window = open_window(model_path, seed=12, count=4)
    tile = window.grid.tiles[2]  # not selected: no ring, no save button
    side = 64 + 2 * 6  # the tile's margins: picture pixels and screen pixels then agree
    tile.resize(side, side)
    grab = tile.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(grab.constBits().asarray(grab.sizeInBytes()), np.uint8)
    rows = rows.reshape(side, grab.bytesPerLine())[:, : 3 * side].reshape(side, side, 3)
    inner = rows[6:-6, 6:-6][12:-12, 12:-12]  # away from the rounded corners
    assert np.array_equal(inner, tile.drawing.image[12:-12, 12:-12])


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


def test_thirteen_pictures_are_twelve(qtbot, window):
    for typed, count in (("13", 12), ("99", 12), ("7", 7)):
        window.controls.box.selectAll()
        qtbot.keyClicks(window.controls.box, typed)
        assert window.controls.box.text() == str(count)
        assert window.studio.session.count == count


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


def test_a_burst_ends_with_the_last_wish(qtbot, window, model_path):  # G01
    drawn = []
    window.studio.worker.drawn.connect(drawn.append)
    for step in range(200):
        window.controls.slider.setValue(1 + step % 12)
    window.controls.slider.setValue(11)
    assert np.array_equal(
        wait_drawn(qtbot, window), Decoder.open(model_path).decode(draws(12, 11, 8))
    )
    assert len(drawn) <= 9  # numbers 4 to 12, once each


def test_a_slow_decoder_never_falls_behind(qtbot, window, model_path, monkeypatch):  # G01
    gate, answers, decode = threading.Event(), [], Decoder.decode
    window.studio.worker.drawn.connect(answers.append)

    def slow(decoder, z):
        gate.wait(60)
        return decode(decoder, z)

    monkeypatch.setattr(Decoder, "decode", slow)
    window.controls.slider.setValue(11)
    for seed in range(200):
        window.studio.change(window.studio.session.with_seed(seed))
    gate.set()  # the thread was busy with its first picture all the while
    drawn = wait_drawn(qtbot, window)
    monkeypatch.undo()
    assert np.array_equal(drawn, Decoder.open(model_path).decode(draws(199, 11, 8)))
    assert len(answers) <= 1 + 11


def test_arrows_and_clicks_select(qtbot, window):
    window.grid.focus_selected()
    for key, selected in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Right, 2), (Qt.Key.Key_Right, 2),
                          (Qt.Key.Key_Left, 1)):  # fmt: skip
        qtbot.keyClick(window.grid.tiles[window.studio.session.selected], key)
        assert window.studio.session.selected == selected
    qtbot.mouseClick(window.grid.tiles[2], Qt.MouseButton.LeftButton)
    assert window.studio.session.selected == 2
    window.controls.slider.setValue(2)
    assert window.studio.session.selected == 1


def test_tiles_say_what_they_are(window):
    tile = window.grid.tiles[2]
    assert tile.accessibleName() == "Picture 3 of 3: seed 12, number 3, drawn at random"
    assert tile.toolTip() == "Seed 12, number 3, drawn at random"
    assert window.windowTitle() == f"toy ({window.studio.model.path.parent.name}) — kvae"
    assert window.status.text() == "toy  ·  64 × 64 pixels  ·  8 numbers per picture"
    for control in (window.controls.slider, window.controls.box, window.controls.seed):
        assert control.accessibleName()


def test_a_changed_picture_is_not_called_like_the_draw_it_began_as(window):
    studio, tile = window.studio, window.grid.tiles[2]
    for made, words in (("steered", "changed by hand"), ("mapped", "picked on the map"),
                        ("mixed", "mixed from others"), ("neighbour", "a neighbour")):  # fmt: skip
        studio.change(studio.session.with_code(2, np.full(8, 0.5), made))
        assert tile.toolTip() == f"Began as seed 12, number 3, {words}"
        assert tile.accessibleName() == f"Picture 3 of 3: began as seed 12, number 3, {words}"
    studio.change(studio.session.with_code(2, np.full(8, 0.5), "photo"))
    assert tile.toolTip() == "Rebuilt from a photo"


def test_the_title_tells_the_shipped_garden_from_a_run_of_ones_own(qtbot, window, tmp_path):
    window.open_model(garden_decoder())
    qtbot.waitUntil(lambda: window.windowTitle() == "The garden that came with the program — kvae")
    run = tmp_path / "00007-garden"
    run.mkdir()
    window.open_model(save_decoder(run / "decoder.onnx", name="garden"))
    qtbot.waitUntil(lambda: window.windowTitle() == "garden (00007-garden) — kvae")


def test_copying_a_picture(window):
    window.pictures.copy(1)
    copied = QGuiApplication.clipboard().image().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(copied.constBits().asarray(copied.sizeInBytes()), np.uint8)
    assert np.array_equal(rows.reshape(64, 64, 3), images(window)[1])


def drop(window, path, tile=None, also=None) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(one)) for one in (path, also) if one])
    at = QPointF(tile.mapTo(window, tile.rect().center())) if tile else QPointF(2, 2)
    event = QDropEvent(
        at, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    window.dropEvent(event)


def test_a_file_that_is_no_decoder_costs_nothing(qtbot, window, tmp_path):
    before = images(window)
    (tmp_path / "notes.onnx").write_text("no model")
    drop(window, tmp_path / "notes.onnx")
    qtbot.waitUntil(window.banner.isVisible)
    assert "notes.onnx is a text file" in window.banner.text()
    assert "“toy” stays open" in window.banner.text()
    window.controls.slider.setValue(5)
    assert np.array_equal(wait_drawn(qtbot, window)[:3], before)
    assert window.windowTitle().startswith("toy (")


def test_dropping_another_model_draws_with_it(qtbot, window, tmp_path):
    window.banner.say("an old message")
    other = save_decoder(tmp_path / "other.onnx", name="other", latent_dim=5, image_size=96)
    drop(window, other)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("other ("))
    drawn = wait_drawn(qtbot, window)
    assert np.array_equal(drawn, Decoder.open(other).decode(draws(12, 3, 5)))
    assert not window.banner.isVisible()
    assert window.studio.session.model_sha256 == window.studio.model.sha256
    window.studio.undo()
    qtbot.waitUntil(lambda: window.windowTitle().startswith("toy ("))
    assert wait_drawn(qtbot, window)[0].shape == (64, 64, 3)


def test_same_codes_of_another_model_are_drawn_anew(qtbot, window, tmp_path):
    other = save_decoder(tmp_path / "o.onnx", name="other", image_size=100)  # D = 8 here too
    window.controls.slider.setValue(12)  # still drawing when the model changes (G02)
    drop(window, other)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("other ("))
    assert wait_drawn(qtbot, window)[0].shape == (100, 100, 3)


def test_a_window_without_a_model_says_what_to_do(qtbot, new_window, tmp_path, model_path):
    window = new_window(count=2)
    window.studio.open_model(tmp_path / "missing.onnx")
    qtbot.waitUntil(window.banner.isVisible)
    assert "There is no file" in window.banner.text()
    for control in (window.controls.reroll, window.controls.save):
        control.click()
    window.controls.slider.setValue(4)
    assert visible(window) == 0
    drop(window, model_path)
    assert len(wait_drawn(qtbot, window)) == 4
    assert not window.banner.isVisible()


def saved(window, tmp_path, place: int):
    """Save a picture as the dialog does."""
    drawing, path = window.studio.drawings()[place], tmp_path / f"{place}.png"
    save_png(path, drawing.image, window.studio.record(place))
    return path


def test_dropping_a_saved_picture_restores_it(qtbot, window, tmp_path):
    path, image = saved(window, tmp_path, 2), images(window)[2]
    window.controls.reroll.click()
    window.controls.slider.setValue(1)
    drop(window, path)
    assert window.studio.session.count == 1
    assert np.array_equal(wait_drawn(qtbot, window)[0], image)
    tile = window.grid.tiles[0]
    assert tile.toolTip() == "Seed 12, number 3, opened from a file"
    window.studio.undo()
    assert tile.toolTip() != "Seed 12, number 3, opened from a file"


def test_a_saved_picture_of_any_number_goes_where_it_is_dropped(qtbot, window, tmp_path):
    z = draws(12, 31, 8)[30] * np.float32(1.3)
    image = Decoder.open(window.studio.model.path).decode(z[None])[0]
    record = PictureRecord(window.studio.model.sha256, 12, 30, z)
    save_png(tmp_path / "31.png", image, record)
    drop(window, tmp_path / "31.png", window.grid.tiles[2])
    assert window.studio.session.selected == 2
    assert np.array_equal(wait_drawn(qtbot, window)[2], image)


def test_a_picture_of_another_model_is_not_mistaken(qtbot, window, tmp_path):
    path = saved(window, tmp_path, 1)
    drop(window, save_decoder(tmp_path / "other.onnx", name="other"))
    qtbot.waitUntil(lambda: window.windowTitle().startswith("other ("))
    drop(window, path)
    assert "drawn by the model “toy”" in window.banner.text()
    assert window.studio.session.selected == 0
    assert window.studio.session.picture(0).made == "drawn"


def test_a_dropped_photo_is_rebuilt_where_it_falls_and_shown_on_the_map(qtbot, window, tmp_path):
    Image.new("RGB", (90, 64), "#cc3311").save(tmp_path / "red.jpg")
    drop(window, tmp_path / "red.jpg", window.grid.tiles[2])
    qtbot.waitUntil(lambda: window.studio.session.picture(2).made == "photo")
    assert window.side.currentWidget().isAncestorOf(window.side.panel("map"))
    wait_drawn(qtbot, window)
    qtbot.waitUntil(lambda: window.side.panel("map").photo_card.isVisible())


def test_two_dropped_photos_offer_a_morph_and_open_nothing(qtbot, window, tmp_path):
    for colour in ("red", "blue"):
        Image.new("RGB", (64, 64), colour).save(tmp_path / f"{colour}.png")
    drop(window, tmp_path / "red.png", also=tmp_path / "blue.png")
    qtbot.waitUntil(window.banner.isVisible)
    made = [window.studio.session.picture(place).made for place in (0, 3)]
    assert made == ["photo", "photo"]
    assert window.pictures.dialog is None
    codes = window.studio.session.codes()[[0, 3]]
    window.studio.change(window.studio.session.rerolled())  # what is offered stays the photos'
    qtbot.mouseClick(window.banner.action, Qt.MouseButton.LeftButton)
    assert not window.banner.isVisible()
    assert np.array_equal([stop.z for stop in window.pictures.dialog._stops], codes)
    window.pictures.dialog.close()


def test_more_like_the_starred(qtbot, window):
    before = window.studio.session
    qtbot.keyClick(window, Qt.Key.Key_M)
    assert window.statusBar().currentMessage().startswith("Press the star")
    assert window.studio.session == before
    window.favourites.toggle(1)
    qtbot.keyClick(window, Qt.Key.Key_M)
    after = window.studio.session
    assert after.picture(1) == before.picture(1)
    assert [after.picture(place).made for place in (0, 2)] == ["neighbour"] * 2
    window.studio.undo()
    assert window.studio.session.codes().tolist() == before.codes().tolist()


class _FromATile(QDropEvent):
    """What Qt sends when a tile is dropped: only a drag by hand has a source of its own."""

    def __init__(self, window, one, other):
        data = QMimeData()
        at = QPointF(other.mapTo(window, other.rect().center()))
        self._one = one
        keys = Qt.KeyboardModifier.NoModifier
        super().__init__(at, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, keys)

    def source(self):
        return self._one


def test_a_picture_dropped_on_another_morphs_into_it(window):
    before, tiles = window.studio.session, window.grid.tiles
    window.dropEvent(_FromATile(window, tiles[2], tiles[1]))
    dialog = window.pictures.dialog
    assert [stop.z for stop in dialog._stops] == [before.picture(place).z for place in (2, 1)]
    assert window.studio.session == before
    dialog.close()
    window.dropEvent(_FromATile(window, tiles[2], tiles[2]))  # thought better of it
    assert window.pictures.dialog is None


def test_pictures_are_decoded_off_the_gui_thread(qtbot, window, monkeypatch):
    threads, decode = [], Decoder.decode

    def watched(decoder, z):
        threads.append((threading.current_thread().name, len(z)))
        return decode(decoder, z)

    monkeypatch.setattr(Decoder, "decode", watched)
    window.controls.reroll.click()
    wait_drawn(qtbot, window)
    assert len(threads) >= 3
    assert set(threads) == {("kvae-draw", 1)}


def test_a_decoder_that_fails_is_said_once(qtbot, window, monkeypatch):
    def fail(_decoder, _z):
        raise ModelFileError("toy.onnx stopped working.")

    monkeypatch.setattr(Decoder, "decode", fail)
    said = []
    window.studio.worker.refused.connect(lambda *words: said.append(words))
    window.controls.slider.setValue(4)
    qtbot.waitUntil(window.banner.isVisible)
    monkeypatch.undo()
    window.controls.slider.setValue(5)
    qtbot.waitUntil(lambda: window.grid.tiles[4].drawing is not None)
    assert len(said) == 1  # the failed picture is not tried for ever
    window.controls.reroll.click()
    assert len(wait_drawn(qtbot, window)) == 5


def test_the_window_follows_the_system_theme(qapp, monkeypatch):
    monkeypatch.setattr(theme, "system_colours", lambda _app: theme.LIGHT)
    followed = theme.Theme("system")
    monkeypatch.setattr(theme, "system_colours", lambda _app: theme.DARK)
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert followed.colours == theme.DARK
    assert qapp.palette().window().color().name() == theme.DARK.window
    followed.choose("light")
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert followed.colours == theme.LIGHT  # a choice of one's own stays


def test_locked_pictures_stay_when_others_are_drawn(qtbot, window):
    before = images(window)
    qtbot.mouseClick(window.grid.tiles[1], Qt.MouseButton.LeftButton)
    qtbot.keyClick(window, Qt.Key.Key_L)
    window.controls.reroll.click()
    after = wait_drawn(qtbot, window)
    assert np.array_equal(after[1], before[1])
    assert not np.array_equal(after[0], before[0])
    assert window.grid.tiles[1]._lock.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_L)
    window.controls.reroll.click()
    assert not np.array_equal(wait_drawn(qtbot, window)[1], before[1])


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


def test_ctrl_chooses_several(qtbot, window):
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.mouseClick(window.grid.tiles[2], Qt.MouseButton.LeftButton, control)
    assert window.studio.session.chosen == (0, 2)
    qtbot.mouseClick(window.grid.tiles[1], Qt.MouseButton.LeftButton)
    assert window.studio.session.chosen == (1,)


def test_the_context_menu_offers_save_and_copy(qtbot, window):
    window.grid.tiles[1].menu_asked.emit(1, QPoint(5, 5))
    menu = QGuiApplication.instance().activePopupWidget()
    texts_ = [action.text() for action in menu.actions()]
    assert texts_[:2] == ["&Save picture…", "&Copy picture"]
    menu.actions()[1].trigger()
    assert "Copied picture 2" in window.statusBar().currentMessage()
    menu.close()

"""The real window, offscreen: what is drawn, selected and said."""

import threading

import numpy as np
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtGui import QGuiApplication, QImage
from PyQt6.QtWidgets import QApplication, QWidget

from desktop.generator.model.decoder import Decoder
from desktop.generator.model.garden import garden_decoder
from desktop.generator.model.model_file import ModelFileError
from desktop.generator.sampling import draws
from desktop.ui import theme
from tests.desktop.tiny_models import save_decoder
from tests.desktop.ui.pictures import images, wait_drawn


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


def test_the_keyboard_goes_on_from_a_mix_that_is_kept(qtbot, window):
    panel = window.side.show_tab("mix")
    qtbot.waitUntil(panel.isVisible)
    window.studio.change(window.studio.session.with_toggled(1))
    button = panel.results.average.button
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert not button.isVisible()
    session = window.studio.session
    assert session.picture(session.selected).made == "mixed"
    assert window.grid.tiles[session.selected].hasFocus()


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


def test_the_keyboard_follows_what_is_selected_by_other_means(window):
    studio, tiles = window.studio, window.grid.tiles
    window.grid.focus_selected()
    studio.change(studio.session.with_selected(2))  # as by undoing, or by a picture pasted
    assert tiles[2].hasFocus()
    tiles[1].setFocus()  # with Ctrl and arrows one only looks
    studio.change(studio.session.with_selected(0))
    assert tiles[1].hasFocus()


def test_a_window_that_becomes_active_late_gives_the_keyboard_to_the_pictures(
    qtbot, new_window, model_path
):
    window, other = new_window(count=3), QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    window.studio.open_model(model_path)
    wait_drawn(qtbot, window)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.grid.tiles[0])


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


def test_more_like_the_starred(qtbot, window):
    before = window.studio.session
    qtbot.keyClick(window, Qt.Key.Key_M)
    assert window.statusBar().currentMessage().startswith("Press the star")
    assert window.studio.session == before
    window.favourites.toggle(1)
    qtbot.keyClick(window, Qt.Key.Key_M)
    after = window.studio.session
    assert after.picture(1) == before.picture(1)
    assert [after.picture(slot).made for slot in (0, 2)] == ["neighbour"] * 2
    window.studio.undo()
    assert window.studio.session.codes().tolist() == before.codes().tolist()


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

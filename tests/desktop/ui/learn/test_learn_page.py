"""From a dropped folder to a model that is open, by the page alone."""

import json

import pytest
from PyQt6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PyQt6.QtGui import QDropEvent
from PyQt6.QtWidgets import QLabel, QPushButton

from desktop.generator.files.picture_file import save_png
from desktop.learning.plan import Plan
from desktop.ui import texts
from desktop.ui.learn.choice_form import ChoiceForm
from desktop.ui.learn.learning import Learning, Phase


def drop(window, paths) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    at, copy = QPointF(200, 200), Qt.DropAction.CopyAction
    button, modifier = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(at, copy, data, button, modifier))


@pytest.fixture
def learning(chosen, qtbot) -> Learning:
    """A training under way."""
    chosen.choice.form.name.setText("Cups")
    chosen.choice.form.start.click()
    learning = chosen._learning
    qtbot.waitUntil(lambda: learning.sheet is not None)
    return learning


def test_it_begins_with_a_place_to_drop_photos_on(page):
    assert page.views.currentWidget() is page.start
    assert page.start.folder.isVisible()


def test_who_has_no_model_yet_sees_what_one_draws(page):
    assert page.start.example.isVisible()
    assert page.start.example.sheet._picture.width() == 768


def test_a_folder_that_is_dropped_on_the_pictures_is_gathered(
    behaviour, window, photo_folder, qtbot
):
    drop(window, [photo_folder])
    page = window.entrance.page
    assert window.pages.currentWidget() is page
    qtbot.waitUntil(lambda: "51" in page.choice.count.text() and page.choice.form.start.isEnabled())
    assert page.views.currentWidget() is page.choice


def test_a_few_photos_dropped_on_the_pictures_are_placed_as_ever(behaviour, window, photo_folder):
    drop(window, [photo_folder / "photo3.png"])
    assert window.pages.currentIndex() == 0


def test_many_photos_dropped_on_the_pictures_are_learned_but_not_saved_pictures(
    behaviour, window, photo_folder, tmp_path
):
    photos = sorted(photo_folder.glob("*.png"))[:13]
    assert window.entrance.takes(photos)
    assert not window.entrance.takes(photos[:12])
    saved = tmp_path / "saved.png"
    save_png(saved, window.studio.drawing(0).image, window.studio.record(0))
    assert not window.entrance.takes([saved, *photos])


def test_every_file_is_shown_with_what_is_the_matter(chosen, qtbot):
    sheet = chosen.choice.sheet
    qtbot.waitUntil(lambda: sheet.count() == 53)
    words = {sheet.item(row).text() for row in range(sheet.count())}
    assert {texts.LEARN_UNUSABLE, texts.LEARN_LEFT_OUT, texts.LEARN_REMARK} <= words
    tips = " ".join(sheet.item(row).toolTip() for row in range(sheet.count()))
    assert "not an image" in tips
    assert "the same picture as photo0.png" in tips
    assert texts.LEARN_OUT.format(out=2) in chosen.choice.count.text()


def test_photos_are_left_out_and_taken_back_with_keys(chosen, qtbot):
    view, sheet = chosen.choice, chosen.choice.sheet
    item = sheet._items["photo5.png"]
    sheet.setCurrentItem(item)
    qtbot.keyClick(sheet, Qt.Key.Key_Delete)
    assert item.text() == texts.LEARN_LEFT_OUT
    assert texts.LEARN_COUNT.format(used=50) in view.count.text()
    assert view.toggle.text() == texts.LEARN_TAKE_BACK
    qtbot.keyClick(sheet, Qt.Key.Key_Space)
    assert item.text() == "photo5.png"
    assert texts.LEARN_COUNT.format(used=51) in view.count.text()


def test_too_few_photos_cannot_be_started(chosen):
    view, sheet = chosen.choice, chosen.choice.sheet
    for name in ("photo5.png", "photo6.png"):
        sheet._items[name].setSelected(True)
    view.toggle.click()
    assert not view.form.start.isEnabled()
    assert view.note.text() == texts.LEARN_TOO_FEW.format(missing=1, least=50)


def test_more_choices_are_folded_away_until_wanted_and_remembered(chosen, settings, qtbot):
    form = chosen.choice.form
    assert not form.latent_dim.isVisible()
    form.more.click()
    assert form.latent_dim.isVisible()
    form.latent_dim.setCurrentIndex(form.latent_dim.findData(6))
    form.hold_out.setCurrentIndex(form.hold_out.findData(20))
    assert chosen.choice.note.text() == texts.LEARN_TOO_FEW.format(missing=11, least=62)
    form.hold_out.setCurrentIndex(form.hold_out.findData(0))
    form.start.click()
    qtbot.waitUntil(lambda: chosen._learning.sheet is not None)
    chosen._learning.discard()
    again = ChoiceForm(Learning(settings.data_folder).plan)
    assert again.plan().latent_dim == 6
    assert not again._less_usual.isHidden()


def test_a_model_is_made_and_opened(learning, chosen, window, qtbot):
    progress = chosen.progress
    assert chosen.views.currentWidget() is progress
    assert progress.title.text() == "“Cups” is being learned"
    assert progress.pause.isVisible()
    learning._helper.order("finish")
    qtbot.waitUntil(lambda: learning.phase is Phase.FINISHED)
    assert progress.title.text() == "“Cups” is ready"
    assert progress.report.isVisible()
    progress.open.click()
    decoder = learning.models / "00001-pretended" / "decoder.onnx"
    qtbot.waitUntil(lambda: window.studio.model.path == decoder)
    assert window.pages.currentIndex() == 0
    window.entrance.show_page()
    assert chosen.views.currentWidget() is progress  # once its pictures have been looked at
    progress.again.click()
    assert chosen.views.currentWidget() is chosen.start  # ready for other photos
    assert not chosen._learning.gathering.choice.used()


@pytest.fixture
def finished(learning, qtbot) -> Learning:
    """A model that was learned to its end."""
    learning._helper.order("finish")
    qtbot.waitUntil(lambda: learning.phase is Phase.FINISHED)
    return learning


def test_it_is_said_how_the_model_turned_out_and_what_helps(finished, chosen):
    outcome = chosen.progress.outcome
    assert outcome.found.text() == texts.STORY_STATES["ghosts"]
    assert outcome.share.text() == texts.LEARN_NEW_AND_GOOD.format(count=12)
    assert "nearer to the photos, or more time" in outcome.next.text()
    assert not chosen.progress.stages.isVisible()


def test_photos_dropped_on_a_finished_model_are_the_next_ones(finished, chosen, photo_folder):
    chosen.add([photo_folder])
    assert finished.phase is Phase.CHOOSING
    assert not chosen.banner.isVisible()
    assert finished.gathering.busy


def test_the_same_photos_are_learned_once_more_as_advised(finished, chosen):
    chosen.progress.once_more.click()
    assert chosen.views.currentWidget() is chosen.choice
    assert len(finished.gathering.choice.used()) == 51
    form = chosen.choice.form
    assert form.plan() == Plan("Cups", mixing="nearer")
    assert form.mixing.isVisible()  # what was changed is not folded away


def test_the_list_tells_how_a_model_turned_out(finished, chosen):
    finished.done()
    words = [label.text() for label in chosen.start.models.findChildren(QLabel)]
    assert any(texts.CARD_STATES["ghosts"] in text for text in words)
    assert not chosen.start.example.isVisible()


def test_a_web_page_is_made_and_shown(finished, chosen, behaviour, qtbot):
    finished.done()
    behaviour("no page")
    choose(chosen.start.models, texts.OWN_PAGE)
    qtbot.waitUntil(lambda: "No space left on device" in chosen.banner.text())
    behaviour("")
    choose(chosen.start.models, texts.OWN_PAGE)
    assert chosen.banner.text() == texts.OWN_PAGE_BUSY
    choose(chosen.start.models, texts.OWN_PAGE)  # impatience makes no second one
    expected = texts.OWN_PAGE_MADE.format(name="Cups", file="draw.html")
    qtbot.waitUntil(lambda: chosen.banner.text() == expected)
    assert chosen.banner.action.text() == texts.SHOW_IN_FOLDER


def choose(models, words: str) -> None:
    """Choose an entry of a model's own menu."""
    menu = next(menu for one in models.findChildren(QPushButton) if (menu := one.menu()))
    next(action for action in menu.actions() if action.text() == words).trigger()


def test_pause_and_continue_reach_the_training(learning, chosen, qtbot):
    told = []
    learning._helper.heard.connect(lambda message: told.append(message.text("text")))
    chosen.progress.pause.click()
    assert chosen.progress.title.text() == "“Cups” rests"
    assert chosen.progress.pause.text() == texts.LEARN_CONTINUE
    chosen.progress.pause.click()
    qtbot.waitUntil(lambda: told == ["pause", "continue"])
    assert chosen.progress.title.text() == "“Cups” is being learned"


def test_what_is_stopped_early_is_kept_and_finished(learning, chosen, qtbot):
    chosen.progress.stop.click()
    qtbot.waitUntil(lambda: learning.phase is Phase.FINISHED)
    assert (learning.models / "00001-pretended" / "decoder.onnx").is_file()


def test_a_failure_is_said_and_can_be_gone_on_from(chosen, behaviour, qtbot):
    learning = chosen._learning
    behaviour("fail")
    chosen.choice.form.start.click()
    qtbot.waitUntil(lambda: learning.phase is Phase.INTERRUPTED)
    assert "No space left on device" in chosen.banner.text()
    assert "make room" in chosen.banner.text()
    assert chosen.progress.resume.isVisible()
    behaviour("")
    chosen.progress.resume.click()
    qtbot.waitUntil(lambda: learning.sheet is not None)
    learning.stop_and_keep()
    qtbot.waitUntil(lambda: learning.phase is Phase.FINISHED)


def test_a_crash_is_said_with_its_last_words(chosen, behaviour, qtbot):
    behaviour("crash")
    chosen.choice.form.start.click()
    qtbot.waitUntil(lambda: chosen._learning.phase is Phase.INTERRUPTED)
    assert "Killed by the test" in chosen.banner.text()


def test_a_model_can_do_without_a_report(learning, behaviour, chosen, qtbot):
    behaviour("no report")
    learning.stop_and_keep()
    qtbot.waitUntil(lambda: learning.phase is Phase.FINISHED)
    assert not chosen.progress.report.isVisible()
    assert chosen.banner.isVisible()


def test_a_window_that_closes_leaves_the_training_to_save_its_state(
    learning, chosen, settings, qtbot
):
    run = learning.plan.folder
    learning.leave()
    qtbot.waitUntil(lambda: (run / "left").is_file())
    again = Learning(settings.data_folder)
    assert again.phase is Phase.INTERRUPTED
    assert again.plan.name == "Cups"
    again.resume()
    qtbot.waitUntil(lambda: again.sheet is not None)
    again.stop_and_keep()
    qtbot.waitUntil(lambda: again.phase is Phase.FINISHED)


def test_what_was_interrupted_is_offered_at_the_start(learning, behaviour, new_window, settings):
    learning.leave()
    window = new_window()
    offered = []
    window.studio.offered.connect(lambda *what: offered.append(what))
    window.entrance.offer_to_go_on()
    assert offered[0][0] == texts.LEARN_WAS_INTERRUPTED.format(name="Cups")


def test_giving_up_removes_the_run_and_keeps_the_photos(learning, chosen):
    run = learning.plan.folder
    learning.discard()
    assert not run.exists()
    assert learning.phase is Phase.CHOOSING
    assert len(learning.gathering.choice.used()) == 51


def test_photos_are_not_taken_while_a_model_is_made(learning, chosen, photo_folder):
    chosen.add([photo_folder])
    assert chosen.banner.text() == texts.LEARN_BUSY
    assert learning.phase is Phase.LEARNING


def test_a_finished_model_is_offered_where_the_pictures_are_looked_at(learning, window, qtbot):
    window.entrance.show_pictures()
    learning.stop_and_keep()
    qtbot.waitUntil(lambda: learning.phase is Phase.FINISHED)
    assert window.banner.text() == "“Cups” is ready"
    window.banner.action.click()
    qtbot.waitUntil(lambda: window.studio.model.path.parent.name == "00001-pretended")


def test_damaged_plans_keep_no_window_from_opening(settings, behaviour):
    folder = settings.data_folder / "learning"
    folder.mkdir(parents=True)
    for text in ("{", json.dumps({"run": str(folder), "minutes": 5, "fit": "auto"})):
        (folder / "plan.json").write_text(text)
        assert Learning(settings.data_folder).phase in Phase


@pytest.mark.parametrize("size", [(800, 600), (1280, 690)])
def test_the_page_fits_a_small_screen(learning, chosen, window, size):
    window.resize(*size)
    assert (window.width(), window.height()) == size
    for button in (chosen.back, chosen.progress.stop, chosen.progress.discard):
        corner = button.mapTo(window, QPoint(button.width(), button.height()))
        assert corner.x() <= size[0]
        assert corner.y() <= size[1]


def test_where_training_is_missing_it_offers_to_set_it_up(window, monkeypatch, qtbot):
    monkeypatch.setattr("desktop.ui.learn.learning.find_trainer", lambda data_folder: None)
    window.entrance.show_page()
    page = window.entrance.page
    assert page.views.currentWidget() is page.set_up
    page.set_up.start.click()  # a clone brings no lists along
    assert "not part of this copy" in page.banner.text()
    setting_up = window.entrance._learning.setting_up
    setting_up.going, setting_up.share, setting_up.package = True, 0.25, "torch"
    setting_up.changed.emit()
    assert page.set_up.cancel.isVisible()
    assert page.set_up.bar.value() == 250
    assert "torch" in page.set_up.now.text()


def test_enter_presses_buttons_as_space_does(chosen, finished, qtbot):
    qtbot.keyClick(chosen.progress.again, Qt.Key.Key_Return)
    assert finished.phase is Phase.CHOOSING
    opened = []
    chosen.open_asked.connect(opened.append)
    button = next(b for b in chosen.start.models.findChildren(QPushButton) if not b.menu())
    qtbot.keyClick(button, Qt.Key.Key_Enter)
    assert opened == [finished.models / "00001-pretended" / "decoder.onnx"]


def test_letters_change_no_picture_that_lies_behind_the_page(page, window, qtbot):
    before = window.studio.session
    page.back.setFocus()
    for key in (Qt.Key.Key_R, Qt.Key.Key_L):
        qtbot.keyClick(page.back, key)
    assert window.studio.session == before
    page.back.click()
    qtbot.keyClick(window, Qt.Key.Key_R)
    assert window.studio.session.seed != before.seed

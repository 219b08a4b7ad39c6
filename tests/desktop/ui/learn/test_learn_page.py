"""A model in the making, from the first step to one that is open, by the page alone."""

import json
import re
import shutil

import pytest
from PyQt6.QtCore import QPoint, Qt, QTimer
from PyQt6.QtWidgets import QApplication

from desktop.learning.plan import report_of
from desktop.learning.set_up import WHEELS
from desktop.ui import texts
from desktop.ui.learn import troubles
from desktop.ui.learn.learning import Learning, Phase


def test_a_model_is_made_and_opened(learning, chosen, window, wait):
    progress = chosen.progress
    assert chosen.views.currentWidget() is progress
    assert progress.title.text() == "“Cups” is being learned"
    assert progress.pause.isVisible()
    learning._helper.order("finish")
    wait(lambda: learning.phase is Phase.FINISHED)
    assert progress.title.text() == "“Cups” is ready"
    assert progress.report.isVisible()
    progress.open.click()
    decoder = learning.models / "00001-pretended" / "decoder.onnx"
    wait(lambda: window.studio.model.path == decoder)
    assert window.pages.currentIndex() == 0
    window.entrance.show_page()
    assert chosen.views.currentWidget() is progress  # once its pictures have been looked at
    progress.again.click()
    assert chosen.views.currentWidget() is chosen.start  # ready for other photos
    assert not chosen._learning.gathering.choice.used()


def test_escape_closes_a_message_and_then_the_page(qtbot, page, window):
    page.banner.say("Something went wrong.")
    window.activateWindow()
    page.back.setFocus()
    qtbot.keyClick(page.back, Qt.Key.Key_Escape)
    qtbot.waitUntil(page.banner.isHidden)
    assert window.pages.currentWidget() is page
    qtbot.keyClick(page.back, Qt.Key.Key_Escape)
    assert window.pages.currentIndex() == 0


def test_enter_alone_gives_nothing_up(qtbot, learning, chosen, window):
    def answer() -> None:
        box = QApplication.activeModalWidget()
        answered.append(box)
        qtbot.keyClick(box, Qt.Key.Key_Return)

    answered = []
    QTimer.singleShot(0, answer)
    chosen.progress.discard.click()
    assert answered
    assert learning.phase is Phase.LEARNING


def test_pause_and_continue_reach_the_training(learning, chosen, wait):
    heard = []
    learning._helper.heard.connect(lambda message: heard.append(message.text("text")))
    chosen.progress.pause.click()
    assert chosen.progress.title.text() == "“Cups” rests"
    assert chosen.progress.pause.text() == texts.LEARN_CONTINUE
    chosen.progress.pause.click()
    wait(lambda: heard == ["pause", "continue"])
    assert chosen.progress.title.text() == "“Cups” is being learned"


def test_what_is_stopped_early_is_kept_and_finished(learning, chosen, wait):
    chosen.progress.stop.click()
    wait(lambda: learning.phase is Phase.FINISHED)
    assert (learning.models / "00001-pretended" / "decoder.onnx").is_file()


def test_a_stop_that_failed_is_finished_when_one_goes_on(
    learning, chosen, behaviour, settings, wait
):
    behaviour("no room but for a checkpoint")
    learning.discard()
    chosen.choice.form.start.click()
    wait(lambda: learning.headway.stage == "training")
    chosen.progress.stop.click()
    wait(lambda: learning.phase is Phase.INTERRUPTED)
    assert chosen.progress.left.text() == texts.LEARN_STOPPED_HINT
    behaviour("")
    again = Learning(settings.data_folder)  # as the window would open it another day
    again.resume()
    assert again.stopping
    wait(lambda: again.phase is Phase.FINISHED)
    assert (again.plan.folder / "decoder.onnx").is_file()
    again.again(again.plan)
    assert not again.plan.stopped


def test_a_stop_that_left_nothing_to_keep_is_no_stop(learning, chosen, behaviour, wait):
    behaviour("no room")
    learning.discard()
    chosen.choice.form.start.click()
    wait(lambda: learning.headway.stage == "training")
    chosen.progress.stop.click()
    wait(lambda: learning.phase is Phase.INTERRUPTED)
    assert chosen.progress.left.text() == texts.LEARN_INTERRUPTED_HINT
    behaviour("")
    chosen.progress.resume.click()
    assert not learning.stopping
    wait(chosen.progress.stop.isVisible)


def test_a_failure_is_said_and_can_be_gone_on_from(chosen, behaviour, wait):
    learning = chosen._learning
    behaviour("fail")
    chosen.choice.form.start.click()
    wait(lambda: learning.phase is Phase.INTERRUPTED)
    assert "No space left on device" in chosen.banner.text()
    assert "make room" in chosen.banner.text()
    assert chosen.progress.resume.isVisible()
    behaviour("")
    chosen.progress.resume.click()
    wait(lambda: learning.sheet is not None)
    learning.stop_and_keep()
    wait(lambda: learning.phase is Phase.FINISHED)


def test_a_full_disk_is_said_in_one_sentence_that_is_gone_once_it_goes_on(
    chosen, behaviour, wait, monkeypatch
):
    learning = chosen._learning
    behaviour("crash")
    with monkeypatch.context() as patched:
        patched.setattr(troubles, "FULL", 10**18)  # bytes: no disk has them free
        chosen.choice.form.start.click()
        wait(lambda: learning.phase is Phase.INTERRUPTED)
        assert re.match(r"The disk is full: \d+ MB are left\. Make room", chosen.banner.text())
        patched.setattr(learning, "_trainer", None)
        patched.setattr("desktop.ui.learn.learning.find_trainer", lambda data_folder: None)
        chosen.progress.resume.click()  # in vain: it is as far as it was
        assert learning.headway.stage == "matching"
        assert chosen.banner.isVisible()
    behaviour("")
    chosen.progress.resume.click()
    assert chosen.banner.isHidden()
    wait(lambda: learning.sheet is not None)


def test_a_stop_that_came_too_late_is_not_announced_of_what_failed(chosen, behaviour, wait):
    learning = chosen._learning
    behaviour("fail")
    chosen.choice.form.start.click()
    learning.stop_and_keep()
    wait(lambda: learning.phase is Phase.INTERRUPTED)
    assert not learning.stopping
    assert chosen.progress.title.text() == "“My photos” is not finished"


def test_the_keyboard_is_never_led_to_giving_up(learning, chosen, window, wait):
    window.activateWindow()
    for button in (chosen.progress.pause, chosen.progress.stop):
        button.setFocus()
        wait(button.hasFocus)
    button.click()
    assert button.isHidden()
    assert chosen.back.hasFocus()
    wait(lambda: learning.phase is Phase.FINISHED)


def test_where_the_disk_was_full_it_is_not_taken_for_all_photos(
    page, photo_folder, behaviour, wait, monkeypatch
):
    """Some of them were copied, so the page has something to show."""
    behaviour("some photos")
    monkeypatch.setattr(troubles, "FULL", 10**18)
    page.add([photo_folder])
    wait(lambda: not page.choice._gathering.busy)
    assert "The disk is full" in page.banner.text()


def test_a_run_whose_folder_was_removed_is_reported_and_the_photos_stay(learning, chosen, wait):
    shutil.rmtree(learning.plan.folder)
    learning._helper.order("finish")
    wait(lambda: learning.phase is Phase.CHOOSING)
    assert "ended before it was done" in chosen.banner.text()
    assert chosen.choice.form.start.isEnabled()
    assert len(learning.gathering.choice.used()) == 51


def test_a_crash_is_said_with_its_last_words(chosen, behaviour, wait):
    behaviour("crash")
    chosen.choice.form.start.click()
    wait(lambda: chosen._learning.phase is Phase.INTERRUPTED)
    assert "Killed by the test" in chosen.banner.text()


def test_the_report_is_in_the_language_that_the_window_speaks_by_then(learning, wait):
    texts.use("ar")
    learning.stop_and_keep()
    wait(lambda: learning.phase is Phase.FINISHED)
    assert "its language ar" in report_of(learning.plan.folder).read_text()


def test_a_model_can_do_without_a_report(learning, behaviour, chosen, wait):
    behaviour("no report")
    learning.stop_and_keep()
    wait(lambda: learning.phase is Phase.FINISHED)
    assert not chosen.progress.report.isVisible()
    assert chosen.banner.isVisible()


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


def test_a_finished_model_is_offered_where_the_pictures_are_looked_at(learning, window, wait):
    window.entrance.show_pictures()
    learning.stop_and_keep()
    wait(lambda: learning.phase is Phase.FINISHED)
    assert window.banner.text() == "“Cups” is ready"
    window.banner.action.click()
    wait(lambda: window.studio.model.path.parent.name == "00001-pretended")


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
    setting_up.going = False  # stopped; what was loaded is kept
    (window.studio.settings.data_folder / WHEELS).mkdir(parents=True)
    setting_up.changed.emit()
    assert page.set_up.start.text() == texts.LEARN_RESUME


def test_letters_change_no_picture_that_lies_behind_the_page(page, window, qtbot):
    before = window.studio.session
    page.back.setFocus()
    for key in (Qt.Key.Key_R, Qt.Key.Key_L):
        qtbot.keyClick(page.back, key)
    assert window.studio.session == before
    page.back.click()
    qtbot.keyClick(window, Qt.Key.Key_R)
    assert window.studio.session.seed != before.seed

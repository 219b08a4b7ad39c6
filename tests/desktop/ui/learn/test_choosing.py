"""Photos that are brought, and what is chosen of them and how they shall be learned."""

import pytest
from PIL import Image
from PyQt6.QtCore import QMimeData, QPointF, Qt, QUrl
from PyQt6.QtGui import QDropEvent
from PyQt6.QtTest import QTest

from desktop.generator.files.picture_file import save_png
from desktop.ui import texts
from desktop.ui.learn.choice_form import ChoiceForm
from desktop.ui.learn.crop_dialog import CropDialog
from desktop.ui.learn.learning import Learning


def test_it_begins_with_an_area_to_drop_photos_on(page):
    assert page.views.currentWidget() is page.start
    assert page.start.folder.isVisible()


def test_who_has_no_model_yet_sees_what_one_draws(page):
    assert page.start.example.isVisible()
    assert page.start.example.sheet._picture.width() == 768


def drop(window, paths) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    at, copy = QPointF(200, 200), Qt.DropAction.CopyAction
    button, modifier = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(at, copy, data, button, modifier))


def test_a_folder_that_is_dropped_on_the_pictures_is_gathered(
    behaviour, window, photo_folder, wait
):
    drop(window, [photo_folder])
    page = window.entrance.page
    assert window.pages.currentWidget() is page
    wait(lambda: "51" in page.choice.count.text() and page.choice.form.start.isEnabled())
    assert page.views.currentWidget() is page.choice


def test_a_few_photos_dropped_on_the_pictures_are_encoded_as_ever(behaviour, window, photo_folder):
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


def test_every_file_is_shown_with_what_is_the_matter(chosen, wait):
    sheet = chosen.choice.sheet
    wait(lambda: sheet.count() == 53)
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
    assert item.text() == "photo5"
    assert texts.LEARN_COUNT.format(used=51) in view.count.text()


def test_too_few_photos_cannot_be_started(chosen):
    view, sheet = chosen.choice, chosen.choice.sheet
    for name in ("photo5.png", "photo6.png"):
        sheet._items[name].setSelected(True)
    view.toggle.click()
    assert not view.form.start.isEnabled()
    assert view.note.text() == texts.LEARN_TOO_FEW.format(missing=1, least=50)


def test_more_choices_are_folded_away_until_wanted_and_remembered(chosen, settings, wait):
    form = chosen.choice.form
    assert not form.latent_dim.isVisible()
    form.more.click()
    assert form.latent_dim.isVisible()
    form.latent_dim.setCurrentIndex(form.latent_dim.findData(6))
    form.hold_out.setCurrentIndex(form.hold_out.findData(20))
    assert chosen.choice.note.text() == texts.LEARN_TOO_FEW.format(missing=11, least=62)
    form.hold_out.setCurrentIndex(form.hold_out.findData(0))
    form.start.click()
    wait(lambda: chosen._learning.sheet is not None)
    chosen._learning.discard()
    again = ChoiceForm(Learning(settings.data_folder).plan)
    assert again.plan().latent_dim == 6
    assert not again._less_usual.isHidden()


def test_a_photo_is_made_square_by_hand(chosen, qtbot):
    sheet, choice = chosen.choice.sheet, chosen.choice.sheet._choice
    item = sheet._items["photo5.png"]
    sheet.setCurrentItem(item)
    with Image.open(choice.path("photo5.png")) as whole:
        size = whole.size
    for press, expected in (
        (lambda dialog: dialog.pad.click(), (max(size), max(size))),
        (by_keys, (min(size) - 2 * max(size) // 40, min(size) - 2 * max(size) // 40)),
        (lambda dialog: dialog.usual.click(), size),
    ):
        qtbot.keyClick(sheet, Qt.Key.Key_Return)
        press(chosen.findChildren(CropDialog)[-1])
        with Image.open(choice.path("photo5.png")) as square:
            assert square.size == pytest.approx(expected, abs=1)  # steps of a key are rounded
        assert (item.text() == texts.LEARN_BY_HAND) == (expected != size)


def by_keys(dialog) -> None:
    """Make the square smaller twice, and take it."""
    for key in (Qt.Key.Key_Minus, Qt.Key.Key_Minus, Qt.Key.Key_Left):
        QTest.keyClick(dialog.frame, key)
    QTest.keyClick(dialog, Qt.Key.Key_Return)


def test_a_photo_that_cannot_be_changed_is_reported(chosen, qtbot):
    sheet = chosen.choice.sheet
    sheet._choice.path("photo5.png").unlink()
    sheet.setCurrentItem(sheet._items["photo5.png"])
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    assert "photo5.png could not be changed" in chosen.banner.text()

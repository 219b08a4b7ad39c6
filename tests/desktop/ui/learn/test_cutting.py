"""Photos of one kind are shown as they will be cut, and cut anew when others are chosen."""

import json
from dataclasses import replace

import numpy as np
import pytest
from PyQt6.QtCore import Qt

from desktop.generator.photos.load import load_photo
from desktop.learning.plan import Plan
from desktop.ui import texts
from desktop.ui.learn import choice_view
from desktop.ui.learn.crop_dialog import CropDialog
from desktop.ui.learn.previews import SIDE
from tests.desktop.ui.pictures import pixels

BOX = (0.3, 0.1, 1.0, 0.8)  # what the pretended training finds, for each
UNLIKE = "shows little of what the others share: better left out"  # says it, of photo7.png


def is_shown(sheet, name: str, box=None) -> bool:
    """Whether a photo is on the sheet cut to a box, or else to its middle square."""
    expected = load_photo(sheet._choice.path(name), SIDE, "auto", box)
    return name in sheet._images and np.array_equal(pixels(sheet._images[name]), expected)


@pytest.fixture
def asked(tmp_path):
    """How often, and with which options, the training was asked where it cuts photos."""
    log = tmp_path / "pretended" / "asked"
    return lambda: (
        [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []
    )


@pytest.fixture
def alike(behaviour, chosen, wait):
    """The page with photos of one kind, once they are shown as they are cut."""
    behaviour("one kind")
    wait(lambda: chosen._learning.cutting.boxes)
    wait(lambda: is_shown(chosen.choice.sheet, "photo5.png", BOX))
    return chosen


def said(sheet, name: str) -> tuple[str, str, str]:
    """What stands below a photo on the sheet, in its tooltip, and is read aloud."""
    item = sheet._items[name]
    return item.text(), item.toolTip(), item.data(Qt.ItemDataRole.AccessibleTextRole)


def select(form_combo, value: str) -> None:
    form_combo.setCurrentIndex(form_combo.findData(value))


def test_photos_of_one_kind_are_shown_as_they_are_cut_and_it_is_said(alike, asked):
    assert is_shown(alike.choice.sheet, "photo40.png", BOX)
    assert alike.choice.note.text() == texts.LEARN_LOOK_ALIKE
    assert asked() == [
        ["--fit", "auto", "--align", "auto", "--image-size", "96", "--progress", "json"]
    ]


def test_a_photo_of_something_else_is_said_to_be_worth_a_look(alike, wait):
    sheet = alike.choice.sheet
    below, tooltip, aloud = said(sheet, "photo7.png")
    assert below == texts.LEARN_REMARK
    assert UNLIKE in tooltip
    assert UNLIKE in aloud
    assert said(sheet, "photo8.png")[0] == "photo8"
    sheet.setCurrentItem(sheet._items["photo7.png"])
    sheet.toggle()
    wait(lambda: alike.choice.note.text() == texts.LEARN_LOOK_ALIKE)
    assert said(sheet, "photo7.png")[0] == texts.LEARN_LEFT_OUT
    assert UNLIKE in said(sheet, "photo7.png")[1]  # why it was left out
    sheet.toggle()
    select(alike.choice.form.align, "no")  # then nothing need be in common
    assert said(sheet, "photo7.png")[0] == "photo7"
    assert UNLIKE not in said(sheet, "photo7.png")[1]


def test_what_was_said_of_a_photo_before_is_still_said_and_only_once(alike):
    cutting, sheet = alike._learning.cutting, alike.choice.sheet
    sheet.show_remarks(cutting.remarks | {"photo0.png": ("almost one colour", "turned")})
    assert said(sheet, "photo0.png")[2] == "photo0.png, worth a look, almost one colour, turned"


def test_photos_of_many_kinds_are_shown_and_spoken_of_as_ever(chosen, asked, wait):
    wait(lambda: chosen.choice.note.text() == texts.LEARN_LOOK)
    wait(lambda: is_shown(chosen.choice.sheet, "photo5.png"))
    assert len(asked()) == 1


def test_whoever_asks_for_it_is_not_told_that_they_are_of_one_kind(alike, asked, wait):
    select(alike.choice.form.align, "yes")
    wait(lambda: len(asked()) == 2)
    assert asked()[-1][:4] == ["--fit", "auto", "--align", "yes"]
    assert alike.choice.note.text() == texts.LEARN_LOOK
    assert is_shown(alike.choice.sheet, "photo5.png", BOX)


def test_where_it_is_not_wished_each_is_shown_by_itself_again(alike, asked, wait):
    form, sheet = alike.choice.form, alike.choice.sheet
    select(form.align, "no")
    assert alike.choice.note.text() == texts.LEARN_LOOK
    wait(lambda: is_shown(sheet, "photo5.png"))
    select(form.align, "auto")
    assert alike.choice.note.text() == texts.LEARN_COMPARING
    wait(lambda: is_shown(sheet, "photo5.png", BOX))
    assert len(asked()) == 2


def test_framed_photos_are_not_cut_alike_and_it_cannot_be_chosen(alike, wait):
    form = alike.choice.form
    assert form.align.isEnabled()
    select(form.fit, "pad")
    assert not form.align.isEnabled()
    assert texts.LEARN_ALIGN_FRAMED in form.align.toolTip()
    assert alike.choice.note.text() == texts.LEARN_LOOK
    select(form.fit, "crop")
    assert form.align.isEnabled()
    assert form.plan().align == "auto"


def test_changes_that_follow_each_other_are_asked_about_once(alike, asked, qtbot, wait):
    sheet = alike.choice.sheet
    sheet.setCurrentItem(sheet._items["photo5.png"])
    for _ in range(3):
        qtbot.keyClick(sheet, Qt.Key.Key_Delete)
    select(alike.choice.form.image_size, 64)
    wait(lambda: len(asked()) == 2)
    assert "64" in asked()[-1]
    assert is_shown(sheet, "photo5.png", BOX)  # left out: as it would be, were it taken back


def test_a_photo_cropped_by_hand_stays_as_it_was_cropped(alike, asked, wait):
    sheet = alike.choice.sheet
    alike.choice._crop("photo5.png")
    dialog = alike.findChildren(CropDialog)[-1]
    shorter = min(sheet._choice.whole("photo5.png").size)
    assert dialog.frame.box() == tuple(round(shorter * part) for part in BOX)  # to begin with
    dialog.frame.move_by(-10, 2)
    dialog.take.click()
    wait(lambda: is_shown(sheet, "photo5.png"))
    wait(lambda: len(asked()) == 2)
    assert is_shown(sheet, "photo6.png", BOX)
    assert is_shown(sheet, "photo5.png")


def test_a_window_in_another_language_knows_it_at_once(alike, theme, wait):
    again = choice_view.ChoiceView(alike._learning, theme)
    wait(lambda: is_shown(again.sheet, "photo5.png", BOX))
    assert said(again.sheet, "photo7.png")[0] == texts.LEARN_REMARK
    again.deleteLater()


def test_too_many_photos_to_be_cut_alike_cannot_be_started(chosen, monkeypatch):
    for module in (
        "desktop.learning.plan",
        "desktop.ui.learn.cutting",
        "desktop.ui.learn.choice_view",
    ):
        monkeypatch.setattr(f"{module}.MOST_ALIGNED", 50)
    view = chosen.choice
    select(view.form.align, "yes")
    assert view.note.text() == texts.LEARN_CANNOT_ALIGN.format(most=50)
    assert not view.form.start.isEnabled()
    select(view.form.align, "auto")
    assert view.note.text() == texts.LEARN_LOOK
    assert view.form.start.isEnabled()


def test_nothing_is_claimed_where_nobody_can_say(alike, behaviour, wait):
    cutting = alike._learning.cutting
    behaviour("crash")
    cutting.look(alike._learning.trainer, Plan(image_size=64))
    wait(lambda: cutting.boxes == {})
    assert alike.choice.note.text() == texts.LEARN_LOOK
    assert not alike.banner.isVisible()
    behaviour("one kind")
    cutting.look(alike._learning.trainer, Plan())
    wait(lambda: cutting.boxes)
    cutting.look(None, Plan())  # no training is installed
    assert cutting.boxes == {}


def test_photos_that_are_added_are_cut_as_those_learned_before_were(learned, chosen, asked, wait):
    older = learned.plan.folder
    (older / "config.toml").write_text('[photos]\nalign = "yes"')
    learned._forget(replace(learned.plan, older=str(older)))
    wait(lambda: any(options[2:4] == ["--align", "yes"] for options in asked()))
    assert not chosen.choice.form.align.isEnabled()
    assert chosen.choice.form.plan().align == "auto"  # as it was chosen
    (older / "config.toml").write_text('[photos]\nalign = "no"')
    chosen.choice.update_all()
    assert learned.cutting.boxes == {}

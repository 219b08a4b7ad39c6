"""A model that is finished: how it turned out, what next, and its place in the list."""

from dataclasses import replace

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QLabel, QPushButton

from desktop.learning.kept_choice import can_learn_on
from desktop.learning.own_models import own_models
from desktop.learning.photo_choice import PhotoChoice
from desktop.learning.plan import Plan
from desktop.ui import texts
from desktop.ui.learn.learning import Learning, Phase
from tests.kvae.pictures import fill


def test_it_is_said_how_the_model_turned_out_and_what_helps(learned, chosen):
    outcome = chosen.progress.outcome
    assert outcome.found.text() == texts.STORY_STATES["ghosts"]
    assert outcome.share.text() == texts.LEARN_NEW_AND_GOOD.format(count=12)
    assert "nearer to the photos, or more time" in outcome.next.text()
    assert not chosen.progress.stages.isVisible()


def test_photos_dropped_on_a_finished_model_are_the_next_ones(learned, chosen, photo_folder):
    chosen.add([photo_folder])
    assert learned.phase is Phase.CHOOSING
    assert not chosen.banner.isVisible()
    assert learned.gathering.busy


def test_the_same_photos_are_learned_once_more_as_advised(learned, chosen):
    chosen.progress.once_more.click()
    assert chosen.views.currentWidget() is chosen.choice
    assert len(learned.gathering.choice.used()) == 51
    form = chosen.choice.form
    assert form.plan() == Plan("Cups", mixing="nearer")
    assert form.mixing.isVisible()  # what was changed is not folded away


def test_a_finished_model_waits_in_the_list_when_the_window_comes_again(learned, settings):
    folder = learned.plan.folder
    again = Learning(settings.data_folder)
    assert again.phase is Phase.CHOOSING
    assert not again.gathering.choice.used()
    assert (again.plan.name, again.plan.run) == ("", "")
    assert [model.folder for model in own_models(again.models)] == [folder]
    assert can_learn_on(folder)


def test_photos_are_added_to_a_finished_model(learned, chosen, photo_folder, tmp_path, wait):
    older, form = learned.plan.folder, chosen.choice.form
    learned.done()
    choose(chosen.start.models, texts.OWN_LEARN_ON)
    assert chosen.views.currentWidget() is chosen.choice
    assert chosen.choice.note.text() == texts.LEARN_LOOK_AGAIN.format(name="Cups")
    assert (form.name.text(), form.image_size.isEnabled()) == ("Cups", False)
    assert len(learned.gathering.choice.used()) == 51
    more = tmp_path / "more"
    more.mkdir()
    fill(more, 3)
    for path in more.iterdir():
        path.rename(more / f"new-{path.name}")
    chosen.add([more])
    wait(lambda: not learned.gathering.busy)
    form.start.click()
    wait(lambda: learned.sheet is not None)
    assert learned.plan.older_folder == older
    assert learned.plan.folder.name == "00002-pretended"
    learned._helper.order("finish")
    wait(lambda: learned.phase is Phase.FINISHED)
    kept = PhotoChoice(learned.plan.folder / "choice").used()
    assert len(kept) == 51 + 3
    assert len(PhotoChoice(older / "choice").used()) == 51


def test_starting_anew_forgets_the_model_that_was_to_learn_on(learned, chosen, photo_folder, wait):
    learned.done()
    choose(chosen.start.models, texts.OWN_LEARN_ON)
    chosen.choice.clear.click()
    assert chosen.views.currentWidget() is chosen.start
    chosen.add([photo_folder])
    wait(lambda: not learned.gathering.busy)
    assert chosen.choice.form.plan().older == ""
    assert chosen.choice.form.image_size.isEnabled()


def test_what_is_learned_once_more_begins_from_nothing(learned, chosen):
    learned.plan = replace(learned.plan, older=str(learned.plan.folder))
    chosen.progress.once_more.click()
    assert chosen.choice.form.plan().older == ""


def test_the_list_says_how_a_model_turned_out(learned, chosen):
    learned.done()
    words = [label.text() for label in chosen.start.models.findChildren(QLabel)]
    assert any(texts.CARD_STATES["ghosts"] in text for text in words)
    assert not chosen.start.example.isVisible()


def test_a_web_page_is_made_and_shown(learned, chosen, behaviour, wait):
    learned.done()
    behaviour("no page")
    choose(chosen.start.models, texts.OWN_PAGE)
    wait(lambda: "No space left on device" in chosen.banner.text())
    behaviour("")
    choose(chosen.start.models, texts.OWN_PAGE)
    assert chosen.banner.text() == texts.OWN_PAGE_BUSY
    choose(chosen.start.models, texts.OWN_PAGE)  # impatience makes no second one
    expected = texts.OWN_PAGE_MADE.format(name="Cups", file="draw.html")
    wait(lambda: chosen.banner.text() == expected)
    assert chosen.banner.action.text() == texts.SHOW_IN_FOLDER


def choose(models, words: str) -> None:
    """Choose an entry of a model's own menu."""
    menu = next(menu for one in models.findChildren(QPushButton) if (menu := one.menu()))
    next(action for action in menu.actions() if action.text() == words).trigger()


def test_enter_presses_buttons_as_space_does(chosen, learned, qtbot):
    qtbot.keyClick(chosen.progress.again, Qt.Key.Key_Return)
    assert learned.phase is Phase.CHOOSING
    opened = []
    chosen.open_asked.connect(opened.append)
    button = next(b for b in chosen.start.models.findChildren(QPushButton) if not b.menu())
    qtbot.keyClick(button, Qt.Key.Key_Enter)
    assert opened == [learned.models / "00001-pretended" / "decoder.onnx"]

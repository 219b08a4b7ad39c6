"""A model that is finished: how it turned out, what next, and its place in the list."""

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QLabel, QPushButton

from desktop.learning.plan import Plan
from desktop.ui import texts
from desktop.ui.learn.learning import Phase


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


def test_the_list_tells_how_a_model_turned_out(learned, chosen):
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

"""The window is closed while a model is in the making: what goes on, what ends, the next time."""

import sys

import pytest

from desktop.learning.pip_run import lines_of
from desktop.learning.plan import Plan
from desktop.ui import texts
from desktop.ui.learn import setting_up
from desktop.ui.learn.learning import Learning, Phase
from tests.desktop.generator.trial.children import children


def test_a_window_that_closes_leaves_the_training_to_save_its_state(
    learning, chosen, settings, wait
):
    run = learning.plan.folder
    learning.leave()
    wait(lambda: (run / "left").is_file())
    again = Learning(settings.data_folder)
    assert again.phase is Phase.INTERRUPTED
    assert again.plan.name == "Cups"
    assert again.sheet == run / "samples" / "now.png"  # what it drew is seen at once
    again.resume()
    wait(lambda: again.headway.stage == "training")
    again.stop_and_keep()
    wait(lambda: again.phase is Phase.FINISHED)


@pytest.mark.parametrize("stage", ["judging", "exporting", "reporting"])
def test_a_window_that_closes_ends_what_has_nothing_to_save_and_it_is_done_another_day(
    learning, behaviour, settings, wait, stage
):
    behaviour(stage)  # the training that is under way was begun before
    learning.discard()
    before = children()
    learning.start(Plan("Cups"))
    wait(lambda: learning.headway.stage == "training")
    learning.stop_and_keep()
    wait(lambda: learning.headway.stage == stage)
    assert children() > before
    learning.leave()
    assert children() == before
    behaviour("")
    again = Learning(settings.data_folder)
    assert (again.phase, again.plan.name) == (Phase.INTERRUPTED, "Cups")
    again.resume()
    wait(lambda: again.phase is Phase.FINISHED)
    assert again.plan.next_step() is None


def test_a_window_that_closes_before_anything_is_learned_begins_once_more(
    chosen, behaviour, settings, wait
):
    behaviour("slow")
    chosen.choice.form.name.setText("Cups")
    chosen.choice.form.start.click()
    learning = chosen._learning
    wait(lambda: learning.headway.stage == "matching")
    learning.leave()
    again = Learning(settings.data_folder)
    assert (again.phase, again.plan.name, again.plan.run) == (Phase.INTERRUPTED, "Cups", "")
    assert not list(again.models.glob("*"))
    behaviour("")
    again.resume()
    wait(lambda: again.sheet is not None)
    assert again.plan.folder
    again.discard()
    assert Learning(settings.data_folder).phase is Phase.CHOOSING


def test_a_window_that_closes_ends_what_installs_training(page, wait, monkeypatch):
    def load_for_ever(_plan, report):
        for _ in lines_of([sys.executable, "-I", "-S", "-c", "import time; time.sleep(600)"]):
            if not report(0.1, "torch"):
                return

    monkeypatch.setattr(setting_up.SetUp, "usual", lambda *_where: None)
    monkeypatch.setattr(setting_up, "set_up", load_for_ever)
    before, learning = children(), page._learning
    learning.setting_up.begin()
    wait(lambda: learning.setting_up.package == "torch")
    assert children() > before
    learning.leave()
    assert children() == before


def test_what_was_interrupted_is_offered_at_the_start(learning, behaviour, new_window, settings):
    learning.leave()
    window = new_window()
    offered = []
    window.studio.offered.connect(lambda *what: offered.append(what))
    window.entrance.offer_to_go_on()
    assert offered[0][0] == texts.LEARN_WAS_INTERRUPTED.format(name="Cups")

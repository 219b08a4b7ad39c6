"""The page with the real programs: photos are gathered, learned, exported, and drawn from."""

import pytest
from PyQt6.QtCore import QCoreApplication

from desktop.learning.plan import Plan, Step
from desktop.ui.learn.learning import Learning, Phase
from tests.conftest import ROOT

PATIENCE_MS = 300_000  # a minute or two on two cores, of which the judge takes most


@pytest.mark.slow
def test_a_folder_of_photos_becomes_a_model_that_draws(window, settings, qtbot, monkeypatch):
    monkeypatch.setattr("desktop.learning.plan.PRESETS", {5: "tiny"})
    window.entrance.show_page([ROOT / "data" / "photos"])
    page, learning = window.entrance.page, window.entrance._learning
    gathering = learning.gathering
    qtbot.waitUntil(lambda: not gathering.busy and len(gathering.remarks) == 71, timeout=60_000)
    assert gathering.unusable == {}
    failures = []
    learning.failed.connect(failures.append)

    learning.start(Plan("My garden", image_size=64, without=(Step.REPORT,)))
    qtbot.waitUntil(lambda: learning.sheet is not None, timeout=PATIENCE_MS)
    run = learning.plan.folder
    learning.leave()  # the window is closed in the middle of it ...
    QCoreApplication.processEvents()
    again = Learning(settings.data_folder)  # ... and opened another day
    assert again.phase is Phase.INTERRUPTED
    again.failed.connect(failures.append)
    again.resume()
    qtbot.waitUntil(lambda: again.headway.stage == "training", timeout=PATIENCE_MS)
    again.stop_and_keep()
    qtbot.waitUntil(lambda: again.phase is Phase.FINISHED or bool(failures), timeout=PATIENCE_MS)
    assert failures == []
    assert again.plan.folder == run

    page.open_asked.emit(run / "decoder.onnx")
    qtbot.waitUntil(lambda: window.studio.model.path.parent == run, timeout=30_000)
    qtbot.waitUntil(lambda: window.studio.drawings() is not None, timeout=30_000)
    assert window.studio.model.card.image_size == 64
    assert window.studio.model.card.training["photos"] == 71

"""The page with the real programs: photos are gathered, learned, exported, and drawn from."""

import json

import pytest

from desktop.learning.plan import LEAST_PHOTOS, Plan, Step
from desktop.ui.learn.learning import Phase
from tests.conftest import ROOT

PATIENCE_MS = 300_000  # it takes half a minute on one idle core, of which the judge takes most


@pytest.mark.slow
def test_photos_become_a_model_that_draws(window, qtbot, monkeypatch, smaller_judge):
    monkeypatch.setattr("desktop.learning.plan.PRESETS", {5: "tiny"})
    photos = sorted((ROOT / "data" / "photos").glob("*.png"))[:LEAST_PHOTOS]
    window.entrance.show_page(photos)
    page, learning = window.entrance.page, window.entrance._learning
    gathering = learning.gathering
    qtbot.waitUntil(lambda: not gathering.busy, timeout=60_000)
    assert len(gathering.choice.used()) == LEAST_PHOTOS
    assert gathering.unusable == {}
    failures = []
    learning.failed.connect(failures.append)

    learning.start(Plan("My garden", image_size=64, without=(Step.REPORT,)))
    qtbot.waitUntil(lambda: learning.headway.stage == "training", timeout=PATIENCE_MS)
    learning.stop_and_keep()
    qtbot.waitUntil(lambda: learning.phase is Phase.FINISHED or bool(failures), timeout=PATIENCE_MS)
    assert failures == []

    decoder = learning.plan.folder / "decoder.onnx"
    page.progress.open.click()
    qtbot.waitUntil(lambda: window.studio.model.path == decoder, timeout=30_000)
    qtbot.waitUntil(lambda: window.studio.drawings() is not None, timeout=30_000)
    assert window.studio.model.card.image_size == 64
    assert window.studio.model.card.training.photos == LEAST_PHOTOS
    evaluation = json.loads((learning.plan.folder / "evaluation.json").read_text("utf-8"))
    assert evaluation["judge"] == "EfficientNet-Lite0"

"""The page with the real programs: photos are gathered, learned, exported, and drawn from."""

import json

import numpy as np
import pytest

from desktop.learning.plan import LEAST_PHOTOS, Plan, Step
from desktop.ui.learn.learning import Phase
from kvae.photos.load import load_photos
from tests.conftest import ROOT
from tests.desktop.ui.pictures import pixels
from tests.kvae.photos.faces import faces

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


@pytest.mark.slow
def test_faces_are_shown_to_the_pixel_as_the_training_sees_them(window, qtbot, tmp_path):
    folder = tmp_path / "faces"
    folder.mkdir()
    for number, face in enumerate(faces(52)):
        face.photo.save(folder / f"{number:02d}.png")
    window.entrance.show_page([folder])
    page, cutting = window.entrance.page, window.entrance._learning.cutting
    sheet, choice = page.choice.sheet, page.choice.sheet._choice
    qtbot.waitUntil(lambda: bool(cutting.boxes), timeout=60_000)

    choice.crop("07.jpg", (10, 0, 130, 120))
    choice.leave_out("20.jpg")
    sheet.refresh("07.jpg")
    page.choice.update_all()
    photos = load_photos(choice.photos, 96)

    def is_so() -> bool:
        found = (np.array_equal(pixels(sheet._images[name]), image)
                 for name, image in zip(photos.names, photos.images, strict=True))  # fmt: skip
        return all(found)

    qtbot.waitUntil(is_so, timeout=60_000)
    assert [name for name in photos.names if name not in cutting.boxes] == ["07.jpg"]

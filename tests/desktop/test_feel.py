"""The measurements of feel work, and a short script of random events finds nothing wrong.

No time is asserted: the machine that runs the tests may be busy.
"""

import threading

import pytest

from tests.desktop.feel import speed
from tests.desktop.feel.events import Outcome, Script
from tests.desktop.feel.stage import build
from tests.desktop.tiny_models import save_decoder


@pytest.fixture
def models(tmp_path) -> list:
    return [
        save_decoder(tmp_path / f"{name}.onnx", name=name, latent_dim=size, image_size=side)
        for name, size, side in (("one", 8, 64), ("two", 8, 96), ("three", 5, 64))
    ]


@pytest.fixture
def stage(qapp, tmp_path, models, no_trials):
    stage = build(tmp_path, models[0], no_trials)
    yield stage
    stage.close()
    assert not {t.name for t in threading.enumerate()} & {"kvae-draw", "kvae-open"}


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_is_done_the_last_wish_is_shown(stage, models, seed):
    reported = []
    script = Script(stage, models, seed)
    outcome = script.run(800, lambda outcome: reported.append(outcome.events) or True)
    assert outcome.wrong == []
    assert outcome.events == 800
    assert outcome.checks == len(outcome.memory) == len(reported) == 2


@pytest.mark.slow
def test_a_script_can_be_ended_and_keeps_what_it_has(stage, models):
    outcome = Script(stage, models, 3).run(10_000, lambda _outcome: False)
    assert (outcome.events, outcome.checks) == (500, 1)


def test_a_wrong_picture_is_noticed(stage, models, monkeypatch):
    tile = stage.window.grid.tiles[1]
    monkeypatch.setattr(tile, "show_drawing", lambda _drawing: None)
    script = Script(stage, models, 4)
    monkeypatch.setattr(script, "_deeds", [script._seed])
    monkeypatch.setattr(script, "_weights", [1])
    assert "tile 1 shows another picture" in script.run(20, lambda _outcome: True).wrong[0]


def test_the_slope_of_memory_leaves_out_the_warm_up():
    rising = [(second, 100 + 10 * min(second, 30)) for second in range(100)]
    assert Outcome(memory=rising).slope() == pytest.approx(0, abs=1e-6)
    steady = [(second, 100 + second / 3600) for second in range(100)]
    assert Outcome(memory=steady).slope() == pytest.approx(1, abs=1e-6)


@pytest.mark.slow
def test_the_measurements_measure(stage, models, tmp_path):
    assert speed.opening(stage, models[1]) > 0
    assert speed.opening_prepared(stage, models[2]) > 0
    assert speed.opening_by_command(models[1], 1)[0] > 0
    found = speed.drag(stage, 0.5)
    assert found["rate"] > 0
    assert found["gap"] >= 0.001
    found = speed.walk(stage, 0.5)
    assert found["rate"] > 0
    found = speed.refresh(stage, 2)
    assert 0 < found["paint"] < found["window"] <= found["cpu"]
    assert speed.idle(0.2) >= 0
    assert all(gap > 0 for gap in speed.saving(stage, tmp_path).values())
    assert {path.suffix for path in tmp_path.iterdir()} >= {".png", ".gif"}


def test_a_start_is_timed_to_the_first_picture():
    cpu, wall = speed.start(1)
    assert cpu > 0
    assert wall > 0

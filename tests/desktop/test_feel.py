"""The measurements of feel work, and a short script of random events finds nothing wrong.

No time is asserted: the machine that runs the tests may be busy.
"""

import threading

import pytest

from desktop.generator.model.checked_file import read_model_file
from desktop.generator.model.garden import garden_decoder
from desktop.generator.trial.trials import Trials
from desktop.generator.trial.tried import TriedModels
from tests.desktop.feel import opening, speed, starting
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


@pytest.fixture
def trying_stage(qapp, tmp_path):
    """A window that tries what is new, in a process that has loaded by the time it is asked."""
    stage = build(tmp_path, garden_decoder(), Trials(TriedModels(None)), count=2)
    yield stage
    stage.close()


@pytest.mark.slow
@pytest.mark.parametrize("way", opening.WAYS.values())
def test_an_opening_is_timed_in_each_way(trying_stage, tmp_path, monkeypatch, way):
    monkeypatch.setattr(opening, "PACE", 0.1)
    model = opening.new_model(tmp_path)
    assert trying_stage.studio.trials.needs(read_model_file(model))
    found = opening.medians([opening.open_model(trying_stage, model, way)])
    assert 0 < found.opened <= found.pictured
    assert found.used > 0
    assert not trying_stage.studio.trials.needs(read_model_file(model))


def test_a_start_is_timed_to_the_first_picture():
    cpu, wall = starting.took(starting.window("--safe"), 1)
    assert cpu > 0
    assert wall > 0


def test_a_trial_is_timed_as_what_it_adds(models):
    cpu, _ = starting.trial_adds(starting.one_picture(models[0]), 1)
    assert cpu > 0  # another process starts, and loads NumPy and the runtime

import json
import math

import numpy as np
import pytest

from kvae.config.toml import config_to_toml
from kvae.learning.batches import Batches
from kvae.learning.recorder import Recorder
from kvae.learning.steps import TrainingState, build_vae, training_steps
from kvae.runs.run_folder import RunFolder
from kvae.seeing.perceptual import load_perceptual_distance
from tests.conftest import TINY_STEPS
from tests.kvae.settings import photos, tiny


def run_folder(path, config) -> RunFolder:
    path.mkdir()
    run = RunFolder(path)
    run.write_config(config_to_toml(config, {"created": ""}, {"backend": "torch"}))
    return run


def train(recorder, batches, start, distance, stop_after: int) -> TrainingState:
    steps = training_steps(recorder.vae, batches, recorder.config, start, distance)
    for state, terms in steps:
        recorder.record(state, terms)
        if state.step == stop_after:
            break
    return state


def assert_equal(first: Recorder, second: Recorder) -> None:
    """Weights, the optimizer's momenta, the moving average and the step, bit for bit."""
    variables = [[*r.vae.weights, *r.vae.optimizer.variables] for r in (first, second)]
    assert len(variables[0]) == len(variables[1])
    for a, b in zip(*variables, strict=True):
        assert np.array_equal(a.numpy(), b.numpy()), a.path
    for a, b in zip(first.vae.average, second.vae.average, strict=True):
        assert np.array_equal(a, b)


@pytest.fixture(scope="module")
def distance():
    return load_perceptual_distance()


@pytest.fixture(scope="module")
def config():
    return tiny(steps=30)


@pytest.fixture(scope="module")
def batches(config):
    return Batches(photos(), config)


@pytest.fixture(scope="module")
def whole(config, batches, distance, tmp_path_factory):
    """A run of 30 steps that nothing disturbs, and the state after its last step."""
    run = run_folder(tmp_path_factory.mktemp("whole") / "00001-a", config)
    recorder = Recorder(run, build_vae(config), config, 12)
    return recorder, train(recorder, batches, TrainingState(), distance, 30)


@pytest.mark.slow
def test_a_killed_run_goes_on_bit_for_bit(whole, config, batches, distance, tmp_path):
    run = run_folder(tmp_path / "00001-b", config)
    first = Recorder(run, build_vae(config), config, 12)
    train(first, batches, TrainingState(), distance, 13)  # killed: nothing more is saved
    other_seed = config.with_changes("training", seed=99)  # every weight must come from the file
    second = Recorder(run, build_vae(other_seed), config, 12)
    state, damaged = second.resume()
    assert (state.step, damaged) == (13, [])
    assert_equal(first, second)
    # A new process prepares anew, and meets the pairs of photos in another order.
    state = train(second, Batches(photos(), config), state, distance, 30)
    recorder, expected = whole
    assert_equal(recorder, second)
    assert state.control == expected.control
    without_clock = [
        [{k: str(v) for k, v in row.items() if "seconds" not in k} for row in r.rows]
        for r in (recorder, second)
    ]
    assert without_clock[0] == without_clock[1]


@pytest.mark.slow
def test_drawing_samples_leaves_the_training_alone(whole):
    recorder, _ = whole
    before = [variable.numpy() for variable in recorder.vae.weights]
    with recorder.vae.averaged():
        inside = [variable.numpy() for variable in recorder.vae.weights]
    after = [variable.numpy() for variable in recorder.vae.weights]
    assert all(np.array_equal(a, b) for a, b in zip(before, after, strict=True))
    assert not all(np.array_equal(a, b) for a, b in zip(before, inside, strict=True))


@pytest.mark.slow
def test_the_loss_falls_in_a_real_training():
    # The same four photos in every batch: nothing but learning is at work.
    config = tiny(steps=160).with_changes("training", learning_rate=1e-2)
    config = config.with_changes("loss", perceptual_weight=0.0)
    vae = build_vae(config)
    losses = [
        terms["reconstruction_loss"]
        for _, terms in training_steps(
            vae, Batches(photos(4), config), config, TrainingState(), None
        )
    ]
    # Measured: down to 0.80 of it after half the steps; another machine's rounding changes that by
    # a percent or two.
    assert np.mean(losses[-10:]) < 0.8 * np.mean(losses[:10])


def test_equal_seeds_give_equal_models_and_others_do_not(config):
    weights = [
        build_vae(config.with_changes("training", seed=seed)).get_weights() for seed in (1, 1, 2)
    ]
    assert all(np.array_equal(a, b) for a, b in zip(*weights[:2], strict=True))
    assert not all(np.array_equal(a, b) for a, b in zip(*weights[1:], strict=True))


def test_a_loss_that_is_nan_stops_and_keeps_the_state_before(config, batches, tmp_path):
    run = run_folder(tmp_path / "00001-a", config)
    recorder = Recorder(run, build_vae(config), config, 12)
    state = train(recorder, batches, TrainingState(), None, 2)
    recorder.vae.weights[0].assign(np.full(recorder.vae.weights[0].shape, np.nan, np.float32))
    with pytest.raises(FloatingPointError, match="by step 2"):
        recorder.save(state)
    with pytest.raises(FloatingPointError, match="at step 3"):
        train(recorder, batches, state, None, 3)
    again = Recorder(run, build_vae(config), config, 12)
    assert again.resume()[0].step == 2
    assert all(np.isfinite(variable.numpy()).all() for variable in again.vae.weights)


def test_a_run_folder_holds_what_it_promises(tiny_run):
    run = RunFolder(tiny_run)
    config = run.read_config()
    images, names = run.read_photos()
    z_mean, z_log_var = run.read_codes()
    assert images.shape == (71, 64, 64, 3)
    assert len(names) == config.photos.count == 71
    assert z_mean.shape == z_log_var.shape == (71, 4)
    history = run.read_history()
    assert [int(row["step"]) for row in history] == list(range(1, TINY_STEPS + 1))
    assert all(math.isfinite(float(value)) for row in history for value in row.values())
    assert float(history[-1]["perceptual_loss"]) > 0
    evaluation = json.loads((tiny_run / "evaluation.json").read_text("utf-8"))
    assert evaluation["mutual_information"] <= math.log(71)
    assert len(evaluation["axes"]) == 4
    assert list((tiny_run / "samples").glob("step-*.png"))
    assert [path.name for path in tiny_run.rglob(".*")] == []


@pytest.mark.slow
def test_things_on_white_are_learned():
    """The first steps make all of every picture white; training must find its way back."""
    images = np.full((12, 64, 64, 3), 255, np.uint8)
    for index, image in enumerate(images):
        row, column = divmod(index, 4)
        image[2 + 20 * row : 22 + 20 * row, 14 * column : 20 + 14 * column] = 0
    config = tiny(steps=320, stem_width=64, decoder_width=72)
    vae = build_vae(config)
    batches = Batches(images, config)
    for state, _ in training_steps(vae, batches, config, TrainingState(), None):
        if state.step == 300:
            break
    pictures = vae.decoder.predict_on_batch(batches.points)
    # Measured: 0.58 to 0.75 and 1.00 (four seeds), after all was white until step 80; without the
    # cross-entropy, which finds the way back, it is white still, 0.92 to 1.00.
    assert pictures[images == 0].mean() < 0.85
    assert pictures[images == 255].mean() > 0.9

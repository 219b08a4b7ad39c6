"""What all tests share: one tiny training on the real photos, exported, and no silent skips."""

import os
from pathlib import Path

import hypothesis
import pytest

# A busy machine is not a failure, and two runs of the same code try the same examples: a verdict is
# not a matter of luck. `HYPOTHESIS_PROFILE=wild pytest` looks for new ones, ten times as many.
patient = {"deadline": None, "suppress_health_check": [hypothesis.HealthCheck.too_slow]}
hypothesis.settings.register_profile("kvae", derandomize=True, **patient)
hypothesis.settings.register_profile("wild", max_examples=1000, **patient)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "kvae"))

# Before anything imports Keras, torch, Qt or onnxruntime; started processes inherit them.
os.environ["KERAS_BACKEND"] = "torch"
os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # see `desktop.generator`
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# One thread: nets this small gain nothing from two, and beside another busy process two that wait
# for each other at every operation take nine times as long.
for threads in ("OMP_NUM_THREADS", "TF_NUM_INTRAOP_THREADS", "TF_NUM_INTEROP_THREADS"):
    os.environ[threads] = "1"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"

ROOT = Path(__file__).parent.parent
SLOW_TO_PREPARE = {"tiny_run", "judge", "finished", "alone"}  # fixtures of ten seconds and more
TINY_STEPS = 20  # enough to pass through every phase of the schedule


@pytest.fixture(scope="session", autouse=True)
def one_judge_for_the_same_photos():
    """The real judge, prepared once for trainings that are judged by the same photos: 15 s each."""
    import kvae.judging.evaluation as evaluation

    real, made = evaluation.Judge, {}

    def prepared(images, network, count, seed):
        key = (images.tobytes(), network and network.name, count, seed)
        if key not in made:
            made[key] = real(images, network, count, seed)
        return made[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(evaluation, "Judge", prepared)
        yield


@pytest.fixture(scope="session")
def tiny_arguments() -> list[str]:
    """The options of a training that takes seconds."""
    photos = str(ROOT / "data" / "photos")
    return ["--preset", "tiny", "--steps", str(TINY_STEPS), "--photos", photos, "--name", "garden"]


@pytest.fixture(scope="session")
def tiny_run(tiny_arguments, tmp_path_factory) -> Path:
    """The folder of a run, trained and exported by the commands themselves. Only for reading."""
    import export.to_onnx
    import kvae.train

    runs = tmp_path_factory.mktemp("runs")
    assert kvae.train.main([*tiny_arguments, "--runs", str(runs)]) == 0
    assert export.to_onnx.main(["--runs", str(runs)]) == 0
    return runs / "00001-garden"


def pytest_collection_modifyitems(items):
    """Marks as slow what rests on something that takes long to prepare."""
    for item in items:
        if not SLOW_TO_PREPARE.isdisjoint(item.fixturenames):
            item.add_marker(pytest.mark.slow)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """A test that did not run has proven nothing: it fails."""
    return _failed_if_skipped((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    """The same for whole files."""
    return _failed_if_skipped((yield))


def _failed_if_skipped(report):
    if report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, and no test may be: {report.longrepr}"
    return report

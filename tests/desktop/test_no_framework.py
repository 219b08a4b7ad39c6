"""The window runs without any deep-learning framework, and the generator without Qt."""

import subprocess
import sys

import pytest

FRAMEWORKS = ("keras", "torch", "tensorflow", "jax", "onnx", "tf2onnx", "matplotlib", "scipy")
EVERYTHING = (
    "desktop.__main__, desktop.state.session, desktop.display, desktop.generator.__main__, "
    "desktop.generator.drawing, desktop.generator.model.encoder"
)
UI = "desktop.ui.app, desktop.ui.axes_plot, desktop.ui.curves_plot, desktop.ui.map.map_panel"
BLOCKER = """
import sys
class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {banned!r}:
            raise ImportError("blocked: " + name)
sys.meta_path.insert(0, Blocker())
"""


def python(code: str, *arguments: str) -> str:
    """Run code in a fresh interpreter and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("imports", "banned"),
    [(f"{EVERYTHING}, {UI}", FRAMEWORKS), (EVERYTHING, (*FRAMEWORKS, "PyQt6", "pyqtgraph"))],
)
def test_banned_names_are_not_loaded(imports, banned):
    loaded = python(f"import sys, {imports}; print(*{{n.split('.')[0] for n in sys.modules}})")
    assert "numpy" in loaded.split()
    assert not set(loaded.split()) & set(banned)


def test_the_window_shows_before_the_heavy_imports():
    loaded = python("import sys, desktop.__main__, desktop.ui.app; print(*sys.modules)").split()
    assert "PyQt6.QtWidgets" in loaded
    assert not {"onnxruntime", "pyqtgraph"} & set(loaded)


def test_a_process_that_tries_a_model_is_begun_before_the_heavy_imports():
    loaded = python("import sys, desktop.generator.__main__; print(*sys.modules)").split()
    assert "desktop.generator.trial.process" in loaded
    assert not {"numpy", "PIL", "onnxruntime"} & set(loaded)


def test_pictures_are_drawn_where_no_framework_can_be_imported(model_path, tmp_path):
    code = BLOCKER.format(banned=FRAMEWORKS) + (
        "from desktop.generator.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )
    python(code, str(model_path), "--count", "2", "--out", str(tmp_path))
    assert len(list(tmp_path.glob("*.png"))) == 2


def test_the_window_draws_where_no_framework_can_be_imported(model_path, tmp_path):
    code = BLOCKER.format(banned=FRAMEWORKS) + (
        "from desktop.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )
    printed = python(code, str(model_path), "--screenshot", str(tmp_path / "window.png"))
    assert printed.splitlines()[-1] == str(tmp_path / "window.png")

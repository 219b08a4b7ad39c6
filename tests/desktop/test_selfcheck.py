"""`--selfcheck`: what it says where all is well, and where one thing is not."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import bootstrap
from desktop import __main__ as start
from desktop import __version__, display, program, selfcheck
from desktop.generator.model.decoder import Decoder
from desktop.generator.model.garden import SHA256, garden_decoder
from desktop.generator.model.model_file import ModelFileError
from desktop.generator.sampling import draws
from desktop.selfcheck import files, model, system
from desktop.selfcheck.finding import State
from tests.desktop.tiny_models import save_decoder

NOT_WRITABLE = "/proc"  # not even for root


def check(**environment) -> subprocess.CompletedProcess:
    """Run the command where no display is."""
    unset = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_CONFIG_HOME")
    kept = {name: value for name, value in os.environ.items() if name not in unset}
    return subprocess.run(
        [sys.executable, "-m", "desktop", "--selfcheck"],
        env=kept | environment, capture_output=True, text=True, timeout=120,
    )  # fmt: skip


@pytest.fixture
def check_here(qapp, capsys):
    """Runs the command in this process: returns its exit code, and what it said."""

    def run(*arguments) -> tuple[int, str]:
        code = start.main([*map(str, arguments), "--selfcheck"])
        return code, capsys.readouterr().out

    return run


def wrong_lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("WRONG")]


@pytest.fixture
def home(tmp_path):
    folder = tmp_path / "Erika Mustermann"
    folder.mkdir()
    return folder


def test_the_text_says_what_a_bug_report_needs_and_no_name(home):
    done = check(HOME=str(home))
    assert done.returncode == 0, done.stdout + done.stderr
    said = done.stdout
    for words in (
        f"kvae {__version__}, Python package", "Qt 6", "PyQt6 6", "pyqtgraph 0", "numpy 2",
        "onnxruntime 1", "pillow 1", f"sha256 {SHA256}", "12 different pictures",
        "draws what it drew when it was shipped", "pictures/s", "~/Pictures can be written",
        "~/.config/kvae can be written", "~/.local/share/kvae can be written",
        "a process of its own has opened the model",
        "saving PNG: works", "saving GIF: works", "saving WEBP: works", "names in other scripts",
    ):  # fmt: skip
        assert words in said
    assert said.splitlines()[-1] == "everything works"
    assert "Mustermann" not in said
    made = {".config", ".local", "Pictures"} & {path.name for path in home.iterdir()}
    assert not made  # a check changes nothing


def test_any_model_can_be_checked(check_here, tmp_path):
    code, said = check_here(save_decoder(tmp_path / "decoder.onnx"))
    assert code == 0, said
    assert "toy, decoder.onnx, sha256" in said
    assert "none beside the model" in said  # no encoder: worth a note, but not wrong


def test_an_unusable_model_is_wrong_and_the_other_checks_go_on(check_here, tmp_path):
    (tmp_path / "d.onnx").write_text("no model")
    code, said = check_here(tmp_path / "d.onnx")
    assert code == 1
    assert "WRONG model: d.onnx is a text file, not a model.\n      -> Choose" in said
    assert "saving GIF: works" in said
    assert said.splitlines()[-1] == "not everything works"


def test_a_missing_model_is_wrong(check_here, tmp_path):
    code, said = check_here(tmp_path / "none.onnx")
    assert code == 1
    assert "WRONG model: There is no file" in said


def test_folders_that_cannot_be_written_are_named(check_here, home, monkeypatch):
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, NOT_WRITABLE)
    code, said = check_here()
    assert code == 1
    assert [line.split(":")[0] for line in wrong_lines(said)] == [
        "WRONG folder for settings",
        "WRONG folder for favourites",
    ]
    assert "ok    folder for pictures" in said


def test_an_empty_environment_is_enough(home, tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "--selfcheck"], env={}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_user_without_any_home_has_the_root_for_one(monkeypatch):
    monkeypatch.delenv("HOME")
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)  # as for an unknown user
    start._know_home()
    assert os.environ["HOME"] == os.sep


def test_it_prints_where_the_terminal_knows_no_other_script(home, tmp_path):
    foreign = home / "Фото"
    foreign.mkdir()
    done = check(HOME=str(home), XDG_CONFIG_HOME=str(foreign), PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr
    assert r"~/\u0424\u043e\u0442\u043e/kvae can be written" in done.stdout


def test_the_standalone_app_says_that_it_is_one(monkeypatch):
    monkeypatch.setattr(program, "STANDALONE", True)
    assert "standalone app" in next(system.versions())


def test_a_missing_library_is_wrong_and_comes_with_its_package(monkeypatch):
    monkeypatch.setattr(display, "LIBRARIES", {"libno-such-thing.so.7": "libnothing7"})
    (found,) = (one for one in system.libraries() if one.state is State.WRONG)
    assert "libno-such-thing.so.7" in found.found
    assert found.remedy.endswith("apt-get install libnothing7")


@pytest.mark.parametrize(("shown", "state"), [("", State.NOTE), (":0", State.WRONG)])
def test_libraries_of_x11_are_missed_only_on_x11(monkeypatch, shown, state):
    monkeypatch.setenv("DISPLAY", shown)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(display, "X11_LIBRARIES", {"libno-such-thing.so.7": "libnothing7"})
    assert state in [one.state for one in system.libraries()]


def test_bootstrap_and_the_window_want_the_same_libraries():
    assert display.LIBRARIES == bootstrap.OFFSCREEN_LIBRARIES
    assert display.X11_LIBRARIES == bootstrap.WINDOW_LIBRARIES


def test_a_system_without_letters_is_wrong(qapp, monkeypatch):
    from PyQt6.QtGui import QFontDatabase

    monkeypatch.setattr(QFontDatabase, "families", lambda: [])
    (found,) = system.fonts()
    assert found.state is State.WRONG
    assert "fonts-dejavu-core" in found.remedy


@pytest.fixture(scope="module")
def garden():
    decoder = Decoder.open(garden_decoder())
    assert decoder.sha256 == SHA256, "a new garden: note its hash and pixels anew"
    return decoder.decode_float(draws(model.SEED, model.COUNT, decoder.card.latent_dim))


def test_the_garden_is_known_by_its_pixels(garden):
    assert model.as_shipped(garden).state is State.OK


@pytest.mark.parametrize(
    "change",
    [
        lambda images: images[..., ::-1],  # blue for red
        lambda images: images[::-1],  # another order
        lambda images: images * 0.98,  # up to 5 levels darker
    ],
)
def test_another_garden_is_noticed(garden, change):
    assert model.as_shipped(change(garden)).state is State.WRONG


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda images: images[:11], "shape"),
        (lambda images: images * np.nan, "finite"),
        (lambda images: images[:1].repeat(12, axis=0), "alike"),
    ],
)
def test_pictures_that_are_none_are_wrong(garden, change, said):
    found = model.pictures(change(garden), 96)
    assert found.state is State.WRONG
    assert said in found.found


def test_a_picture_that_comes_back_changed_is_wrong(monkeypatch):
    real = files.save_png

    def darker(path: Path, image: np.ndarray, record) -> None:
        real(path, image // 2, record)

    monkeypatch.setattr(files, "save_png", darker)
    assert [one.what for one in files.saving() if one.state is State.WRONG] == ["saving PNG"]


def test_a_format_that_cannot_be_saved_is_wrong(monkeypatch, capsys):
    def refuse(path: Path, *_):
        raise ModelFileError(f"{path.name} could not be saved.", "Free some space.")

    monkeypatch.setattr(files, "save_animation", refuse)
    assert selfcheck.run(None) == 1
    said = capsys.readouterr().out
    assert "WRONG saving: animation.gif could not be saved.\n      -> Free some space." in said

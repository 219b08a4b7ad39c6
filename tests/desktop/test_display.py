"""`python -m desktop`: every way to start it, with and without a display."""

import os
import socket
import subprocess
import sys

import pytest
from PIL import Image

from desktop import display
from desktop.__main__ import main
from desktop.generator.user_error import UserError
from tests.desktop.generator.trial.children import children


def start(*arguments, **environment) -> subprocess.CompletedProcess:
    """Run the command in an environment without any display but what is given."""
    kept = {k: v for k, v in os.environ.items() if k not in DISPLAYS}
    return subprocess.run(
        [sys.executable, "-m", "desktop", *map(str, arguments)],
        env=kept | environment, capture_output=True, text=True, timeout=120,
    )  # fmt: skip


DISPLAYS = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY", "QT_SCALE_FACTOR")


def test_without_a_display_there_is_one_clear_error(model_path):
    done = start(model_path)
    assert done.returncode == 2
    lines = done.stderr.splitlines()
    assert lines[0] == "error: There is no display to open a window on."
    assert lines[1].startswith("hint: ")
    assert "desktop.generator" in lines[1]
    assert len(lines) == 2


def test_a_dead_display_is_an_error_not_an_abort(model_path):
    done = start(model_path, DISPLAY=":4711")
    assert done.returncode == 2
    assert done.stderr.startswith("error: ")
    assert "hint: " in done.stderr


def test_a_wayland_display_of_a_session_that_ended_changes_nothing(tmp_path, model_path):
    stale = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}
    without = start(model_path)
    done = start(model_path, **stale)
    assert (done.returncode, done.stderr) == (2, without.stderr)
    with socket.socket(socket.AF_UNIX) as compositor:  # its file stays, and nobody listens
        compositor.bind(str(tmp_path / "wayland-0"))
    done = start(model_path, **stale, DISPLAY=":4711")
    assert done.returncode == 2
    assert "The display :4711 does not answer." in done.stderr


@pytest.mark.parametrize("name", ["wayland-7", "absolute"])
def test_a_wayland_display_that_answers_is_taken(tmp_path, monkeypatch, name):
    path = tmp_path / name
    for variable in DISPLAYS:
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path if name == "wayland-7" else "/nowhere"))
    monkeypatch.setenv("WAYLAND_DISPLAY", name if name == "wayland-7" else str(path))
    assert not display.has_display()
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(path))
        compositor.listen()
        assert display.has_display()
        monkeypatch.setenv("DISPLAY", ":4711")
        assert not display.shows_on_x11()
        display.require_display()


@pytest.mark.parametrize(("scale", "theme"), [("1", "light"), ("2", "dark")])
def test_a_screenshot_needs_no_display(model_path, tmp_path, scale, theme):
    path = tmp_path / "window.png"
    done = start(model_path, "--screenshot", path, "--count", 12, "--theme", theme,
                 "--size", "900x600", QT_SCALE_FACTOR=scale)  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")  # Qt has nothing to say of a missing display
    assert done.stdout.splitlines()[-1] == str(path)
    with Image.open(path) as picture:
        assert picture.size == (900 * int(scale), 600 * int(scale))
        colours = picture.convert("RGB").getcolors(900 * 600 * 4)
        assert len(colours) > 1000  # smooth pictures, not an empty window
        assert (picture.convert("L").getpixel((3, 300)) > 128) == (theme == "light")


def test_a_screenshot_of_no_model_is_refused(tmp_path):
    (tmp_path / "d.onnx").write_text("no model")
    done = start(tmp_path / "d.onnx", "--screenshot", tmp_path / "window.png")
    assert done.returncode == 2
    assert "error: d.onnx is a text file" in done.stderr
    assert not (tmp_path / "window.png").exists()


def test_a_screenshot_that_cannot_be_written_is_said(model_path, tmp_path):
    done = start(model_path, "--screenshot", tmp_path / "missing" / "window.png")
    assert done.returncode == 2
    assert "could not be saved" in done.stderr


@pytest.mark.parametrize("arguments", [["--count", "13"], ["--count", "0"], ["--size", "9x900"]])
def test_impossible_arguments_are_refused(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "whole number" in capsys.readouterr().err


def test_a_size_without_a_height_is_refused(capsys):
    with pytest.raises(SystemExit):
        main(["--size", "900"])
    assert "'900' is not a width and a height" in capsys.readouterr().err


def test_a_missing_system_library_names_the_command(monkeypatch):
    monkeypatch.setattr(display, "X11_LIBRARIES", {"libno-such-thing.so.7": "libnothing7"})
    for name in DISPLAYS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", ":0")
    with pytest.raises(UserError, match=r"libno-such-thing\.so\.7") as caught:
        display.require_display()
    assert "apt-get install" in caught.value.hint
    assert "libnothing7" in caught.value.hint
    error = display.missing_library(ImportError("libEGL.so.1: cannot open shared object file"))
    assert "libEGL.so.1" in str(error)
    assert "apt-get install libegl1" in error.hint


def test_a_model_named_at_the_start_has_its_process_before_qt_is_loaded(model_path, monkeypatch):
    before, waiting = children(), []

    def show(_options, trials) -> int:
        waiting.append(trials._waiting)
        return 0

    monkeypatch.setattr("desktop.__main__._show", show)
    for arguments in ([str(model_path)], []):
        assert main(["--safe", *arguments]) == 0
    assert [process is None for process in waiting] == [False, True]
    assert children() == before

"""What the set-up says where it cannot go on by itself. Its success is every CI run."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import bootstrap

ROOT = Path(__file__).parent.parent


@pytest.fixture
def lacking(monkeypatch, tmp_path):
    """A machine without one of Qt's libraries and without any font."""
    monkeypatch.setattr(bootstrap, "FONT_FOLDERS", (str(tmp_path),))
    return bootstrap.missing_packages({"libno-such-thing.so.7": "libnothing7"})


def test_missing_libraries_are_named_by_their_package(lacking):
    assert lacking == ["libnothing7", "fonts-dejavu-core"]


def test_without_root_the_command_to_type_is_named(lacking, monkeypatch):
    monkeypatch.setattr(bootstrap.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(bootstrap.SetupError, match="libnothing7") as caught:
        bootstrap.install_system_packages(lacking)
    assert "sudo apt-get install" in caught.value.hint
    assert "libnothing7" in caught.value.hint


def test_without_apt_the_libraries_are_named(lacking, monkeypatch):
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: None)
    with pytest.raises(bootstrap.SetupError, match="libnothing7"):
        bootstrap.install_system_packages(lacking)


def test_nothing_is_installed_where_nothing_is_missing(monkeypatch):
    started = []
    monkeypatch.setattr(bootstrap.subprocess, "run", lambda *words, **how: started.append(words))
    bootstrap.install_system_packages([])
    assert started == []


def test_another_python_is_refused_in_words(monkeypatch, capsys):
    monkeypatch.setattr(bootstrap, "PYTHONS", ((3, 98), (3, 99)))
    monkeypatch.setattr(sys, "argv", ["bootstrap.py", "run"])
    monkeypatch.chdir(ROOT)
    assert bootstrap.main() == 2
    printed = capsys.readouterr().err
    assert "error: this is Python" in printed
    assert "hint:" in printed


def test_a_failed_step_gives_its_exit_code(monkeypatch, tmp_path):
    monkeypatch.setattr(bootstrap, "python", lambda: Path(sys.executable))
    monkeypatch.setattr(bootstrap, "set_up", lambda extras, libraries: None)
    monkeypatch.setattr(sys, "argv", ["bootstrap.py", "run", "--photos", str(tmp_path)])
    monkeypatch.chdir(ROOT)
    assert bootstrap.main() == 2  # the training's own answer to a folder without photos


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--nonsense"], "error: unrecognized arguments: --nonsense"),
        (["--latent-dim", "99"], "error: latent_dim is 99"),
    ],
)
def test_options_are_refused_before_anything_is_set_up(monkeypatch, capfd, options, said):
    done = []
    monkeypatch.setattr(bootstrap, "set_up", lambda *words: done.append(words))
    monkeypatch.setattr(sys, "argv", ["bootstrap.py", "run", *options])
    monkeypatch.chdir(ROOT)
    assert bootstrap.main() == 2
    assert said in capfd.readouterr().err
    assert done == []


def test_options_are_read_with_the_standard_library_alone():
    options = ["--preset", "best", "--fit", "pad", "--hold-out", "0.2"]
    alone = [sys.executable, "-S", "-m", "kvae.train_options"]  # -S: no other packages
    done = subprocess.run([*alone, *options], cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_bundle_sets_up_all_of_qt_and_hands_its_options_to_the_build(monkeypatch):
    done = []
    monkeypatch.setattr(bootstrap, "set_up", lambda *words: done.append(words))
    monkeypatch.setattr(bootstrap, "call", lambda words: done.append(words))
    monkeypatch.setattr(sys, "argv", ["bootstrap.py", "bundle", "--dist", "elsewhere"])
    monkeypatch.chdir(ROOT)
    assert bootstrap.main() == 0
    libraries = bootstrap.OFFSCREEN_LIBRARIES | bootstrap.WINDOW_LIBRARIES
    build = ["-m", "desktop.bundle.build", "--dist", "elsewhere"]
    assert done == [("bundle", libraries), build]


@pytest.mark.parametrize("terminal", [True, False])
def test_pip_shows_on_a_terminal_how_far_it_is(monkeypatch, terminal):
    started = []
    monkeypatch.setattr(bootstrap.subprocess, "run", lambda words, **how: started.append(words))
    monkeypatch.setattr(bootstrap.sys.stderr, "isatty", lambda: terminal)
    bootstrap.install(["--editable", "."])
    assert ("--quiet" in started[0]) != terminal
    assert started[0][-4:] == ["--constraint", "constraints.txt", "--editable", "."]


@pytest.mark.parametrize(("browser", "added"), [(None, [["chromium"]]), ("/usr/bin/chrome", [])])
def test_the_tests_get_a_browser_where_there_is_none(monkeypatch, browser, added):
    installed = []
    monkeypatch.setattr(bootstrap, "set_up", lambda extras, libraries: None)
    monkeypatch.setattr(bootstrap, "call", lambda words: None)
    monkeypatch.setattr(bootstrap, "install_system_packages", installed.append)
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: browser)
    monkeypatch.setattr(bootstrap.sys, "platform", "linux")
    assert bootstrap.test([]) == 0
    assert installed == added


def test_a_bundle_that_is_refused_gives_exit_code_1(monkeypatch):
    monkeypatch.setattr(bootstrap, "set_up", lambda extras, libraries: None)
    monkeypatch.setattr(bootstrap, "call", refuse)
    monkeypatch.setattr(sys, "argv", ["bootstrap.py", "bundle"])
    monkeypatch.chdir(ROOT)
    assert bootstrap.main() == 1


def refuse(words: list[str]) -> None:
    raise subprocess.CalledProcessError(1, words)


def test_every_pinned_version_is_exact_and_every_extra_is_known():
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert all("==" in pin for pin in pins)
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert {"report", "export", "bundle", "dev"} <= set(extras["optional-dependencies"])

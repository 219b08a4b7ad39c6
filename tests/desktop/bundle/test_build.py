"""What the build refuses, and the list of sums it leaves; the build itself is run by
`python bootstrap.py bundle`, which takes minutes.
"""

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import display
from desktop.bundle import build, packages, proof

ROOT = Path(__file__).parents[3]


@pytest.fixture
def app(tmp_path):
    """A folder of 3,000 bytes, one of them linked to twice."""
    inside = tmp_path / "kvae" / "_internal"
    inside.mkdir(parents=True)
    (tmp_path / "kvae" / "kvae").write_bytes(b"a" * 1000)
    (inside / "libé.so").write_bytes(b"b" * 2000)
    (inside / "link.so").symlink_to("libé.so")
    return tmp_path / "kvae"


def test_a_folder_is_as_large_as_its_files_and_links_are_free(app):
    build.refuse_large(app, limit=0.003)
    with pytest.raises(build.BundleError, match="more than"):
        build.refuse_large(app, limit=0.0029)


def test_a_framework_inside_is_refused_by_name():
    build.refuse_foreign(["numpy/core.so", "onnxruntime.capi"])
    with pytest.raises(build.BundleError, match=r"torch/lib/libtorch\.so"):
        build.refuse_foreign(["numpy/core.so", "torch/lib/libtorch.so"])


def test_a_window_that_could_not_open_on_x11_is_refused():
    complete = [f"_internal/{name}" for name in display.X11_LIBRARIES]
    build.refuse_incomplete(complete)
    with pytest.raises(build.BundleError, match=r"libxcb-cursor.*apt-get install libxcb-cursor0"):
        build.refuse_incomplete(complete[1:])


def test_the_sums_are_those_that_sha256sum_checks(app):
    build.write_sums(app.parent, [app])
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", build.SUMS],
        cwd=app.parent, capture_output=True, text=True, env=os.environ | {"LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 2  # the link is not listed
    digest = hashlib.sha256(b"a" * 1000).hexdigest()
    assert f"{digest}  kvae/kvae\n" in (app.parent / build.SUMS).read_text("utf-8")


def test_a_failed_build_is_one_sentence_and_exit_code_1(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(build.sys, "executable", "/bin/false")
    assert build.main(["--dist", str(tmp_path)]) == 1
    assert "error: pip could not list what training takes" in capsys.readouterr().err
    monkeypatch.setattr(build, "_list_training", lambda index: None)
    assert build.main(["--dist", str(tmp_path)]) == 1
    assert "error: PyInstaller failed" in capsys.readouterr().err


def script(path: Path, text: str) -> Path:
    """An executable in the place of the app."""
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


def test_an_app_that_fails_is_quoted(tmp_path):
    broken = script(tmp_path / "kvae", "echo cannot load libEGL >&2; exit 3")
    with pytest.raises(proof.ProofError, match="--selfcheck failed:\ncannot load libEGL"):
        list(proof.prove(broken))


def test_an_app_that_draws_too_few_is_refused(tmp_path):
    lazy = script(tmp_path / "kvae", "echo everything works")
    with pytest.raises(proof.ProofError, match="drew 0 pictures"):
        list(proof.prove(lazy))


def test_an_app_that_does_not_end_is_refused(tmp_path):
    endless = script(tmp_path / "kvae", "exec sleep 60")
    with pytest.raises(proof.ProofError, match=r"kvae --selfcheck was not done after 0 s"):
        proof.run(endless, "--selfcheck", patience=0.2)


def test_the_app_is_tried_with_an_empty_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("KVAE_SECRET", "1")
    output, seconds, _ = proof.run(script(tmp_path / "kvae", "/usr/bin/env"))
    assert "KVAE_SECRET" not in output
    assert "HOME=" not in output
    assert 0 < seconds < proof.PATIENCE


def test_whatever_else_is_installed_stays_out():
    others = set(packages.others())
    assert {"torch", "keras", "yaml", "matplotlib"} < others
    assert not {"numpy", "PIL", "onnxruntime", "PyQt6", "pyqtgraph", "google", "desktop"} & others


def test_every_package_in_the_app_brings_its_licence():
    folders = {
        folder.split("/")[1].lower() for _, folder in packages.licence_files(ROOT) if "/" in folder
    }
    for package in ("numpy", "onnxruntime", "pillow", "pyqt6", "pyqt6_qt6", "pyqtgraph"):
        assert any(folder.startswith(package) for folder in folders), package
    assert all(Path(path).is_file() for path, _ in packages.licence_files(ROOT))


@pytest.mark.parametrize(
    ("arguments", "usage"), [(["--help"], "--screenshot"), (["generate", "--help"], "--animation")]
)
def test_one_program_opens_the_window_and_draws_without_one(arguments, usage):
    start = ROOT / "desktop" / "bundle" / "start.py"
    done = subprocess.run(
        [sys.executable, str(start), *arguments],
        env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert usage in done.stdout


def test_the_page_names_what_the_check_in_the_bare_system_installs():
    page = (ROOT / "desktop" / "docs" / "standalone.md").read_text("utf-8")
    check = (ROOT / "desktop" / "bundle" / "try_in_chroot.sh").read_text("utf-8")
    (packages_line,) = re.findall(r"^packages=(.*)$", check, flags=re.MULTILINE)
    assert f"sudo apt-get install {packages_line.replace(',', ' ')}\n" in page
    assert f"(limit {build.FOLDER_LIMIT})" in page
    assert f"(limit {build.FILE_LIMIT})" in page
    assert f"(limit {build.STUDIO_LIMIT})" in page

"""Setting training up: with real environments and a real pip, from a folder of small wheels."""

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from desktop.generator.user_error import UserError
from desktop.learning import set_up as module
from desktop.learning.set_up import LIST, SOURCES, SetUp, find_python, set_up
from desktop.learning.trainer import ENVIRONMENT, find_trainer, python_of

HERE = "{}.{}".format(*sys.version_info)


def wheel(folder: Path, name: str) -> Path:
    """A wheel of a package that holds one empty module."""
    path = folder / f"{name}-1.0-py3-none-any.whl"
    about = f"{name}-1.0.dist-info"
    files = {
        f"{name}.py": "",
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nGenerator: a test\nTag: py3-none-any\n",
        f"{about}/RECORD": "",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for inside, text in files.items():
            archive.writestr(inside, text)
    return path


@pytest.fixture
def plan(tmp_path) -> SetUp:
    """What an app with two small packages would bring along; their wheels lie offline."""
    source, offline = tmp_path / "source", tmp_path / "offline"
    source.mkdir()
    offline.mkdir()
    wheel(source, "kvae_own")
    digest = hashlib.sha256(wheel(offline, "smallone").read_bytes()).hexdigest()
    (source / LIST.format(version=HERE)).write_text(f"smallone==1.0 --hash=sha256:{digest}\n")
    digest = hashlib.sha256(wheel(offline, "smalltwo").read_bytes()).hexdigest()
    (source / SOURCES).write_text(f"smalltwo==1.0 --hash=sha256:{digest}\n")
    return SetUp(source, tmp_path / "data" / ENVIRONMENT, tmp_path / "data" / "wheels", offline)


def installed(plan: SetUp) -> bool:
    code = "import kvae_own, smallone, smalltwo"
    return subprocess.run([python_of(plan.environment), "-c", code], check=False).returncode == 0


@pytest.mark.slow
def test_it_can_be_stopped_and_gone_on_with_and_then_training_is_found(plan, tmp_path, monkeypatch):
    set_up(plan, lambda share, package: False)  # stopped before the environment is whole
    assert not plan.is_bare()
    set_up(plan, lambda share, package: not package)  # stopped at the first package
    assert plan.is_bare()
    assert not installed(plan)
    assert not (plan.environment / module.COMPLETE).exists()
    shares = []
    set_up(plan, lambda share, package: shares.append(share) or True)
    assert installed(plan)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert not plan.wheels.exists()  # they are not needed any more
    monkeypatch.setattr("desktop.learning.trainer.program.STANDALONE", True)
    assert find_trainer(tmp_path / "data").python == python_of(plan.environment)
    assert find_trainer(tmp_path / "elsewhere") is None


def test_an_installation_that_was_ended_begins_in_an_environment_made_anew(plan):
    def put(name: str, *files: str) -> None:
        about = plan.environment / "lib" / "python3" / "site-packages" / f"{name}-1.0.dist-info"
        about.mkdir(parents=True, exist_ok=True)
        for file in files:
            (about / file).write_text("")

    python = Path("python3")
    put("pip", "METADATA")
    assert "--clear" in next(plan.commands(python, HERE))  # pip's last file is missing
    put("pip", "RECORD")
    assert "download" in next(plan.commands(python, HERE))
    put("smallone", "METADATA")  # pip would take it for whole
    assert "--clear" in next(plan.commands(python, HERE))


@pytest.mark.slow
def test_a_file_that_was_changed_is_not_installed(plan):
    with (plan.offline / "smallone-1.0-py3-none-any.whl").open("ab") as file:
        file.write(b"changed")
    with pytest.raises(UserError, match=r"smallone is not the file that .* tested with"):
        set_up(plan, lambda share, package: True)
    assert not installed(plan)


@pytest.mark.slow
def test_what_the_folder_lacks_is_named(plan):
    (plan.offline / "smalltwo-1.0-py3-none-any.whl").unlink()
    with pytest.raises(UserError, match=r"smalltwo==1\.0 is not in the folder .*offline"):
        set_up(plan, lambda share, package: True)


def test_without_a_fitting_python_it_says_what_to_type(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UserError, match=r"needs Python 3\.12 / 3\.11") as caught:
        find_python(["3.12", "3.11"])
    assert "3.12" in caught.value.hint


def test_a_python_of_another_version_is_passed_over(tmp_path, monkeypatch):
    fake = tmp_path / "python3"
    fake.write_text("#!/bin/sh\necho 2.7\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UserError):
        find_python([HERE])


def test_too_little_room_is_said_before_anything_is_loaded(plan, monkeypatch):
    monkeypatch.setattr(module, "NEEDED", 10**18)
    with pytest.raises(UserError, match="too little room"):
        set_up(plan, lambda share, package: True)


def test_a_copy_without_the_lists_says_so(tmp_path):
    with pytest.raises(UserError, match="not part of this copy"):
        SetUp.usual(tmp_path)

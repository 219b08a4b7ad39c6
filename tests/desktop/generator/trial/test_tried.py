"""Which files have passed is remembered, by what they hold and the runtime that opened them."""

import onnxruntime
import pytest

from desktop import program
from desktop.generator.trial import tried as module
from desktop.generator.trial.tried import FILE, TriedModels
from desktop.ui.studio.settings import Settings


def sha256(number: int) -> str:
    return f"{number:064x}"


def test_a_file_is_known_by_what_it_holds(tmp_path):
    TriedModels(tmp_path).add(sha256(7))
    again = TriedModels(tmp_path)
    assert sha256(7) in again
    assert sha256(8) not in again


def test_another_runtime_tries_it_anew(tmp_path, monkeypatch):
    TriedModels(tmp_path).add(sha256(7))
    monkeypatch.setattr(onnxruntime, "__version__", "99.0")
    assert sha256(7) not in TriedModels(tmp_path)
    assert TriedModels(tmp_path).once_had(sha256(7))
    assert not TriedModels(tmp_path).once_had(sha256(8))


def test_without_a_folder_it_holds_within_this_run():
    tried = TriedModels(None)
    tried.add(sha256(7))
    assert sha256(7) in tried
    assert sha256(7) not in TriedModels(None)


def test_the_oldest_are_forgotten(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "MOST", 3)
    for number in range(5):
        TriedModels(tmp_path).add(sha256(number))
    again = TriedModels(tmp_path)
    assert [number for number in range(5) if sha256(number) in again] == [2, 3, 4]


def test_a_full_list_is_read_whole():
    line = f"{'0' * 64} {'1' * 50}\n"  # versions have some ten characters
    assert len(line) * module.MOST < module.MAX_BYTES / 2


def test_where_nothing_can_be_written_it_is_known_within_this_run(tmp_path):
    (tmp_path / "file").write_text("in the way")
    tried = TriedModels(tmp_path / "file" / "settings")
    tried.add(sha256(7))
    assert sha256(7) in tried
    assert (tmp_path / "file").read_text() == "in the way"


@pytest.mark.parametrize(
    "rotten", [b"", b"\0" * 100, bytes(range(256)), b"\n" * 300_000, b"\xff" * 300_000]
)
def test_a_rotten_list_knows_nothing_and_is_replaced(tmp_path, rotten):
    (tmp_path / FILE).write_bytes(rotten)
    tried = TriedModels(tmp_path)
    assert sha256(7) not in tried
    tried.add(sha256(7))
    assert sha256(7) in TriedModels(tmp_path)


def test_a_folder_in_its_place_is_left_alone(tmp_path):
    (tmp_path / FILE).mkdir()
    TriedModels(tmp_path).add(sha256(7))
    assert (tmp_path / FILE).is_dir()


@pytest.mark.parametrize("home", [None, "", "relative/place", "/an/absolute/place"])
def test_the_command_and_the_window_remember_in_the_same_folder(monkeypatch, home):
    monkeypatch.delenv("XDG_CONFIG_HOME")
    if home is not None:
        monkeypatch.setenv("XDG_CONFIG_HOME", home)
    assert program.settings_folder() == Settings.usual().file.parent


def test_a_user_without_a_home_has_no_settings(monkeypatch):
    monkeypatch.delenv("XDG_CONFIG_HOME")
    monkeypatch.setattr("os.path.expanduser", lambda path: path)  # as for an unknown user
    assert program.settings_folder() is None

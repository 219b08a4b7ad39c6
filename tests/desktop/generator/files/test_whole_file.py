import os
import time

from desktop.generator.files.whole_file import ABANDONED, write_atomically

LEFT = ".kvae-0123456789abcdef.tmp"


def left(folder, seconds):
    """A folder in which a program was killed so long ago while it wrote a file."""
    folder.mkdir()
    for name in (LEFT, ".kvae-notes.tmp"):  # the second name is not ours
        (folder / name).write_bytes(b"half")
        os.utime(folder / name, (time.time() - seconds,) * 2)
    return folder


def test_half_files_of_programs_that_were_killed_are_removed_after_a_day(tmp_path):
    young, old = left(tmp_path / "young", ABANDONED - 60), left(tmp_path / "old", ABANDONED + 60)
    for folder in (young, old):
        write_atomically(folder / "a.png", b"whole")
    assert {path.name for path in young.iterdir()} == {"a.png", LEFT, ".kvae-notes.tmp"}
    assert {path.name for path in old.iterdir()} == {"a.png", ".kvae-notes.tmp"}


def test_a_folder_is_looked_through_once(tmp_path, monkeypatch):
    listed, listdir = [], os.listdir
    monkeypatch.setattr(os, "listdir", lambda folder: listed.append(folder) or listdir(folder))
    for number in range(3):
        write_atomically(tmp_path / f"{number}.png", b"whole")
    assert listed == [tmp_path]

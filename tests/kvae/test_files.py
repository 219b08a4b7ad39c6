import os
import time

from kvae.files import ABANDONED, remove_abandoned, taking_the_place_of, write_atomically


def test_a_file_is_flushed_before_it_is_moved_and_its_folder_after(tmp_path, monkeypatch):
    calls = []

    def noted(name, call):
        def made(*arguments):
            what = os.readlink(f"/proc/self/fd/{arguments[0]}") if name == "fsync" else arguments[1]
            calls.append((name, os.path.basename(what)))
            return call(*arguments)

        monkeypatch.setattr(os, name, made)

    noted("fsync", os.fsync)
    noted("replace", os.replace)
    write_atomically(tmp_path / "a.csv", b"1")
    partial = f".{os.getpid()}-a.csv"
    assert calls == [("fsync", partial), ("replace", "a.csv"), ("fsync", tmp_path.name)]
    assert (tmp_path / "a.csv").read_bytes() == b"1"


def test_half_files_of_programs_that_were_killed_are_removed_after_a_day(tmp_path):
    folder = tmp_path / "checkpoints"
    folder.mkdir()
    for path in (tmp_path / "vae.keras", folder / "step-0000001.ckpt"):
        with taking_the_place_of(path) as partial:
            partial.touch()
            partial.with_name(partial.name + "-left").touch()  # as one that was not moved
    ours = set(tmp_path.rglob(".*"))
    others = {tmp_path / ".hidden", folder / "1-of-2"}
    for path in others:
        path.touch()
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    age(before, ABANDONED - 60)
    remove_abandoned(tmp_path)
    assert {path for path in tmp_path.rglob("*") if path.is_file()} == before
    age(before, ABANDONED + 60)
    remove_abandoned(tmp_path)
    assert len(ours) == 2
    assert {path for path in tmp_path.rglob("*") if path.is_file()} == before - ours


def age(paths, seconds):
    for path in paths:
        os.utime(path, (time.time() - seconds,) * 2)


def test_a_half_file_that_cannot_be_removed_stays_and_stops_nobody(tmp_path):
    (tmp_path / ".1-a").mkdir()  # as little as a file of somebody else's
    (tmp_path / ".2-b").touch()
    age([tmp_path / ".1-a", tmp_path / ".2-b"], ABANDONED + 60)
    remove_abandoned(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [".1-a"]

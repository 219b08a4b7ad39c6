"""Many photos are read as few are, and only once."""

import os
import shutil
import sqlite3
import time
from pathlib import Path

import numpy as np
import pytest

from kvae.photos import cache, many
from kvae.photos.load import load_photos
from kvae.photos.photo_set import PhotoError, PhotoSet
from tests.kvae.few import more_are_many
from tests.kvae.pictures import fill, scene

SIZE, FILES = 32, 30


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    more_are_many(monkeypatch, 20)
    monkeypatch.setattr(many, "AT_ONCE", 8)


@pytest.fixture
def folder(tmp_path) -> Path:
    """Photos, one of them twice, and what cannot be read."""
    (folder := tmp_path / "photos").mkdir()
    fill(folder, FILES)
    shutil.copy(folder / "photo3.png", folder / "copy of photo3.png")
    scene(5, 30, 30).save(folder / "small.png")
    (folder / "empty.jpg").touch()
    os.mkfifo(folder / "pipe.png")
    return folder


def read(folder: Path) -> tuple[PhotoSet, list[int]]:
    """Reads a folder; returns the photos, and how many files it reported as read."""
    counts: list[int] = []
    found = load_photos(folder, SIZE, minimum=0, progress=lambda done, total: counts.append(done))
    return found, counts[-1:]


def as_few(folder: Path, monkeypatch) -> PhotoSet:
    with monkeypatch.context() as patch:
        more_are_many(patch, 10**6)
        return load_photos(folder, SIZE, minimum=0)


def same(found: PhotoSet, expected: PhotoSet) -> bool:
    return (
        np.array_equal(found.images, expected.images)
        and tuple(found.names) == expected.names
        and found.skipped == expected.skipped
        and found.fingerprint == expected.fingerprint
    )


def test_many_are_read_as_few_are(folder, monkeypatch):
    (found, counts), expected = read(folder), as_few(folder, monkeypatch)
    assert same(found, expected)
    assert found.remarks == expected.remarks
    assert set(expected.notes) < set(found.notes)
    assert counts == [FILES + 4]
    assert expected.file is None
    assert found.file.is_relative_to(cache.cache_home())


def test_what_was_read_is_not_read_again(folder, monkeypatch):
    read(folder)
    monkeypatch.setattr(many, "prepare", None)  # would fail
    again, counts = read(folder)
    assert counts == []
    assert same(again, as_few(folder, monkeypatch))
    for path in folder.glob("*.png"):
        if path.is_file():
            os.utime(path, (1, 1))
    (folder / "photo9.png").rename(folder / "a first one.png")
    renamed, counts = read(folder)  # all looked at, and none decoded
    assert len(counts) == 1
    assert renamed.names[0] == "a first one.png"
    assert same(renamed, as_few(folder, monkeypatch))


def test_a_changed_file_is_read_anew_and_what_a_run_shares_stays(folder, monkeypatch):
    first, _ = read(folder)
    before, names = first.images.copy(), tuple(first.names)
    shared = folder.parent / "photos.u8"
    os.link(first.file, shared)
    scene(77).save(folder / "photo7.png")
    changed, counts = read(folder)
    assert counts == [1]
    assert same(changed, as_few(folder, monkeypatch))
    (folder / "small.png").unlink()  # the last ones
    (folder / "photo29.png").unlink()
    assert same(read(folder)[0], as_few(folder, monkeypatch))
    for number in range(4):
        scene(80 + number).save(folder / f"z{number}.png")
    assert same(read(folder)[0], as_few(folder, monkeypatch))
    kept = np.fromfile(shared, np.uint8)[: before.size]
    assert np.array_equal(kept, before.ravel())
    assert len(names) == len(before)
    assert len(list(changed.file.parent.iterdir())) == 3  # no older pictures


@pytest.mark.parametrize("at", ["write", "commit", "renumber", "write_names"])
def test_a_reading_that_was_killed_goes_on(folder, monkeypatch, at):
    read(folder)
    scene(77).save(folder / "aa.png")
    for number in range(20):
        scene(100 + number).save(folder / f"photo{number}.png")
    calls = []

    class Killed(BaseException):
        pass

    def killed(*given):
        calls.append(given)
        if len(calls) == 2 or at in ("renumber", "write_names"):
            raise Killed
        return real(*given)

    owner = {"write": many.PicturesFile, "write_names": many}.get(at, many.PhotoIndex)
    with monkeypatch.context() as patch:
        real = getattr(owner, at)
        patch.setattr(owner, at, killed)
        with pytest.raises(Killed):
            read(folder)
    found, counts = read(folder)
    assert same(found, as_few(folder, monkeypatch))
    assert counts[:1] < [21]  # what was made sure of before was not read again


def test_two_readings_at_once_are_refused(folder):
    found, _ = read(folder)
    with sqlite3.connect(found.file.with_name("index.sqlite")) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(PhotoError, match="another training is reading these photos"):
            read(folder)


def test_a_damaged_index_is_named(folder):
    found, _ = read(folder)
    found.file.with_name("index.sqlite").write_bytes(b"no database at all, " * 100)
    with pytest.raises(PhotoError, match="cannot be used: file is not a database") as caught:
        read(folder)
    assert "delete that folder" in caught.value.hint


def test_a_full_disk_is_reported_before_the_work(folder, monkeypatch):
    usage = shutil.disk_usage(folder)._replace(free=10**6)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    with pytest.raises(PhotoError, match=r"34 decoded photos take 0.0 GB .* 0.0 GB are free"):
        read(folder)


def test_caches_that_nobody_used_for_thirty_days_are_removed(folder, tmp_path):
    found, _ = read(folder)
    old, new = found.file.parent.with_name("old"), found.file.parent.with_name("new")
    for other in (old, new):
        other.mkdir()
        (other / "pictures-0.u8").touch()
    for other, days in ((old, 31), (new, 29)):
        os.utime(other, (time.time() - 86400 * days,) * 2)
    read(folder)
    assert not old.exists()
    assert new.exists()


def test_few_photos_among_many_files_are_held_in_memory(folder, monkeypatch):
    for path in sorted(folder.glob("photo*.png"))[10:]:
        path.write_bytes(b"no photo")
    found, _ = read(folder)
    assert found.file is None
    assert same(found, as_few(folder, monkeypatch))

"""The committed pictures are exactly the ones the manifest names, and can be rebuilt."""

import csv
import io
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"


def gather(*arguments):
    command = [sys.executable, str(DATA / "gather.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def manifest():
    with (DATA / "manifest.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def used():
    return [row for row in manifest() if row["use"] == "used"]


@pytest.fixture
def copy(tmp_path):
    """A copy of data/ that may be spoiled."""
    return shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns("__pycache__"))


def as_package(path, *, members):
    """Write a .deb (an `ar` archive) that holds the given {name: bytes} in its data.tar.xz."""
    inner = io.BytesIO()
    with tarfile.open(fileobj=inner, mode="w:xz", preset=0) as archive:
        for name, data in members.items():
            entry = tarfile.TarInfo(f"./{name}")
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    body = b"!<arch>\n"
    for name, data in (("debian-binary", b"2.0\n\n"), ("data.tar.xz", inner.getvalue())):
        body += f"{name:<16}{0:<12}{0:<6}{0:<6}{'100644':<8}{len(data):<10}`\n".encode()
        body += data + b"\n" * (len(data) % 2)  # the odd length of debian-binary is meant
    path.write_bytes(body)
    return path


def test_check_passes_and_writes_nothing():
    before = sorted((path, path.stat().st_mtime_ns) for path in DATA.rglob("*.png"))
    done = gather("--check")
    assert (done.returncode, done.stderr[-52:].strip()[-8:]) == (0, "manifest")
    assert done.stdout.splitlines()[-1] == str(DATA / "photos")
    assert before == sorted((path, path.stat().st_mtime_ns) for path in DATA.rglob("*.png"))


def test_originals_rebuild_every_picture(copy):
    shutil.rmtree(copy / "photos")
    done = gather("--originals", "--folder", copy)  # compares every pixel hash by itself
    assert done.returncode == 0, done.stderr
    rebuilt = {path.name: path.read_bytes() for path in (copy / "photos").iterdir()}
    assert sorted(rebuilt) == sorted(row["file"] for row in used())


def test_a_package_rebuilds_both_folders(copy, tmp_path):
    members = {row["path"]: (DATA / "originals" / row["file"]).read_bytes() for row in used()}
    deb = as_package(tmp_path / "stamps.deb", members=members)
    shutil.rmtree(copy / "photos")
    shutil.rmtree(copy / "originals")
    done = gather("--deb", deb, "--folder", copy)
    assert done.returncode == 0, done.stderr
    for row in used():
        committed = (DATA / "originals" / row["file"]).read_bytes()
        assert (copy / "originals" / row["file"]).read_bytes() == committed


@pytest.mark.parametrize("mode", ["--check", "--originals"])
def test_a_flipped_byte_in_an_original_is_refused_by_name(copy, mode):
    path = copy / "originals" / "fruit_kiwi.png"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    done = gather(mode, "--folder", copy)
    assert done.returncode == 2
    assert "error: fruit_kiwi.png: the original is not the one in the manifest" in done.stderr


def spoil_photo(folder):
    shutil.copy(folder / "photos" / "fruit_lemon.png", folder / "photos" / "fruit_kiwi.png")


def cut_photo(folder):
    path = folder / "photos" / "fruit_kiwi.png"
    path.write_bytes(path.read_bytes()[:200])


def add_photo(folder):
    shutil.copy(folder / "photos" / "fruit_kiwi.png", folder / "photos" / "stranger.png")


def lose_original(folder):
    (folder / "originals" / "fruit_kiwi.png").unlink()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (spoil_photo, "fruit_kiwi.png is not the picture in the manifest"),
        (cut_photo, "fruit_kiwi.png cannot be read"),
        (add_photo, "stranger.png has no row"),
        (lose_original, "fruit_kiwi.png: its original"),
        (lambda folder: (folder / "manifest.csv").unlink(), "cannot read"),
    ],
)
def test_check_finds_what_is_wrong(copy, spoil, words):
    spoil(copy)
    done = gather("--check", "--folder", copy)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("content", [b"", b"no package at all", b"!<arch>\n"])
def test_a_file_that_is_no_package_is_refused(copy, tmp_path, content):
    (tmp_path / "x.deb").write_bytes(content)
    done = gather("--deb", tmp_path / "x.deb", "--folder", copy)
    assert (done.returncode, done.stderr.count("error: ")) == (2, 1)
    assert "Traceback" not in done.stderr


def test_the_manifest_is_complete():
    rows = manifest()
    assert len({row["file"] for row in rows}) == len(rows) == 88
    assert len(used()) == 71
    for row in rows:
        needed = ["label", "category", "package", "version", "path", "native_px", "author",
                  "licence", "evidence"]  # fmt: skip
        assert all(row[column] for column in needed), row["file"]
        assert len(row["sha256_source"]) == len(row["sha256_rgb"]) == 64
        assert bool(row["reason"]) == (row["use"] in {"dropped", "held back"}), row["file"]


def test_every_file_has_a_row_and_every_row_its_files():
    names = {row["file"] for row in used()}
    for folder in ("photos", "originals"):
        assert {path.name for path in (DATA / folder).iterdir()} == names


def test_credits_name_every_picture_with_author_and_licence():
    credits = (DATA / "CREDITS.md").read_text(encoding="utf-8").splitlines()
    for row in used():
        line = next(line for line in credits if line.startswith(f"| {row['file']} |"))
        for column in ("label", "author", "spdx"):
            assert row[column] in line


def test_every_licence_is_here_in_full():
    for licence in {row["spdx"] for row in used()} | {"GPL-3.0-or-later"}:
        assert (ROOT / "LICENSES" / f"{licence}.txt").read_text(encoding="utf-8").strip()
    assert (ROOT / "LICENSE").read_bytes() == (
        ROOT / "LICENSES" / "GPL-3.0-or-later.txt"
    ).read_bytes()

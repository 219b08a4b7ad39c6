"""The library that runs the decoder in the page: whole, small, and made anew from its package."""

import hashlib
import io
import json
import lzma
import tarfile

from export import web_runtime as tested
from tests.conftest import ROOT

FOLDER = ROOT / "export" / "web" / "onnxruntime-web"


def test_the_files_are_those_of_the_package():
    origin = json.loads((FOLDER / "origin.json").read_text("utf-8"))
    for name in (tested.SCRIPT, tested.BINARY):
        data = lzma.decompress((FOLDER / f"{name}.xz").read_bytes())
        assert hashlib.sha256(data).hexdigest() == origin[name]


def test_the_page_gets_all_of_it():
    runtime = tested.web_runtime()
    assert f"ONNX Runtime Web v{runtime.version}" in runtime.script
    assert runtime.binary.startswith(b"\0asm")
    assert runtime.licence.startswith("MIT License")
    assert (FOLDER / "ThirdPartyNotices.txt").stat().st_size > 100_000


def test_a_package_is_taken(tmp_path, capsys, monkeypatch):
    files = {
        "package.json": b'{"version": "9.8.7"}', f"dist/{tested.SCRIPT}": b"export{a as b};",
        f"dist/{tested.BINARY}": b"\0asm" + bytes(5000), "dist/ort.all.js": b"something else",
    }  # fmt: skip
    package = tmp_path / "package.tgz"
    with tarfile.open(package, "w:gz") as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    monkeypatch.setattr(tested, "FOLDER", tmp_path / "library")
    assert tested.main([str(package)]) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'library'}\n"
    assert sorted(path.name for path in (tmp_path / "library").iterdir()) == sorted(
        path.name for path in FOLDER.iterdir()
    )
    tested.web_runtime.cache_clear()
    runtime = tested.web_runtime()
    tested.web_runtime.cache_clear()
    assert (runtime.version, runtime.binary) == ("9.8.7", files[f"dist/{tested.BINARY}"])


def test_what_is_no_such_package_is_refused_and_nothing_is_changed(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(tested, "FOLDER", tmp_path / "library")
    with tarfile.open(tmp_path / "other.tgz", "w:gz") as archive:
        archive.addfile(tarfile.TarInfo("package/package.json"))
    (tmp_path / "words.tgz").write_text("no archive")
    for name in ("other.tgz", "words.tgz", "missing.tgz"):
        assert tested.main([str(tmp_path / name)]) == 2
        error = capsys.readouterr().err
        assert f"{name} is not a package of onnxruntime-web" in error
        assert "npm pack" in error
    assert not (tmp_path / "library").exists()

"""Files are finished in memory, find free names, and are written all together or not at all."""

import io
import resource

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from desktop.generator.files.finished_files import (
    SheetStyle,
    finished_picture,
    finished_sheet,
    paths_for,
    series_name,
    write_together,
)
from desktop.generator.files.picture_file import PictureRecord, read_record, save_png
from desktop.generator.model.model_file import ModelFileError
from desktop.generator.sampling import draw

IMAGES = np.random.default_rng(0).integers(0, 256, (5, 64, 64, 3), np.uint8)
RECORDS = [PictureRecord("ab" * 32, 12, index, draw(12, index, 8)) for index in range(5)]
STYLE = SheetStyle(3, True, "#102030", "#ffffff")


def test_an_unenlarged_picture_is_the_file_that_the_command_writes(tmp_path):
    file = finished_picture(IMAGES[1], RECORDS[1], "toy", 1)
    save_png(tmp_path / "a.png", IMAGES[1], RECORDS[1])
    assert file.name == "toy-s000012-02.png"
    assert file.data == (tmp_path / "a.png").read_bytes()
    assert np.array_equal(file.pixels, IMAGES[1])


def test_an_enlarged_picture_keeps_its_record(tmp_path):
    file = finished_picture(IMAGES[1], RECORDS[1], "toy", 4)
    (tmp_path / "a.png").write_bytes(file.data)
    assert read_record(tmp_path / "a.png").z.tobytes() == RECORDS[1].z.tobytes()
    assert np.array_equal(np.asarray(Image.open(tmp_path / "a.png")), file.pixels)
    assert file.pixels.shape == (256, 256, 3)


def test_a_sheet_is_previewed_as_it_is_written():
    file = finished_sheet(IMAGES, RECORDS, "toy", 2, STYLE)
    assert file.name == "toy-s000012-sheet.png"
    assert np.array_equal(np.asarray(Image.open(io.BytesIO(file.data))), file.pixels)
    assert file.pixels.shape[1] == 3 * (128 + 16) + 16
    assert file.pixels[0, 0].tolist() == [0x10, 0x20, 0x30]
    bare = finished_sheet(IMAGES, RECORDS, "toy", 2, SheetStyle(3, False, "#102030", "#fff"))
    assert bare.pixels.shape == (2 * (128 + 16) + 16, file.pixels.shape[1], 3)
    assert file.pixels.shape[0] > bare.pixels.shape[0]  # room for the captions


def test_a_series_is_named_after_its_seed():
    assert series_name("my garden", 7, "morph.gif") == "my-garden-s000007-morph.gif"


@given(st.lists(st.sampled_from(["a.png", "a-2.png", "b.png"]), max_size=6), st.booleans())
def test_no_two_files_get_the_same_path(tmp_path_factory, names, replace):
    folder = tmp_path_factory.mktemp("files")
    (folder / "a.png").write_bytes(b"precious")
    paths = paths_for(folder, names, replace=replace)
    assert len(set(paths)) == len(names)
    assert replace or folder / "a.png" not in paths


def test_all_files_are_written(tmp_path):
    contents = {tmp_path / f"{n}.png": bytes([n]) for n in range(3)}
    write_together(contents)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == contents


def test_a_name_that_is_taken_meanwhile_undoes_the_files_before_it(tmp_path):
    (tmp_path / "2.png").write_bytes(b"precious")
    contents = {tmp_path / f"{n}.png": b"new" for n in range(4)}
    with pytest.raises(ModelFileError, match=r"2\.png exists already"):
        write_together(contents)
    assert [path.name for path in tmp_path.iterdir()] == ["2.png"]
    assert (tmp_path / "2.png").read_bytes() == b"precious"
    write_together(contents, overwrite=True)
    assert {path.read_bytes() for path in tmp_path.iterdir()} == {b"new"}


def test_a_disk_without_links_keeps_what_is_there_and_takes_what_is_new(tmp_path, monkeypatch):
    def no_links(_source, _target):
        raise PermissionError(1, "Operation not permitted")  # what Linux says of a FAT disk

    monkeypatch.setattr("os.link", no_links)
    write_together({tmp_path / "1.png": b"precious"})
    with pytest.raises(ModelFileError, match=r"1\.png exists already"):
        write_together({tmp_path / "1.png": b"new"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"1.png": b"precious"}


def test_a_disk_that_is_full_at_the_third_file_keeps_none(tmp_path):
    contents = {tmp_path / f"{n}.png": bytes(8192 if n == 2 else 9) for n in range(4)}
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))  # every larger write fails
    try:
        with pytest.raises(ModelFileError, match=r"2\.png could not be saved"):
            write_together(contents)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert list(tmp_path.iterdir()) == []

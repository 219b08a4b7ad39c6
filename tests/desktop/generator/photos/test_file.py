"""What is not a photo is refused with its reason, and by the window and the training alike."""

import os
import random

import numpy as np
import pytest
from PIL import Image, PngImagePlugin

from desktop.generator.model.model_file import ModelFileError
from desktop.generator.photos.load import load_photo
from tests.desktop.generator.photos.as_trained import assert_same
from tests.kvae.pictures import encoded, float_tiff, png, scene

# Pillow's remarks on damaged metadata and large claims are the point of some files here.
pytestmark = pytest.mark.filterwarnings("ignore")

REFUSED = {
    "empty.png": (b"", "is empty"),
    "half.png": (encoded(scene(), "PNG")[:2000], "cut short"),
    "page.jpg": (b"<!DOCTYPE html><html></html>", "not an image of a known kind"),
    "small.png": (encoded(scene(0, 20, 90), "PNG"), "too small: 20 x 90"),
    "bomb.png": (png(9500, 9500, rows=9500), "too large: 9500 x 9500"),
    "larger.png": (png(30000, 30000, rows=1), "over 50 million pixels"),
    "camera.dng": (encoded(scene(), "TIFF"), "raw file"),
    "nan.tif": (encoded(Image.fromarray(np.full((64, 64), np.nan, np.float32)), "TIFF"), "no numb"),
    "odd.tif": (b"II*\0" + bytes(60), "a TIFF that is damaged or of a kind"),
    "float.tif": (float_tiff(np.full((48, 64, 3), np.nan, np.float32)), "no numb"),
    "flat.tif": (encoded(Image.fromarray(np.full((64, 64), 7, np.int32)), "TIFF"), "all one"),
    "clear.png": (encoded(Image.new("RGBA", (64, 64)), "PNG"), "all of it is transparent"),
}


@pytest.mark.parametrize("brand", ["HEIC", "AVIF"])
def test_a_phones_own_formats_are_refused_where_their_readers_are_not(tmp_path, monkeypatch, brand):
    for room in ("kvae.photos.file", "desktop.generator.photos.file"):
        monkeypatch.setattr(f"{room}.FORMATS", ("JPEG", "PNG"))
    photo = tmp_path / "phone"
    photo.write_bytes(b"\x00\x00\x00\x18ftyp" + brand.lower().encode() + bytes(100))
    assert not assert_same(photo, 96)
    with pytest.raises(ModelFileError, match=brand):
        load_photo(photo, 96, "auto")


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_no_photo_is_refused_with_its_reason(tmp_path, name):
    data, reason = REFUSED[name]
    (tmp_path / name).write_bytes(data)
    assert not assert_same(tmp_path / name, 96)
    with pytest.raises(ModelFileError, match=reason):
        load_photo(tmp_path / name, 96, "auto")


def test_paths_that_are_no_files_are_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.png")
    (tmp_path / "loop.png").symlink_to(tmp_path / "loop.png")
    paths = {tmp_path: "a folder", tmp_path / "gone.png": "No such file",
             tmp_path / "pipe.png": "not an ordinary file",
             tmp_path / "loop.png": "cannot be opened"}  # fmt: skip
    for path, reason in paths.items():
        assert not assert_same(path, 96)
        with pytest.raises(ModelFileError, match=reason):
            load_photo(path, 96, "auto")
    with pytest.raises(ModelFileError, match="cannot be opened"):
        load_photo("a\0.png", 96, "auto")


def test_running_out_of_memory_is_a_reason(tmp_path, monkeypatch):
    def out_of_memory(self):
        raise MemoryError

    (tmp_path / "a.png").write_bytes(encoded(scene(), "PNG"))
    monkeypatch.setattr(PngImagePlugin.PngImageFile, "load", out_of_memory)
    with pytest.raises(ModelFileError, match=r"a\.png is too large for the memory"):
        load_photo(tmp_path / "a.png", 96, "auto")


def test_damaged_metadata_is_treated_alike(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    sources = [encoded(scene(), format, exif=exif) for format in ("JPEG", "PNG", "WEBP", "TIFF")]
    chance, usable = random.Random(1), 0
    for _ in range(150):
        data = bytearray(chance.choice(sources))
        for _ in range(chance.choice((1, 3, 10))):
            data[chance.randrange(min(len(data), 400))] ^= chance.randrange(1, 256)
        (tmp_path / "m").write_bytes(data)
        usable += assert_same(tmp_path / "m", 64)
    assert 0 < usable < 150  # both outcomes were met


def test_indices_without_a_palette_are_damage(tmp_path):
    indices = Image.new("P", (64, 64))
    indices.putpalette(range(48))
    indices.save(tmp_path / "p.png", transparency=0)
    data = (tmp_path / "p.png").read_bytes()
    at = data.index(b"PLTE") - 4
    end = data.index(b"tRNS") - 4
    (tmp_path / "p.png").write_bytes(data[:at] + data[end:])
    assert not assert_same(tmp_path / "p.png", 64)

"""Files that lack little are read; what is really cut or damaged is refused."""

import zlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from kvae.photos.file import UnusablePhoto, read_photo
from tests.kvae.pictures import encoded, scene

SIDE = 32


def read(folder, data):
    (folder / "a").write_bytes(data)
    return read_photo(folder / "a", SIDE).picture


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("size", [(80, 60), (640, 480)])
def test_a_jpeg_without_its_end_marker_is_whole(tmp_path, size, progressive):
    data = encoded(scene(3, *size), "JPEG", progressive=progressive)
    assert data.endswith(b"\xff\xd9")
    assert read(tmp_path, data[:-2]).tobytes() == read(tmp_path, data).tobytes()


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("share", [0.3, 0.7, 0.95])
def test_a_jpeg_that_is_really_cut_is_refused(tmp_path, share, progressive):
    noise = np.random.default_rng(0).integers(0, 256, (96, 96, 3)).astype(np.uint8)
    data = encoded(Image.fromarray(noise), "JPEG", progressive=progressive)
    with pytest.raises(UnusablePhoto, match="cut short"):
        read(tmp_path, data[: int(share * len(data))])


@settings(max_examples=60, deadline=None)
@given(st.integers(4, 400))
def test_whatever_is_cut_off_a_jpeg_it_is_the_whole_picture_or_refused(tmp_path_factory, missing):
    data = encoded(scene(5, 96, 96), "JPEG", quality=90)
    folder = tmp_path_factory.mktemp("cut")
    try:
        found = read(folder, data[:-missing])
    except UnusablePhoto:
        return
    assert found.tobytes() == read(folder, data).tobytes()


def with_remark(checksum_wrong: bytes) -> bytes:
    """A PNG with a remark, and one chunk whose checksum is wrong."""
    remark = PngImagePlugin.PngInfo()
    remark.add_text("Comment", "made with care")
    data = encoded(scene(), "PNG", pnginfo=remark)
    at = data.index(checksum_wrong)
    length = int.from_bytes(data[at - 4 : at])
    check = at + 4 + length
    assert zlib.crc32(data[at:check]) == int.from_bytes(data[check : check + 4])
    return data[:check] + bytes([data[check] ^ 1]) + data[check + 1 :]


def test_a_remark_with_a_wrong_checksum_costs_nothing(tmp_path):
    assert read(tmp_path, with_remark(b"tEXt")).tobytes() == scene().tobytes()


def test_a_size_with_a_wrong_checksum_is_refused(tmp_path):
    with pytest.raises(UnusablePhoto):
        read(tmp_path, with_remark(b"IHDR"))


@pytest.fixture(scope="module")
def huge():
    """A JPEG of 64 million pixels, as some phones take them."""
    return Image.new("RGB", (9248, 6936), (200, 120, 40))


def test_a_jpeg_of_64_million_pixels_is_decoded_small(tmp_path, huge):
    picture = read(tmp_path, encoded(huge, "JPEG"))
    assert picture.size == (1156, 867)
    assert np.abs(np.asarray(picture, float) - (200, 120, 40)).max() <= 2  # JPEG's rounding


def test_a_progressive_one_needs_memory_for_all_of_it_and_is_refused(tmp_path, huge):
    with pytest.raises(UnusablePhoto, match="too large: 9248 x 6936 is over 50 million"):
        read(tmp_path, encoded(huge, "JPEG", progressive=True))

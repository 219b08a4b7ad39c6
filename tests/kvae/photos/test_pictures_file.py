import ctypes
import mmap
import os
import time

import numpy as np
import pytest

from kvae.photos.pictures_file import PicturesFile, mapped, read_ahead

SIZE, COUNT = 64, 300
PATIENCE = 20.0  # seconds; a disk answers in milliseconds


@pytest.fixture
def file(tmp_path):
    """Pictures that are on the disk, and not in memory as far as the system obeys."""
    file = PicturesFile(tmp_path / "pictures.u8", SIZE)
    file.write(0, pictures())
    descriptor = os.open(file.path, os.O_RDONLY)
    os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    os.close(descriptor)
    return file


def pictures():
    return np.random.default_rng(0).integers(0, 256, (COUNT, SIZE, SIZE, 3), np.uint8)


def in_memory(picture: np.ndarray) -> bool:
    """Whether the system has all of a mapped picture."""
    start = picture.ctypes.data // mmap.PAGESIZE * mmap.PAGESIZE
    length = picture.ctypes.data + picture.nbytes - start
    pages = (ctypes.c_ubyte * -(-length // mmap.PAGESIZE))()
    libc = ctypes.CDLL(None, use_errno=True)
    assert libc.mincore(ctypes.c_void_p(start), ctypes.c_size_t(length), pages) == 0
    return all(page & 1 for page in pages)


@pytest.mark.parametrize("first", [0, 7])
def test_pictures_that_are_read_ahead_are_in_memory_before_they_are_looked_at(file, first):
    images = mapped(file.path, COUNT, SIZE)[first:]
    rows = np.array([[0, 111], [len(images) - 1, 111]])
    read_ahead(images, rows)
    until = time.monotonic() + PATIENCE
    while not all(in_memory(images[row]) for row in rows.ravel()):
        assert time.monotonic() < until
        time.sleep(0.001)
    assert np.array_equal(images, pictures()[first:])


def test_pictures_of_no_file_stay_as_they_are():
    images = pictures()
    read_ahead(images, np.arange(3))
    read_ahead(images[2:], np.arange(3))
    assert np.array_equal(images, pictures())

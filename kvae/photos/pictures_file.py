"""Decoded pictures on disk, one after the other as raw bytes, and mapped into memory from there."""

import mmap
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

AT_ONCE = 256  # pictures that are copied together


def mapped(file: Path, count: int, size: int) -> np.ndarray:
    """Returns the first so many pictures in a file, uint8 (count, size, size, 3), without reading.

    The system reads what is looked at, and drops it when memory is needed for something else.

    Raises:
        OSError: there is no such file.
        ValueError: it holds fewer.
    """
    shape = count, size, size, 3
    if not count:
        return np.zeros(shape, np.uint8)
    return np.asarray(np.memmap(file, np.uint8, "r", shape=shape))


def read_ahead(images: np.ndarray, rows: np.ndarray) -> None:
    """Lets the system read pictures that are about to be looked at, all at once.

    Otherwise each is waited for, and more is read along with it than is wanted: of a million, none
    of which was in memory, 2,300 a second could be looked at in random order, and 47,000 so.

    Args:
        images: as `mapped` returns them. With others, or on Windows, nothing happens.
        rows: of the pictures.
    """
    whole = images
    while isinstance(whole.base, np.ndarray):
        whole = whole.base
    file: object = whole.base
    if not isinstance(file, mmap.mmap) or not hasattr(mmap, "MADV_WILLNEED"):
        return
    each, before = images[:1].nbytes, images.ctypes.data - whole.ctypes.data
    for row in np.unique(rows).tolist():
        start = before + row * each
        page = start - start % mmap.PAGESIZE
        file.madvise(mmap.MADV_WILLNEED, page, start + each - page)


@dataclass(frozen=True)
class PicturesFile:
    """A file of pictures of S x S pixels; those that were written stay, as runs share them."""

    path: Path
    size: int

    @property
    def bytes_each(self) -> int:
        """What a picture takes."""
        return 3 * self.size**2

    def write(self, row: int, pictures: Iterable[np.ndarray]) -> None:
        """Writes pictures from a row on, the last ones from then on.

        They are on the disk when this returns.
        """
        self.path.touch()
        with self.path.open("r+b") as file:
            file.truncate(row * self.bytes_each)
            file.seek(row * self.bytes_each)
            file.writelines(np.ascontiguousarray(picture).data for picture in pictures)
            file.flush()
            os.fsync(file.fileno())

    def write_all(self, pictures: np.ndarray, rows: Iterator[int]) -> int:
        """Writes some of others' pictures, (N, S, S, 3), in this order; returns how many."""
        count = 0
        while some := list(islice(rows, AT_ONCE)):
            self.write(count, pictures[some])
            count += len(some)
        return count

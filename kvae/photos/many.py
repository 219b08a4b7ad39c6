"""A folder of more photos than are held in memory -> pictures mapped from a file.

They are decoded once, into a cache (`kvae.photos.cache`); which files they come from is kept beside
them (`kvae.photos.index`). The memory that this takes does not grow with their number.
"""

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import numpy as np

from kvae.files import taking_the_place_of
from kvae.images import FEW
from kvae.photos.cache import cache_of, require_room
from kvae.photos.choices import Fit
from kvae.photos.file import UnusablePhoto
from kvae.photos.folder import shown, walk
from kvae.photos.index import Known, PhotoIndex
from kvae.photos.names import Names, write_names
from kvae.photos.photo_set import PhotoError, PhotoSet
from kvae.photos.pictures_file import PicturesFile, mapped
from kvae.photos.prepare import Prepared, prepare
from kvae.photos.remarks import remarks_on_many
from kvae.threads import in_threads

READER = 2  # is to be raised when photos are decoded otherwise than before
AT_ONCE = 256  # files that are read before what they gave is made sure of


def load_many(
    folder: Path,
    image_size: int,
    fit: Fit,
    recursive: bool,
    progress: Callable[[int, int], None],
) -> PhotoSet:
    """Reads a folder as :func:`kvae.photos.load.load_photos` does, whose arguments these are.

    Raises:
        OSError: the folder cannot be read.
        PhotoError: the cache has no room for the pictures, or is in use, or damaged.
    """
    reading = _Reading(folder, image_size, fit, recursive)
    with reading.cache_in_use():
        changed = reading.index.compare(folder, walk(folder, recursive))
        if changed or not reading.names.is_file():
            reading.catch_up(progress)
        names = Names(reading.names)
        skipped, notes, remarks = remarks_on_many(reading.index, len(names))
        file = reading.pictures.path
        images = mapped(file, len(names), image_size)
    if len(names) <= FEW:  # of many files
        return PhotoSet(images.copy(), tuple(names), skipped, notes, remarks)
    return PhotoSet(images, names, skipped, notes, remarks, file)


class _Reading:
    """One reading of a folder of photos into its cache."""

    def __init__(self, folder: Path, image_size: int, fit: Fit, recursive: bool):
        self.folder, self.size, self.fit = folder, image_size, fit
        try:
            self.cache = cache_of(folder, image_size, fit, recursive, READER)
        except OSError as error:
            where = shown(str(error.filename), 100)
            raise PhotoError(f"no photos can be kept in {where}: {error.strerror}") from error
        self.names = self.cache / "names.txt"  # is there when all is read and in order

    @contextmanager
    def cache_in_use(self) -> Iterator[None]:
        """Opens the index, alone; turns what goes wrong with it into one clear sentence."""
        where = shown(str(self.cache), 100)
        try:
            self.index = PhotoIndex(self.cache / "index.sqlite")
            try:
                yield
            finally:
                self.index.close()
        except sqlite3.Error as error:
            if error.sqlite_errorname == "SQLITE_BUSY":
                message = "another training is reading these photos"
                raise PhotoError(message, "wait until it is done with that") from error
            hint = "make room, or delete that folder: the photos are then read anew"
            raise PhotoError(f"{where} cannot be used: {error}", hint) from error

    @property
    def pictures(self) -> PicturesFile:
        """Where the pictures lie."""
        return self._file(self.index.generation)

    def catch_up(self, progress: Callable[[int, int], None]) -> None:
        """Decodes what is new or changed, and puts all into the order of the names."""
        try:
            self.names.unlink(missing_ok=True)
            self._read_changed(progress)
            self._put_in_order()
            with taking_the_place_of(self.names) as partial_file:
                ordered = self.index.ordered()
                write_names(partial_file, (_as_text(name) for _, name in ordered))
        except OSError as error:
            message = (
                f"the photos cannot be kept in {shown(str(self.cache), 100)}: {error.strerror}"
            )
            raise PhotoError(
                message, "make room, or name another disk with XDG_CACHE_HOME"
            ) from error

    def _read_changed(self, progress: Callable[[int, int], None]) -> None:
        total, done = self.index.unread_count, 0
        require_room(self.cache, total * self.pictures.bytes_each, total)
        for files in self.index.unread(AT_ONCE):
            paths = [self.folder / os.fsdecode(name) for _, name, _ in files]
            contents = list(in_threads(_content, paths))
            found = [content and self.index.known(content) for content in contents]
            unknown = [path for path, known in zip(paths, found, strict=True) if not known]
            decoded = in_threads(partial(_prepare, size=self.size, fit=self.fit), unknown)
            row = self.index.rows
            new: list[np.ndarray] = []
            for file, content, known in zip(files, contents, found, strict=True):
                if not known:
                    known = self._placed(content, next(decoded), row + len(new), new)
                self.index.keep(*file, known)
            self.pictures.write(row, new)
            self.index.commit(row + len(new), self.index.generation)
            done += len(files)
            progress(done, total)

    def _placed(
        self, content: bytes, photo: Prepared | str, row: int, new: list[np.ndarray]
    ) -> Known:
        """Returns what to remember of a photo; its picture joins the new ones if it is one."""
        if isinstance(photo, str):
            return Known(content, reason=photo)
        picture = hashlib.sha256(photo.pixels.data).digest()
        older = self.index.row_of(picture)
        if older is None:
            new.append(photo.pixels)
        position = row if older is None else older
        return Known(content, picture, position, photo.framed, tuple(photo.remarks))

    def _put_in_order(self) -> None:
        """Copies the pictures into a new file, unless they lie in order and without gaps."""
        old, before = self.pictures, self.index.rows
        self.index.forget_gone()
        count, in_order = 0, True
        for row, _ in self.index.ordered():
            in_order = in_order and row == count
            count += 1
        if in_order and count == before:
            return
        require_room(self.cache, count * old.bytes_each, count)
        generation = self.index.generation + 1
        new = self._file(generation)
        new.path.unlink(missing_ok=True)
        new.write_all(mapped(old.path, before, self.size), (row for row, _ in self.index.ordered()))
        self.index.renumber()
        self.index.commit(count, generation)
        old.path.unlink()

    def _file(self, generation: int) -> PicturesFile:
        return PicturesFile(self.cache / f"pictures-{generation}.u8", self.size)


def _content(path: Path) -> bytes:
    """Returns the sha256 of a file's bytes; nothing of what cannot be read, as a pipe."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest()
    except OSError:
        return b""


def _prepare(path: Path, size: int, fit: Fit) -> Prepared | str:
    """Returns a photo, or why it cannot be used."""
    try:
        return prepare(path, size, fit)
    except UnusablePhoto as error:
        return str(error)


def _as_text(name: bytes) -> str:
    return name.decode("utf-8", errors="replace")

"""Files that are never half-written."""

import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ABANDONED = 24 * 3600.0  # seconds after which nobody writes on at a file
PARTIAL = re.compile(r"\.\d+-.+")  # what `taking_the_place_of` calls it until it is whole


@contextmanager
def taking_the_place_of(path: Path) -> Iterator[Path]:
    """Within it a file is written beside its place; at its end it is flushed and moved there.

    At any moment the old or the new content is there, whole.

    Yields:
        The path to write to, with the same ending.

    Raises:
        OSError: the disk is full or gone; the old content stays, nothing is left beside it.
    """
    partial = path.with_name(f".{os.getpid()}-{path.name}")
    try:
        yield partial
        with partial.open("r+b") as file:
            os.fsync(file.fileno())
        os.replace(partial, path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    flush_folder(path.parent)


def write_atomically(path: Path, data: bytes) -> None:
    """Writes a file so that at any moment its old or its new content is there, whole."""
    with taking_the_place_of(path) as partial, partial.open("wb") as file:
        file.write(data)


def remove_abandoned(folder: Path) -> None:
    """Removes half files of programs that were killed while they wrote into a folder of ours.

    Those in its sub-folders, too. Young ones stay: somebody may still write them. So does one that
    cannot be removed.
    """
    for path in folder.rglob(".*"):
        with suppress(OSError):  # it has gone meanwhile, or is somebody else's
            if PARTIAL.fullmatch(path.name) and time.time() - path.stat().st_mtime > ABANDONED:
                path.unlink()


def share(file: Path, path: Path) -> None:
    """Gives a file that is never changed a second name; copies it where the disk cannot do that.

    Raises:
        OSError: the disk is full or gone; nothing is left of a half copy.
    """
    try:
        os.link(file, path)
    except OSError:  # another disk, or a file system without links
        with taking_the_place_of(path) as partial:
            shutil.copyfile(file, partial)
    flush_folder(path.parent)


def make_folder(path: Path) -> None:
    """Makes a folder that is still there after the power failed; it may exist, its parent must."""
    path.mkdir(exist_ok=True)
    flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Makes sure that what was made or moved in a folder is there after the power failed."""
    if os.name == "nt":  # Windows has no file descriptors for folders and needs none here
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

"""A file is written wholly, or not at all."""

import contextlib
import errno
import functools
import os
import re
import time
from pathlib import Path

from desktop.generator.model.model_file import ModelFileError
from desktop.generator.phrases import system_reason

ABANDONED = 24 * 3600.0  # seconds after which nobody writes on at a file
TEMPORARY = re.compile(r"\.kvae-[0-9a-f]{16}\.tmp")  # the names that `write_atomically` gives


def write_atomically(path: Path, data: bytes, *, overwrite: bool = False) -> None:
    """Write a temporary neighbour of `path`, flush it to the disk, move it there.

    Whenever the program is told to end, nothing half-written stays behind: the neighbour has its
    name before it is there, and `path` is there only when it is whole.

    Raises:
        ModelFileError: the file exists and may not be overwritten, or cannot be written.
    """
    _remove_abandoned(path.parent)
    temporary = path.with_name(f".kvae-{os.urandom(8).hex()}.tmp")
    try:
        if not overwrite and os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if overwrite:
            temporary.replace(path)
        else:
            _give_name(temporary, path)
    except FileExistsError as error:
        raise ModelFileError(
            "{name} exists already.", "Choose another name.", name=path.name
        ) from error
    except OSError as error:
        raise _not_saved(path, error) from error
    finally:
        with contextlib.suppress(OSError):  # the folder may have gone
            temporary.unlink(missing_ok=True)


@functools.cache  # once a folder: it may hold many files, and as many may be written
def _remove_abandoned(folder: Path) -> None:
    """Remove half files of programs that were killed while they wrote into a folder.

    Young ones stay: somebody may still write them. So does one that cannot be removed.
    """
    for name in _names(folder):
        with contextlib.suppress(OSError):  # it has gone meanwhile, or is somebody else's
            if time.time() - (folder / name).stat().st_mtime > ABANDONED:
                (folder / name).unlink()


def _names(folder: Path) -> list[str]:
    try:
        return list(filter(TEMPORARY.fullmatch, os.listdir(folder)))
    except OSError:  # what is wrong with the folder, whoever writes into it says
        return []


def _give_name(temporary: Path, path: Path) -> None:
    """Give a file its name; one that somebody took meanwhile is left alone.

    Raises:
        FileExistsError: the name is taken.
        OSError: it cannot be given.
    """
    try:
        os.link(temporary, path)  # its first name goes afterwards
    except FileExistsError:
        raise
    except OSError:  # a disk without links, like most sticks: take the name, then move it there
        path.open("xb").close()
        try:
            temporary.replace(path)
        except OSError:
            path.unlink()
            raise


def _not_saved(path: Path, error: OSError) -> ModelFileError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return ModelFileError(
            "{name} could not be saved: there is no room left in {folder}.",
            "Make room, then try again.",
            name=path.name,
            folder=path.parent,
        )
    return ModelFileError(
        "{name} could not be saved in {folder}: {reason}.",
        "Choose a folder with free space where you may write.",
        name=path.name,
        folder=path.parent,
        reason=system_reason(error),
    )

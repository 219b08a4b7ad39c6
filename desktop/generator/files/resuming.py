"""What an earlier run of the same job has left: it is kept, and the job goes on behind it."""

import os
from collections.abc import Callable
from pathlib import Path

from desktop.generator.files.picture_file import PictureRecord, names_in_turn, read_record
from desktop.generator.model.garden import pictures_of
from desktop.generator.model.model_file import ModelFileError


def path_for(folder: Path, name: str, is_same: Callable[[Path], bool]) -> tuple[Path, bool]:
    """Find where a file belongs, and whether it lies there already.

    Args:
        folder: to look in.
        name: of the file; where another file has it, name-2, name-3, ... are tried.
        is_same: whether a file that is there is the one.
    """
    paths = names_in_turn(folder, name)
    path = next(path for path in paths if not os.path.lexists(path) or is_same(path))
    return path, os.path.lexists(path)


def holds(path: Path, record: PictureRecord) -> bool:
    """Whether a file is a whole picture that was drawn in this very way."""
    try:
        found = read_record(path)
    except ModelFileError:
        return False
    return _named(found) == _named(record)


def _named(record: PictureRecord) -> tuple:
    """All that a picture depends on, to be compared."""
    return pictures_of(record.model_sha256), record.seed, record.index, record.whole_code.tobytes()


def has_bytes(path: Path, data: bytes) -> bool:
    """Whether a file holds just these bytes."""
    try:
        return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False

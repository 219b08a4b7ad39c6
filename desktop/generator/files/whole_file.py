"""A file is written wholly, or not at all."""

import errno
import os
import tempfile
from pathlib import Path

from desktop.generator.model.model_file import ModelFileError
from desktop.generator.phrases import system_reason


def write_atomically(path: Path, data: bytes, *, overwrite: bool = False) -> None:
    """Write a temporary neighbour of `path`, flush it to the disk, move it there.

    Raises:
        ModelFileError: the file exists and may not be overwritten, or cannot be written.
    """
    temporary, reserved = None, False
    try:
        if not overwrite:
            path.open("xb").close()  # takes the name: no one else can slip in between
            reserved = True
        descriptor, temporary = tempfile.mkstemp(prefix=".kvae-", suffix=".tmp", dir=path.parent)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)  # mkstemp's files are for their owner alone
        Path(temporary).replace(path)
        temporary, reserved = None, False
    except FileExistsError as error:
        raise ModelFileError(
            "{name} exists already.", "Choose another name.", name=path.name
        ) from error
    except OSError as error:
        raise _not_saved(path, error) from error
    finally:
        for leftover in ([temporary] if temporary else []) + ([path] if reserved else []):
            Path(leftover).unlink(missing_ok=True)


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

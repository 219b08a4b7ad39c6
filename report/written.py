"""Writing a report's files: the folder is tried before the work, each file whole or not at all."""

from pathlib import Path

from kvae.files import write_atomically
from kvae.terminal import UserError


def folder_for(out: Path) -> None:
    """Makes the folder to write to.

    Raises:
        UserError: it cannot be made.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(out, error) from error


def write(path: Path, data: bytes) -> Path:
    """Writes one file and returns its path.

    Raises:
        UserError: it cannot be written; what was there before stays.
    """
    try:
        write_atomically(path, data)
    except OSError as error:
        raise _unwritable(path, error) from error
    return path


def _unwritable(path: Path, error: OSError) -> UserError:
    return UserError(
        f"{path} cannot be written: {error.strerror}.", "Choose another folder with --out."
    )

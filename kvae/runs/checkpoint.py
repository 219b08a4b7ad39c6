"""The state of a training on disk: complete, checked, and never half-written.

A checkpoint is a sha256 followed by an .npz of plain arrays (no pickle). It is written beside its
place, flushed to the disk and moved there in one step; the one before it is kept. A damaged or cut
file is noticed by its hash and the one before it is used.
"""

import hashlib
import io
import zipfile
from pathlib import Path

import numpy as np

from kvae.files import make_folder, write_atomically

KEPT = 2
HASH_BYTES = 32


class DamagedCheckpointError(Exception):
    """A checkpoint whose bytes are not those that were written, or that the disk keeps back."""


def save_checkpoint(folder: Path, step: int, state: dict[str, np.ndarray]) -> Path:
    """Saves the state after `step` steps and removes all but the last two checkpoints."""
    buffer = io.BytesIO()
    np.savez(buffer, allow_pickle=False, **state)
    data = buffer.getvalue()
    make_folder(folder)
    path = folder / f"step-{step:07d}.ckpt"
    write_atomically(path, hashlib.sha256(data).digest() + data)
    for old in checkpoints(folder)[:-KEPT]:
        old.unlink(missing_ok=True)  # a second trainer of the same run may have been faster
    return path


def checkpoints(folder: Path) -> list[Path]:
    """Returns the checkpoints in a folder, oldest first."""
    return sorted(folder.glob("step-*.ckpt"))


def load_checkpoint(path: Path) -> dict[str, np.ndarray]:
    """Reads one checkpoint.

    Raises:
        DamagedCheckpointError: the bytes are not those that were written, or cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DamagedCheckpointError(f"{path.name} cannot be read: {error.strerror}") from error
    if hashlib.sha256(data[HASH_BYTES:]).digest() != data[:HASH_BYTES]:
        raise DamagedCheckpointError(f"{path.name} is damaged")
    try:
        with np.load(io.BytesIO(data[HASH_BYTES:]), allow_pickle=False) as arrays:
            return dict(arrays)
    except (ValueError, zipfile.BadZipFile) as error:
        raise DamagedCheckpointError(f"{path.name} is not a checkpoint") from error


def load_newest(folder: Path) -> tuple[dict[str, np.ndarray] | None, list[str]]:
    """Returns the newest whole checkpoint, or None, and the names of damaged ones passed over."""
    damaged: list[str] = []
    for path in reversed(checkpoints(folder)):
        try:
            return load_checkpoint(path), damaged
        except DamagedCheckpointError:
            damaged.append(path.name)
    return None, damaged

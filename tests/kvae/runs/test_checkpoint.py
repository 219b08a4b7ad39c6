import errno
import os
from pathlib import Path

import numpy as np
import pytest

from kvae.files import write_atomically
from kvae.runs.checkpoint import (
    DamagedCheckpointError,
    checkpoints,
    load_checkpoint,
    load_newest,
    save_checkpoint,
)


def state(step: int) -> dict[str, np.ndarray]:
    weights = np.random.default_rng(step).normal(size=(5, 7)).astype(np.float32)
    return {"step": np.array(step), "weight/0": weights}


def assert_holds(found: dict, step: int) -> None:
    assert found.keys() == state(step).keys()
    for name, array in state(step).items():
        assert found[name].dtype == array.dtype
        assert np.array_equal(found[name], array)


def test_what_was_saved_is_read_bit_for_bit(tmp_path):
    assert_holds(load_checkpoint(save_checkpoint(tmp_path, 3, state(3))), 3)


def test_the_last_two_are_kept_in_the_order_of_steps(tmp_path):
    for step in (1, 5, 90, 1000, 1001):
        save_checkpoint(tmp_path, step, state(step))
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    assert [int(path.stem[5:]) for path in checkpoints(tmp_path)] == [1000, 1001]
    assert_holds(load_newest(tmp_path)[0], 1001)


def damages(data: bytes):
    """Yields cuts and flipped bits all over the file, the hash and both ends included."""
    offsets = sorted({0, 1, 31, 32, 33, len(data) - 1, *range(0, len(data), 37)})
    for offset in offsets:
        yield data[:offset]
        yield data[:offset] + bytes([data[offset] ^ 0x10]) + data[offset + 1 :]
    yield data + b"\0"


def test_every_damage_is_noticed_and_the_one_before_is_used(tmp_path):
    save_checkpoint(tmp_path, 1, state(1))
    path = save_checkpoint(tmp_path, 2, state(2))
    for data in damages(path.read_bytes()):
        path.write_bytes(data)
        with pytest.raises(DamagedCheckpointError, match="step-0000002"):
            load_checkpoint(path)
    found, damaged = load_newest(tmp_path)
    assert damaged == [path.name]
    assert_holds(found, 1)


def test_without_any_whole_checkpoint_there_is_none(tmp_path):
    assert load_newest(tmp_path) == (None, [])
    (tmp_path / "step-0000007.ckpt").write_bytes(b"")
    assert load_newest(tmp_path) == (None, ["step-0000007.ckpt"])


def full(*arguments):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


class HalfWritten:
    """A file on a disk that has room for half of it."""

    def __init__(self, file):
        self.file = file

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.file.close()

    def write(self, data: bytes):
        self.file.write(data[: len(data) // 2])
        full()


@pytest.mark.parametrize("failing", ["write", "fsync", "replace"])
def test_a_failing_disk_leaves_the_old_state_and_no_rubbish(tmp_path, monkeypatch, failing):
    path = save_checkpoint(tmp_path, 1, state(1))
    real_open = Path.open
    if failing == "write":
        half = lambda path, mode: HalfWritten(real_open(path, mode))  # noqa: E731
        monkeypatch.setattr(Path, "open", half)
    else:
        monkeypatch.setattr(os, failing, full)
    with pytest.raises(OSError, match="No space"):
        save_checkpoint(tmp_path, 2, state(2))
    with pytest.raises(OSError, match="No space"):
        write_atomically(path, b"another")
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == [path]
    assert_holds(load_newest(tmp_path)[0], 1)

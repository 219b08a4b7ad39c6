"""A few of what `python -m tests.kvae.disk` tries in thousands."""

import errno

import pytest

from tests.kvae.disk.damages import damage_loop
from tests.kvae.disk.failing import FailingDisk
from tests.kvae.disk.faults import fault_loop
from tests.kvae.disk.kills import kill_loop
from tests.kvae.disk.life import Life


@pytest.mark.slow
def test_a_state_is_whole_after_any_fault():
    assert fault_loop(every=19, first=9, codes=(errno.EIO,)) >= 6


def test_the_disk_fails_when_asked(tmp_path):
    (tmp_path / "a").write_bytes(b"old")
    for call in ("open", "write"):
        with (
            FailingDisk(tmp_path, call, 1, errno.ENOSPC) as disk,
            pytest.raises(OSError, match="No space left"),
        ):
            (tmp_path / "a").write_bytes(b"new")
        assert disk.struck
    assert (tmp_path / "a").read_bytes() == b"n"  # half of it: what is not written beside is lost


@pytest.mark.slow
def test_all_that_a_training_writes_is_written_beside_its_place(tmp_path):
    with FailingDisk(tmp_path) as disk:
        Life(tmp_path).go_on()
    assert len(disk.written) > 8
    assert all(name.startswith(".") for name in disk.written)
    # Each file is flushed, and so is its folder after it was moved there.
    assert disk.counts["fsync"] >= 2 * disk.counts["replace"] > 20


def test_damaged_checkpoints_are_recognised(tmp_path):
    assert damage_loop(tmp_path, 60) == 60


@pytest.mark.slow
def test_killed_trainings_end_as_if_nothing_had_been(tmp_path):
    totals = kill_loop(tmp_path, 4)
    assert totals.kills >= 4
    assert (totals.lost, totals.different) == (0, 0)

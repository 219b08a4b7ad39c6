"""Every call that a training makes to the disk fails once: what lies there is whole each time."""

import errno
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from kvae.learning.steps import build_vae
from tests.kvae.disk.failing import FUNCTIONS, FailingDisk
from tests.kvae.disk.life import STEPS, Life, settings

CODES = (errno.ENOSPC, errno.EIO)  # no space left; the disk does not answer


def fault_loop(
    every: int = 1,
    first: int = 1,
    codes: tuple[int, ...] = CODES,
    on_fault: Callable[[str], None] | None = None,
) -> int:
    """Lets call after call fail, to every function, until a training meets none any more.

    Args:
        every: try each such call only, for a quick look.
        first: number of the first call that fails.
        codes: errnos that each fails with.
        on_fault: called with what was tried, fault by fault.

    Returns:
        How many faults were met.
    """
    vae, met = build_vae(settings()), 0
    untrained = [weight.numpy() for weight in vae.weights]
    for function in FUNCTIONS:
        for code in codes:
            number, before = first, met
            while True:
                for weight, value in zip(vae.weights, untrained, strict=True):
                    weight.assign(value)
                vae.average = None
                with tempfile.TemporaryDirectory() as folder:
                    if not survives(Life(Path(folder), vae), function, number, code):
                        break
                number, met = number + every, met + 1
            if on_fault:
                on_fault(f"{function}, {errno.errorcode[code]}: {met - before} faults, none lost")
    return met


def survives(life: Life, function: str, number: int, code: int) -> bool:
    """Lets one call fail, checks what lies there, and goes on to the end.

    Returns:
        Whether there is such a call.
    """
    with FailingDisk(life.runs, function, number, code) as disk, suppress(OSError):
        life.go_on()
    assert all(name.startswith(".") for name in disk.written), disk.written
    life.check()
    if disk.struck:
        life.go_on()
        life.check()
        assert life.saved == STEPS
    return disk.struck

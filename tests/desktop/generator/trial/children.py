"""Child processes that go wrong where the real one opens the file: commands for `Trials`."""

import sys
from pathlib import Path

FAULTS = {
    "crashes": "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)",
    "raises": "raise MemoryError",
    "hangs": "import time; time.sleep(600)",
    "writes no outcome": "print('{\"message\": 7}', flush=True)",
    "writes two": "print('{\"works\": true}\\n' * 2, flush=True)",
}


def child_that(fault: str, *, only_for: str = "") -> list[str]:
    """A process that is ready, reads the whole file, and then does this.

    Args:
        fault: one of `FAULTS`.
        only_for: the name of a file; all others work. By default it is done with every file.
    """
    code = f"""
import sys
print("ready", flush=True)
request = sys.stdin.buffer.readline().decode()
sys.stdin.buffer.read()
if {only_for!r} in request:
    {FAULTS[fault]}
else:
    print('{{"works": true}}', flush=True)
"""
    return [sys.executable, "-I", "-S", "-c", code]


def children() -> set[str]:
    """The processes that this one has started and not yet waited for, the dead ones too."""
    lists = Path("/proc/self/task").glob("*/children")  # of each thread
    return {child for each in lists for child in each.read_text().split()}

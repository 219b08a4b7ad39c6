"""Child processes that go wrong where the real one opens the file: commands for `Trials`."""

import sys

FAULTS = {
    "crashes": "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)",
    "raises": "raise MemoryError",
    "hangs": "import time; time.sleep(600)",
    "writes no outcome": "print('{\"message\": 7}', flush=True)",
    "writes two": "print('{\"works\": true}\\n' * 2, flush=True)",
}


def child_that(fault: str) -> list[str]:
    """A process that is ready, reads the whole file, and then does this."""
    code = f"import sys; print('ready', flush=True); sys.stdin.buffer.read(); {FAULTS[fault]}"
    return [sys.executable, "-I", "-S", "-c", code]

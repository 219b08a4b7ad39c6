"""Processes that fall where the real one does its work: commands for `Trials`."""

import sys

FALLS = {
    "crashes": "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)",
    "gives up": "raise MemoryError",
    "hangs": "import time; time.sleep(600)",
    "talks nonsense": "print('{\"message\": 7}', flush=True)",
    "talks on": "print('{\"works\": true}\\n' * 2, flush=True)",
}


def that(falls: str) -> list[str]:
    """A process that is ready, takes the whole file, and then does this."""
    code = f"import sys; print('ready', flush=True); sys.stdin.buffer.read(); {FALLS[falls]}"
    return [sys.executable, "-I", "-S", "-c", code]

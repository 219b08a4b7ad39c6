"""What takes long to prepare is made once, whichever of the test run's processes asks first."""

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any


def once(path: Path, make: Callable[[], Any]) -> Any:
    """Returns what a file holds; makes it first where nobody has, while the others wait."""
    import fcntl  # Unix alone has it: elsewhere only tests that rest on what is made here fail

    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # let go with the file, however this process ends
        if not path.exists():
            path.write_bytes(pickle.dumps(make()))
    return pickle.loads(path.read_bytes())

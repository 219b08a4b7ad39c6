"""What the judge finds of the same pictures is kept: of seconds of a test, most are the judge's.

    python -m tests.remembering FOLDER MODULE ARGUMENT ...

is `python -m MODULE ARGUMENT ...` with what is kept in a folder. Nothing else is changed: a command
that runs so judges, stops and fails as it would by itself.
"""

import functools
import hashlib
import importlib
import pickle
import runpy
import sys
from collections.abc import Callable
from pathlib import Path

from tests.once import once

# What takes long, and the modules of `kvae.judging` that call it.
KEPT = {
    "features": ("judge", "goodness", "framing"),
    "mean_lpips": ("judge", "evaluation"),
    "new_in_look": ("judge",),
    "fit": ("novelty",),
}


def remember(folder: Path, replace: Callable[[object, str, object], None] = setattr) -> None:
    """Lets the judge look up in a folder what was found before.

    Args:
        folder: that all processes of a run of the tests share.
        replace: what puts another function in the place of one.
    """
    for name, callers in KEPT.items():
        for module in map(importlib.import_module, (f"kvae.judging.{each}" for each in callers)):
            replace(module, name, _kept(folder, getattr(module, name)))


def _kept(folder: Path, function: Callable) -> Callable:
    @functools.wraps(function)
    def kept(*arguments):
        key = hashlib.sha256(function.__name__.encode())
        for argument in arguments:
            # Of two networks the name says which is which; all else is plain data.
            value = argument.name if hasattr(argument, "pooled") else argument
            key.update(pickle.dumps(value))
        return once(folder / f"seen-{key.hexdigest()}", lambda: function(*arguments))

    return kept


if __name__ == "__main__":
    _, folder, module, *arguments = sys.argv
    remember(Path(folder))
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)

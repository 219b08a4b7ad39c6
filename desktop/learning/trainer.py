"""Where training is installed: beside the window, inside of it, or in an environment set up for it.

A window from a clone has it beside itself, the standalone studio brings it along, and the
standalone app sets it up in an environment of its own.
"""

import importlib.util
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from desktop import program

# What a training cannot do without. Whether they are there is asked, never by importing them.
PACKAGES = ("kvae", "export", "report", "keras", "torch", "onnx")
PACKAGES_INSIDE = "packages"  # the studio's folder of them, see desktop/bundle/studio.py
ENVIRONMENT = "training"  # the folder in the user's data that the window may set up
COMPLETE = "complete.txt"  # lies in it once everything is installed


@dataclass(frozen=True)
class Trainer:
    """A Python that can train.

    Attributes:
        python: its executable.
        option: the word after which it takes a module to run.
    """

    python: Path
    option: str = "-m"

    def command(self, module: str, *arguments: object) -> list[str]:
        """What to start for `python -m module`."""
        return [str(self.python), self.option, module, *map(str, arguments)]


def find_trainer(data_folder: Path) -> Trainer | None:
    """The Python that can train; None where training is not installed.

    Args:
        data_folder: the user's, where the window may have set up an environment.
    """
    if not program.STANDALONE and all(map(importlib.util.find_spec, PACKAGES)):
        return Trainer(Path(sys.executable))
    if program.STANDALONE and (program.FILES / PACKAGES_INSIDE / "kvae").is_dir():
        return Trainer(Path(sys.executable), "run-module")
    environment = data_folder / ENVIRONMENT
    python = python_of(environment)
    if (environment / COMPLETE).is_file() and python.is_file():
        return Trainer(python)
    return None


def python_of(environment: Path) -> Path:
    """The Python of a virtual environment."""
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def clean_environment() -> dict[str, str]:
    """The environment for programs that are not part of the standalone app.

    PyInstaller points the app at its own libraries, which another Python must not load.
    """
    environment = dict(os.environ)
    before = environment.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is not None:
        environment["LD_LIBRARY_PATH"] = before
    elif program.STANDALONE:
        environment.pop("LD_LIBRARY_PATH", None)
    return environment

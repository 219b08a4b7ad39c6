"""What it takes from a fresh process to its first picture, and what the trial of a model adds."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.conftest import ROOT
from tests.desktop.feel.opening import processor_seconds

# Ends the program where its user first sees a picture.
WINDOW = """
import os, sys
from desktop.ui.tile import Tile
paint = Tile.paintEvent
def painted(tile, event):
    paint(tile, event)
    if tile.drawing is not None:
        os._exit(0)
Tile.paintEvent = painted
from desktop.__main__ import main
main(sys.argv[1:])
"""
# What a process that tries a model cannot do without.
LEAST = [sys.executable, "-c", "import numpy, onnxruntime"]


def window(*arguments: str) -> list[str]:
    """The command of a window that ends with its first picture."""
    return [sys.executable, "-c", WINDOW, *arguments]


def one_picture(model: Path) -> list[str]:
    """The command that draws one picture into a folder."""
    return [sys.executable, "-m", "desktop.generator", str(model), "--count", "1"]


def took(command: list[str], times: int) -> tuple[float, float]:
    """Processor and wall seconds of a command, its children's included: medians."""
    with tempfile.TemporaryDirectory() as folder:
        found = [_run(command, Path(folder)) for _ in range(times)]
    return _medians(found)


def trial_adds(command: list[str], times: int) -> tuple[float, float]:
    """What the trial of a new model adds to a command: processor and wall seconds, medians.

    In turn the command is given a model that was never tried, and the same one once more.
    """
    found = []
    for _ in range(times):
        with tempfile.TemporaryDirectory() as folder:
            new, known = (_run(command, Path(folder)) for _ in range(2))
        found.append((new[0] - known[0], new[1] - known[1]))
    return _medians(found)


def _run(command: list[str], home: Path) -> tuple[float, float]:
    """Processor and wall seconds of a command whose settings and results lie in a folder."""
    places = {"XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home), "PYTHONPATH": str(ROOT)}
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"} | places
    before, began = processor_seconds(), time.perf_counter()
    subprocess.run(command, cwd=home, env=environment, capture_output=True, check=True)
    return processor_seconds() - before, time.perf_counter() - began


def _medians(found: list[tuple[float, float]]) -> tuple[float, float]:
    used, wall = zip(*found, strict=True)
    return statistics.median(used), statistics.median(wall)

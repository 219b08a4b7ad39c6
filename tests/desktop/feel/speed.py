"""How fast it starts, follows a slider, refreshes, and how quietly it rests."""

import os
import resource
import select
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PyQt6.QtCore import Qt, QTimer

from desktop.ui.tile import Tile
from tests.conftest import ROOT
from tests.desktop.feel.stage import Probe, Stage, rest, spend, wait

TICK_MS = 16  # a screen asks for 60 pictures a second, a mouse reports as many positions

# Ends the program where its user first sees a picture, and says what that took.
FIRST_PICTURE = """
import os, sys, time
from desktop.ui.tile import Tile
paint = Tile.paintEvent
def painted(tile, event):
    paint(tile, event)
    if tile.drawing is not None:
        print(time.process_time(), time.time() - float(sys.argv[1]), flush=True)
        os._exit(0)
Tile.paintEvent = painted
from desktop.__main__ import main
main(["--safe"])
"""


def start(times: int) -> tuple[float, float]:
    """Processor and wall seconds from a fresh process to the first picture painted: medians."""
    found = []
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    for _ in range(times):
        command = [sys.executable, "-c", FIRST_PICTURE, str(time.time())]
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        )
        found.append([float(number) for number in done.stdout.split()])
    cpu, wall = zip(*found, strict=True)
    return statistics.median(cpu), statistics.median(wall)


def opening(stage: Stage, model: Path) -> float:
    """Processor seconds until another model is open, those of the process that tries it included.

    The first pictures that the window draws meanwhile count, too.
    """
    before = _processor_seconds()
    stage.studio.open_model(model)
    wait(lambda: stage.studio.in_use.path == model)
    return _processor_seconds() - before


def opening_prepared(stage: Stage, model: Path) -> float:
    """The same once the process has loaded that tries it: the window begins it in advance."""
    trials = stage.studio.trials
    trials.prepare()
    process = trials._waiting._process
    wait(lambda: select.select([process.stdout], [], [], 0)[0])
    nanoseconds = int(Path(f"/proc/{process.pid}/schedstat").read_text().split()[0])
    return opening(stage, model) - nanoseconds / 1e9


def opening_by_command(model: Path, times: int) -> tuple[float, float]:
    """What the trial of a new model adds to a command that draws one picture.

    In turn it is given a model that was never tried, and the same one once more.

    Returns:
        Processor seconds, those of the process that tries included, and seconds on the clock;
        medians of the differences.
    """
    found = []
    for _ in range(times):
        with tempfile.TemporaryDirectory() as folder:
            new, known = (_one_picture(model, Path(folder), out) for out in ("new", "known"))
        found.append([a - b for a, b in zip(new, known, strict=True)])
    cpu, wall = zip(*found, strict=True)
    return statistics.median(cpu), statistics.median(wall)


def _one_picture(model: Path, folder: Path, out: str) -> tuple[float, float]:
    """Processor and wall seconds of a command whose settings lie in a folder."""
    command = [sys.executable, "-m", "desktop.generator", str(model), "--count", "1", "--out", out]
    environment = os.environ | {"XDG_CONFIG_HOME": str(folder), "PYTHONPATH": str(ROOT)}
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used, time.perf_counter() - began


def _processor_seconds() -> float:
    """What this process used, and its children that have ended.

    `os.times` alone counts in ticks of 10 ms, and a small model is open within one.
    """
    ended = os.times()
    return time.process_time() + ended.children_user + ended.children_system


def drag(stage: Stage, seconds: float) -> dict[str, float]:
    """Drag one axis' slider of the selected picture, 60 times a second, with all twelve shown.

    Returns:
        Pictures of the selected tile painted per second, the longest gap of the event loop in
        seconds and the longest of its turns in processor seconds, and the share of a core that
        the window's own thread used.
    """
    steps = iter(range(1_000_000))
    slider = stage.window.side.show_tab("steer").rows[0].slider

    def step() -> None:
        share = (next(steps) % 120) / 120  # there in two seconds, and again
        slider.setValue(round(slider.minimum() + share * (slider.maximum() - slider.minimum())))

    timer = QTimer(interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(step)
    slider.setSliderDown(True)
    found = _felt(stage, seconds, timer.start, timer.stop)
    slider.setSliderDown(False)
    return found


def walk(stage: Stage, seconds: float) -> dict[str, float]:
    """Let the selected picture wander, with all twelve shown; returns what `drag` does."""
    bar = stage.window.walk_bar
    return _felt(stage, seconds, bar.toggle, bar.toggle)


def _felt(stage: Stage, seconds: float, begin: Callable, end: Callable) -> dict[str, float]:
    """Measure what the window does between two calls, while the selected picture moves."""
    studio, slot = stage.studio, stage.studio.session.selected
    painted, probe = _Paints(), Probe()
    with painted:
        probe.start()
        begin()
        began, used = time.perf_counter(), time.thread_time()
        spend(seconds)
        took, used = time.perf_counter() - began, time.thread_time() - used
        end()
        probe.stop()
    rest(studio)
    shown = len(painted.of(slot))
    return {"rate": shown / took, "gap": probe.gap, "busy": probe.busy, "share": used / took}


def refresh(stage: Stage, times: int) -> dict[str, float]:
    """Turn the variety dial by one mark and wait until all twelve tiles have their new pictures.

    Returns:
        Medians: seconds on the clock, processor seconds of all threads, those of the window's
        thread, and those of one tile's painting.
    """
    studio, slider = stage.studio, stage.window.controls.variety.slider
    studio.change(studio.session.with_seed(studio.session.seed))  # lets go what was steered
    rest(studio)
    found = []
    for turn in range(times):
        wanted = len(studio.session.codes())
        with _Paints() as painted:
            began = time.perf_counter(), time.process_time(), time.thread_time()
            slider.setValue(slider.value() + (1 if turn % 2 else -1))
            wait(lambda wanted=wanted, painted=painted: _all_painted(studio, painted, wanted))
            ended = time.perf_counter(), time.process_time(), time.thread_time()
        found.append([b - a for a, b in zip(began, ended, strict=True)])
        found[-1].append(painted.seconds / max(painted.count, 1))
        rest(studio)
    names = ("wall", "cpu", "window", "paint")
    return dict(zip(names, map(statistics.median, zip(*found, strict=True)), strict=True))


def saving(stage: Stage, folder: Path) -> dict[str, float]:
    """Save all pictures, a large contact sheet and an animation, through their dialogs.

    Returns:
        The longest gap of the event loop while each was prepared, previewed and written, in
        seconds: the thread that writes shares Python's lock with the window.
    """
    pictures, found = stage.window.pictures, {}
    stage.studio.settings.set_text("save_folder", str(folder))
    for what, ask in (
        ("twelve pictures", pictures.save_all), ("a sheet", pictures.save_sheet),
        ("an animation", pictures.animate),
    ):  # fmt: skip
        probe = Probe()
        probe.start()
        ask()
        dialog = pictures.dialog
        if what == "a sheet":
            sizes = dialog.options.enlargement
            sizes.setCurrentIndex(sizes.count() - 1)
        dialog.save.click()
        wait(lambda: pictures.dialog is None)
        probe.stop()
        found[what] = probe.gap
    return found


def idle(seconds: float) -> float:
    """Processor seconds used while nothing happens, without what it takes to begin and end that."""
    spend(1.0)  # what the last measurement left to tidy up
    used = []
    for duration in (0.1, 0.1 + seconds):
        before = time.process_time()
        spend(duration)
        used.append(time.process_time() - before)
    return max(used[1] - used[0], 0.0)


def _all_painted(studio, painted: "_Paints", wanted: int) -> bool:
    drawings = studio.drawings()
    return drawings is not None and all(
        drawings[slot] in painted.of(slot) for slot in range(wanted)
    )


class _Paints:
    """Notes which drawings the tiles really paint, and what painting takes."""

    def __enter__(self) -> "_Paints":
        self._drawings: dict[int, list] = {}
        self.count, self.seconds = 0, 0.0
        self._paint = Tile.paintEvent
        notes = self

        def noted(tile: Tile, event) -> None:
            before = time.thread_time()
            notes._paint(tile, event)
            notes.seconds += time.thread_time() - before
            notes.count += 1
            known = notes._drawings.setdefault(tile.slot, [])
            if tile.drawing is not None and (not known or known[-1] is not tile.drawing):
                known.append(tile.drawing)

        Tile.paintEvent = noted
        return self

    def __exit__(self, *_error) -> None:
        Tile.paintEvent = self._paint

    def of(self, slot: int) -> list:
        """The drawings painted in a slot."""
        return self._drawings.get(slot, [])

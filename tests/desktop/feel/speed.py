"""How fast it follows a slider, refreshes, saves, and how quietly it rests."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from PyQt6.QtCore import Qt, QTimer

from tests.desktop.feel.paints import Paints
from tests.desktop.feel.stage import Probe, Stage, rest, spend, wait

TICK_MS = 16  # a screen asks for 60 pictures a second, a mouse reports as many positions


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
    painted, probe = Paints(), Probe()
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
        with Paints() as painted:
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


def _all_painted(studio, painted: "Paints", wanted: int) -> bool:
    drawings = studio.drawings()
    return drawings is not None and all(
        drawings[slot] in painted.of(slot) for slot in range(wanted)
    )

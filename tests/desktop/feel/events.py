"""As many random requests as asked for: is the last one shown, and does anything pile up?

A script of a seed is the same every time, so what fails can be run again.
"""

import random
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PyQt6.QtCore import Qt
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication

from desktop.generator.model.decoder import Decoder
from desktop.state.arithmetic import crossed, with_one_more
from desktop.state.session import MAX_COUNT
from tests.desktop.feel.stage import Stage, rest

CHECK_EVERY = 500  # events between two comparisons with a direct decode
# Events until caches and the history are full, measured to be 55,000. Two MB more came until
# 600,000, and then none; over 110,000, what malloc has in use stays the same.
WARM_UP = 60_000
WARM_UP_SHARE = 0.3  # of a script at most, so that a short one says something too


@dataclass
class Outcome:
    """What a script of events came to."""

    events: int = 0
    checks: int = 0
    wrong: list[str] = field(default_factory=list)
    memory: list[tuple[float, float]] = field(default_factory=list)  # (seconds, MB)
    seconds: float = 0.0

    def slope(self) -> float:
        """Growth of memory after the warm-up, in MB/h: a line through all samples."""
        warm_up = min(WARM_UP // CHECK_EVERY, int(len(self.memory) * WARM_UP_SHARE))
        samples = np.array(self.memory[warm_up:])
        if len(samples) < 3:
            return 0.0
        return float(np.polyfit(samples[:, 0], samples[:, 1], 1)[0] * 3600)


class Script:
    """Does random things to a window."""

    def __init__(self, stage: Stage, models: list[Path], seed: int):
        self._stage, self._models = stage, models
        self._random = random.Random(seed)
        decoders = [Decoder.open(path) for path in models]
        self._decoders = {decoder.sha256: decoder for decoder in decoders}
        deeds = {
            self._count: 12, self._seed: 10, self._typed_seed: 2, self._variety: 16,
            self._select: 10, self._choose: 5, self._lock: 6, self._steer: 20, self._reroll: 6,
            self._cross: 4,
            self._undo: 8, self._redo: 8, self._storm: 1, self._go: 2, self._let_go: 4,
            self._star: 0.3, self._recall: 0.3, self._theme: 0.05, self._model: 0.1,
        }  # fmt: skip
        self._deeds, self._weights = list(deeds), list(deeds.values())

    def run(self, events: int, report: Callable[[Outcome], bool]) -> Outcome:
        """Do `events` things; `report` is called now and then, and ends the script with False."""
        outcome, began = Outcome(), time.monotonic()
        failed, sys.excepthook = sys.excepthook, lambda *e: outcome.wrong.append(repr(e[1]))
        try:
            for number in range(1, events + 1):
                self._random.choices(self._deeds, self._weights)[0]()
                outcome.events, outcome.seconds = number, time.monotonic() - began
                if self._random.random() < 0.3:  # else several come before Qt takes a breath
                    QApplication.processEvents()
                if number % CHECK_EVERY == 0 or number == events:
                    self._check(outcome)
                    if not report(outcome):
                        break
        finally:
            sys.excepthook = failed
        return outcome

    def _check(self, outcome: Outcome) -> None:
        """Compare what the tiles show with a direct decode, and the controls with the session."""
        stage, studio = self._stage, self._stage.studio
        rest(studio)
        session, where = studio.session, f"after {outcome.events} events"
        outcome.checks += 1
        outcome.memory.append((outcome.seconds, memory()))
        decoder = self._decoders[session.model_sha256]
        decoded = [decoder.decode(code[np.newaxis])[0] for code in session.whole_codes()]
        for tile, image in zip(stage.window.grid.tiles, decoded, strict=False):
            if tile.isHidden() or tile.drawing is None:
                outcome.wrong.append(f"{where}: tile {tile.slot} shows nothing")
            elif not np.array_equal(tile.drawing.image, image):
                outcome.wrong.append(f"{where}: tile {tile.slot} shows another picture")
        controls = stage.window.controls
        shown = (controls.slider.value(), controls.box.value(), controls.seed.text())
        if shown != (session.count, session.count, str(session.seed)):
            outcome.wrong.append(f"{where}: the controls show {shown}")
        if stage.shelf.history.steps.rowCount() != len(studio.history.sessions):
            outcome.wrong.append(f"{where}: the history strip lost count")

    @property
    def _session(self):
        return self._stage.studio.session

    def _change(self, session, merge: str = "") -> None:
        self._stage.studio.change(session, merge)

    def _random_slot(self) -> int:
        return self._random.randrange(self._session.count)

    def _count(self) -> None:
        controls = self._stage.window.controls
        self._random.choice([controls.slider, controls.box]).setValue(
            self._random.randint(1, MAX_COUNT)
        )

    def _seed(self) -> None:
        self._change(self._session.with_seed(self._random.getrandbits(64)))

    def _typed_seed(self) -> None:
        field = self._stage.window.controls.seed
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, str(self._random.randrange(10**6)))
        QTest.keyClick(field, Qt.Key.Key_Return)
        self._stage.window.grid.focus_selected()

    def _variety(self) -> None:
        slider = self._stage.window.controls.variety.slider
        slider.setValue(slider.value() + self._random.randint(-5, 5))

    def _select(self) -> None:
        key = self._random.choice(["Left", "Right", "Up", "Down"])
        tile = self._stage.window.grid.tiles[self._session.selected]
        QTest.keyClick(tile, getattr(Qt.Key, f"Key_{key}"))

    def _choose(self) -> None:
        held = self._random.choice(["ControlModifier", "NoModifier"])
        tile = self._stage.window.grid.tiles[self._random_slot()]
        left = Qt.MouseButton.LeftButton
        QTest.mouseClick(tile, left, getattr(Qt.KeyboardModifier, held))

    def _lock(self) -> None:
        self._stage.window.grid.toggle_lock(self._random_slot())

    def _steer(self) -> None:
        slot = self._session.selected
        z = self._session.picture(slot).code()
        axis = self._random.randrange(len(z))
        z[axis] += self._random.uniform(-0.5, 0.5)
        self._change(self._session.with_code(slot, z, "steered"), merge=f"axis {axis}")

    def _cross(self) -> None:
        if self._decoders[self._session.model_sha256].crosses:
            outline, colours = self._random_slot(), self._random_slot()
            self._change(with_one_more(self._session, crossed(self._session, outline, colours)))

    def _reroll(self) -> None:
        self._stage.window.controls.reroll.click()

    def _undo(self) -> None:
        self._stage.window.controls.undo.click()

    def _redo(self) -> None:
        self._stage.window.controls.redo.click()

    def _storm(self) -> None:
        studio = self._stage.studio
        move = self._random.choice([studio.undo, studio.redo])
        for _ in range(self._random.randint(2, 40)):
            move()

    def _go(self) -> None:
        steps = len(self._stage.studio.history.sessions)
        self._stage.shelf.history.strip.picked.emit(self._random.randrange(steps))

    def _let_go(self) -> None:
        self._stage.studio.seal()

    def _star(self) -> None:
        if len(self._stage.favourites.paths) < 30:
            self._stage.favourites.toggle(self._random_slot())
        else:
            self._stage.favourites.remove(self._stage.favourites.paths[-1])

    def _recall(self) -> None:
        if rows := len(self._stage.favourites.paths):
            self._stage.shelf.favourites.strip.picked.emit(self._random.randrange(rows))

    def _theme(self) -> None:
        self._stage.theme.choose(self._random.choice(["light", "dark"]))

    def _model(self) -> None:
        self._stage.studio.open_model(self._random.choice(self._models))


def memory() -> float:
    """Resident memory of this process in MB; 0 where the system does not say."""
    try:
        pages = Path("/proc/self/statm").read_text("ascii").split()[1]
    except OSError:
        return 0.0
    return int(pages) * 4096 / 1e6


def threads_left() -> list[str]:
    """Threads besides the main one, by name."""
    main = threading.main_thread()
    return [thread.name for thread in threading.enumerate() if thread is not main]

"""A live walk through the latent space: one picture wanders, sixty times a second."""

import secrets

import numpy as np
from PyQt6.QtCore import QElapsedTimer, QObject, Qt, QTimer, pyqtSignal

from desktop.generator.latent.motion import Motion
from desktop.state.session import REROLL_SEEDS, Made, Picture, Session
from desktop.ui.studio.studio import Studio
from desktop.ui.studio.worker import OpenedModel

LAP = 15.0  # seconds until it is back where it began, and sets out on another way
RATE = 60  # pictures a second, as most screens show


class LiveWalk(QObject):
    """Moves the picture that was selected when it began, until it is stopped or meddled with.

    Where the picture is depends on the clock alone: a thread that is late leaves pictures out, and
    the pace stays.

    Signals:
        changed(): it began, paused, went on or ended.
    """

    changed = pyqtSignal()

    def __init__(self, studio: Studio, parent: QObject):
        super().__init__(parent)
        self._studio = studio
        self.start_picture: Picture | None = None  # where it set out; None while there is no walk
        self.slot = 0
        self.seed = 0  # of the way of this lap
        self._codes = np.empty((0, 0), np.float32)  # of the lap
        self._shown: Picture | None = None
        self._before = 0  # milliseconds walked until the last pause
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(1000 // RATE)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._step)
        studio.changed.connect(self._follow)
        studio.opened.connect(self._opened)

    @property
    def is_walking(self) -> bool:
        """Whether it goes on now, and is not paused."""
        return self._timer.isActive()

    def begin(self) -> None:
        """Set out from the selected picture."""
        session = self._studio.session
        self.slot = session.selected
        self.start_picture = session.picture(self.slot)
        self._shown = self.start_picture
        self._studio.seal()  # the walk is one step to undo
        self._set_out()
        self.go_on()

    def pause(self) -> None:
        """Stand still."""
        self._before += self._clock.elapsed()
        self._timer.stop()
        self.changed.emit()

    def go_on(self) -> None:
        """Walk on from where it stands."""
        self._clock.start()
        self._timer.start()
        self.changed.emit()

    def stop(self) -> None:
        """End; the picture stays as it is."""
        if self.start_picture is not None:
            self._timer.stop()
            self.start_picture = None
            self._studio.seal()
            self.changed.emit()

    def _set_out(self) -> None:
        """Choose another way that begins and ends where the walk began."""
        if self.start_picture is not None:
            self.seed, self._before = secrets.randbelow(REROLL_SEEDS), 0
            stops = self.start_picture.code()[np.newaxis]
            self._codes = Motion(stops, LAP, RATE, seed=self.seed).codes()
            self._clock.start()

    def _step(self) -> None:
        index = (self._before + self._clock.elapsed()) * RATE // 1000
        if index >= len(self._codes):
            self._set_out()
            index = 0
        session = self._studio.session
        moved = session.with_code(self.slot, self._codes[index], Made.WALKED)
        self._shown = moved.picture(self.slot)
        self._studio.change(moved, "walk")

    def _follow(self, session: Session) -> None:
        """End where the picture was changed by something else, or is no longer shown."""
        # Not its code alone: undone at once, it is where it set out, but not walking.
        meddled = session.picture(self.slot) != self._shown
        if self.start_picture is not None and (meddled or self.slot >= session.count):
            self.stop()

    def _opened(self, _model: OpenedModel) -> None:
        self.stop()

"""Orders of the program that started a training, as lines on its stdin."""

import _thread
import signal
import threading
from collections.abc import Iterable

from kvae.learning.stop_signals import StopSignals


class Orders:
    """Obeys `pause`, `continue` and `stop`, one a line, while a training runs.

    `stop` ends the training as Ctrl-C does: the model so far is judged and kept. That stdin ends
    means that nobody waits for it: only the state is saved, to go on from another time. Once it is
    saved, that ends all at once, as a second Ctrl-C does.

    Attributes:
        abandoned: whether stdin has ended.
        saved: whether the state is saved; to be set before `abandoned` is looked at.
    """

    def __init__(self, stop: StopSignals, lines: Iterable[str]):
        """Begins to listen.

        Args:
            stop: what ends the training after the step at hand.
            lines: the orders; that there are no more means that whoever gave them has left.
        """
        self.abandoned = self.saved = False
        self._stop, self._lines = stop, lines
        self._going = threading.Event()
        self._going.set()
        threading.Thread(target=self._listen, name="orders", daemon=True).start()

    @property
    def paused(self) -> bool:
        """Whether the training shall wait."""
        return not self._going.is_set()

    def wait(self, longest: float) -> None:
        """Waits as long as the training is paused, but not longer than so many seconds."""
        self._going.wait(longest)

    def _listen(self) -> None:
        for line in self._lines:
            order = line.strip()
            if order == "pause":
                self._going.clear()
            elif order == "continue":
                self._going.set()
            elif order == "stop":
                self._end()
        self.abandoned = True
        self._end()
        if self.saved:
            _thread.interrupt_main(signal.SIGTERM)  # nothing, once `StopSignals` is left

    def _end(self) -> None:
        self._stop.stop()
        self._going.set()

"""Ctrl-C and SIGTERM end a training after the step at hand, not in the middle of it."""

import signal
from types import FrameType
from typing import Self

from kvae.terminal import say


class StopSignals:
    """While entered, notes the first signal and lets a second Ctrl-C end at once.

    Attributes:
        received: the signal's number, 0 as long as none came.
    """

    def __init__(self) -> None:
        self.received = 0

    def __enter__(self) -> Self:
        numbers = (signal.SIGINT, signal.SIGTERM)
        self._before = {number: signal.signal(number, self._note) for number in numbers}
        return self

    def __exit__(self, *exception: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def stop(self) -> None:
        """Ends the training after the step at hand, as SIGTERM does."""
        self.received = self.received or int(signal.SIGTERM)

    def _note(self, number: int, frame: FrameType | None) -> None:
        if self.received:
            raise KeyboardInterrupt
        self.received = int(number)
        say("\nStopping after this step; the state is saved ...")

"""One line about how far a training is, how long it still takes and how good it is by now."""

import sys
import time
from collections import deque
from collections.abc import Callable

from kvae.learning.clock import WorkClock
from kvae.learning.steps import TrainingState
from kvae.terminal import emit, speaks_json

RECENT = 100  # steps whose pace goes on, all that is done between them included
WARM_UP = 5  # steps that say nothing yet: the first ones take several times as long
TERMINAL_INTERVAL = 0.5  # seconds between updates of the line
LOG_INTERVAL = 15.0  # seconds between lines where nobody watches


def show_share(what: str) -> Callable[[float], None]:
    """Returns what prints now and then, in one line, what share of something is done."""
    line = _Line()
    return lambda share: line.write(
        f"{what}  {share:4.0%}", last=share >= 1.0, share=share, seconds_left=None
    )


class Progress:
    """Says how far a training is, how long it still takes and how good it is by now."""

    def __init__(
        self,
        steps: int,
        expected: float | None = None,
        clock: Callable[[], float] | None = None,
    ):
        """Begins to look at the clock.

        Args:
            steps: of the whole training.
            expected: seconds that a step takes, where that was timed before.
            clock: returns seconds; by default those worked.
        """
        self.steps, self.expected, self.clock = steps, expected, clock or WorkClock()
        self.line = _Line()
        self.recent: deque[tuple[int, float]] = deque(maxlen=RECENT + 1)  # steps done, and when

    def show(self, state: TrainingState, terms: dict[str, float]) -> None:
        """Looks at the clock after a step, and shows the line when it is due."""
        self.recent.append((state.step, self.clock()))
        share, left = state.step / self.steps, self.remaining(state)
        error = round(255 * terms["reconstruction_loss"], 1)
        time_left = "" if left is None else f"  {_clock(left)} left"
        self.line.write(
            f"step {state.step}/{self.steps}  {share:4.0%}{time_left}  "
            f"error {error:.1f} of 255 levels",
            last=state.step == self.steps,
            share=share, seconds_left=None if left is None else round(left, 1),
            step=state.step, steps=self.steps, error=error,
        )  # fmt: skip

    def forget_pace(self) -> None:
        """Leaves a pause out of the recent pace."""
        self.recent.clear()

    def remaining(self, state: TrainingState) -> float | None:
        """Returns the seconds still to go at the recent pace; None as long as none is known."""
        if state.step == self.steps:
            return 0.0
        pace = self._pace(state)
        return None if pace is None else (self.steps - state.step) * pace

    def _pace(self, state: TrainingState) -> float | None:
        (first, began), (last, now) = self.recent[0], self.recent[-1]
        if last - first >= WARM_UP:
            return (now - began) / (last - first)
        # The first steps also bring photos into correspondence: of a new run their own seconds
        # would say up to seven times too much.
        known = self.expected is None and state.step > RECENT
        return state.seconds / state.step if known else self.expected


class _Line:
    """How far something is: one line on stderr, rewritten on a terminal, else anew now and then.

    A program that listens gets it as an event instead.
    """

    def __init__(self) -> None:
        self.terminal = sys.stderr.isatty()
        self.last = 0.0

    def write(self, text: str, last: bool = False, **values: float | None) -> None:
        """Writes the line if it is due; the last one always is.

        Args:
            text: for a person.
            last: whether no other line follows.
            values: for a program, see `kvae.terminal`.
        """
        watched = self.terminal or speaks_json()
        interval = TERMINAL_INTERVAL if watched else LOG_INTERVAL
        if not last and time.monotonic() - self.last < interval:
            return
        self.last = time.monotonic()
        if speaks_json():
            emit("progress", **values)
            return
        end = "" if self.terminal and not last else "\n"
        print(("\r\033[K" if self.terminal else "") + text, end=end, file=sys.stderr, flush=True)


def _clock(seconds: float) -> str:
    minutes, seconds = divmod(round(seconds), 60)
    return f"{minutes}:{seconds:02d}"

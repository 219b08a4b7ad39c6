"""One line about how far a training is, how long it still takes and how good it is by now."""

import sys
import time
from collections.abc import Callable

from kvae.config.settings import Config
from kvae.learning.steps import TrainingState

TERMINAL_INTERVAL = 0.5  # seconds between updates of the line
LOG_INTERVAL = 15.0  # seconds between lines where nobody watches


def show_share(what: str) -> Callable[[float], None]:
    """Returns what prints now and then, in one line, what share of something is done."""
    line = _Line()
    return lambda share: line.write(f"{what}  {share:4.0%}", last=share >= 1.0)


class Progress:
    """Tells how far a training is, how long it still takes and how good it is by now."""

    def __init__(self, config: Config):
        self.steps = config.training.steps
        self.line = _Line()

    def show(self, state: TrainingState, terms: dict[str, float]) -> None:
        """Shows the line when it is due."""
        self.line.write(
            f"step {state.step}/{self.steps}  {state.step / self.steps:4.0%}  "
            f"{_clock(self.remaining(state))} left  "
            f"error {255 * terms['reconstruction_loss']:.1f} of 255 levels",
            last=state.step == self.steps,
        )

    def remaining(self, state: TrainingState) -> float:
        """Returns the seconds still to go, as if work went on at the pace it had so far."""
        return state.seconds * (self.steps - state.step) / state.step


class _Line:
    """One line on stderr: rewritten on a terminal, else written anew now and then."""

    def __init__(self) -> None:
        self.terminal = sys.stderr.isatty()
        self.last = 0.0

    def write(self, text: str, last: bool = False) -> None:
        """Writes the line if it is due; the last one always is."""
        interval = TERMINAL_INTERVAL if self.terminal else LOG_INTERVAL
        if not last and time.monotonic() - self.last < interval:
            return
        self.last = time.monotonic()
        end = "" if self.terminal and not last else "\n"
        print(("\r\033[K" if self.terminal else "") + text, end=end, file=sys.stderr, flush=True)


def _clock(seconds: float) -> str:
    minutes, seconds = divmod(round(seconds), 60)
    return f"{minutes}:{seconds:02d}"

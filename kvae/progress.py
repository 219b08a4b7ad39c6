"""One line about how far a training is, how long it still takes and how good it is by now."""

import sys
import time

import numpy as np

from kvae.config import Config
from kvae.schedule import Plan, plan
from kvae.training import TrainingState

TERMINAL_INTERVAL = 0.5  # seconds between updates of the line
LOG_INTERVAL = 15.0  # seconds between lines where nobody watches
# What a step costs more with the perceptual term and with the draws beside codes, in plain steps;
# rounded from the histories of three runs of the garden at 96 pixels on two idle cores, where
# they came to 0.15 to 0.23 and to 0.60 to 0.88.
PERCEPTUAL_COST = 0.2
CODES_COST = 0.7


class Progress:
    """Prints to stderr: rewrites its line on a terminal, else adds one now and then."""

    def __init__(self, config: Config):
        self.steps = config.training.steps
        plans = (plan(config, step) for step in range(self.steps))
        self.work = np.cumsum([_cost(now) for now in plans])  # done after each step
        self.terminal = sys.stderr.isatty()
        self.last = 0.0

    def show(self, state: TrainingState, now: Plan, terms: dict[str, float]) -> None:
        """Shows the line when it is due."""
        done = state.step == self.steps
        if self._due(done):
            self._write(
                f"step {state.step}/{self.steps}  {state.step / self.steps:4.0%}  "
                f"{_clock(self.remaining(state))} left  "
                f"error {255 * terms['reconstruction_loss']:.1f} of 255 levels",
                done,
            )

    def show_layout(self, share: float) -> None:
        """Shows between two steps how far laying the codes out is, when that is due."""
        if self._due(False):
            self._write(f"laying out the codes  {share:4.0%}", False)

    def _due(self, always: bool) -> bool:
        interval = TERMINAL_INTERVAL if self.terminal else LOG_INTERVAL
        if not always and time.monotonic() - self.last < interval:
            return False
        self.last = time.monotonic()
        return True

    def _write(self, line: str, done: bool) -> None:
        end = "" if self.terminal and not done else "\n"
        print(("\r\033[K" if self.terminal else "") + line, end=end, file=sys.stderr, flush=True)

    def remaining(self, state: TrainingState) -> float:
        """Returns the seconds still to go, as if work went on at the pace it had so far."""
        done = self.work[state.step - 1]
        return state.seconds * float(self.work[-1] - done) / float(done)


def _cost(now: Plan) -> float:
    return 1.0 + PERCEPTUAL_COST * now.perceptual + CODES_COST * now.codes


def _clock(seconds: float) -> str:
    minutes, seconds = divmod(round(seconds), 60)
    return f"{minutes}:{seconds:02d}"

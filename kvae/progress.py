"""One line about how far a training is, how long it still takes and how good it is by now."""

import sys
import time

from kvae.schedule import Plan
from kvae.training import TrainingState

TERMINAL_INTERVAL = 0.5  # seconds between updates of the line
LOG_INTERVAL = 15.0  # seconds between lines where nobody watches


class Progress:
    """Prints to stderr: rewrites its line on a terminal, else adds one now and then."""

    def __init__(self, steps: int):
        self.steps = steps
        self.terminal = sys.stderr.isatty()
        self.last = 0.0

    def show(self, state: TrainingState, now: Plan, terms: dict[str, float]) -> None:
        """Shows the line when it is due."""
        due = time.monotonic() - self.last >= (TERMINAL_INTERVAL if self.terminal else LOG_INTERVAL)
        if not due and state.step < self.steps:
            return
        self.last = time.monotonic()
        line = (
            f"step {state.step}/{self.steps}  {state.step / self.steps:4.0%}  "
            f"{_clock(remaining(state, self.steps))} left  "
            f"error {255 * terms['reconstruction_loss']:.1f} of 255 levels  "
            f"KL {terms['kl_loss']:.1f} nats (target {now.kl_target:.1f})"
        )
        end = "" if self.terminal and state.step < self.steps else "\n"
        print(("\r\033[K" if self.terminal else "") + line, end=end, file=sys.stderr, flush=True)


def remaining(state: TrainingState, steps: int) -> float:
    """Returns the seconds still to go, as if later steps took what earlier ones did."""
    return (steps - state.step) * state.seconds / max(1, state.step)


def _clock(seconds: float) -> str:
    minutes, seconds = divmod(round(seconds), 60)
    return f"{minutes}:{seconds:02d}"

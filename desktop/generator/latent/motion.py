"""What an animation goes through: from picture to picture, or on a walk around one."""

from dataclasses import dataclass

import numpy as np

from desktop.generator.latent.crossing import with_step
from desktop.generator.latent.latent_paths import morph, wander

RATES = (10, 20, 25, 50)  # pictures per second; every format keeps their times exactly
WALK_RATE = 12  # steps of `wander` per second: at its 0.1 sigma a step, a calm pace


@dataclass(frozen=True)
class Motion:
    """What an animation is to be.

    Attributes:
        stops: codes (K, D); one is walked around, more are morphed through.
        seconds: how long it should last; a morph's legs are equally long.
        rate: pictures per second, one of `RATES`.
        back: a morph's way back to the first stop. A walk always ends where it began.
        seed: of the walk.
        steps: that lead from the stops to the codes of their outlines, (K, D): zeros of all but
            crossings. None if there is no crossing among them.
    """

    stops: np.ndarray
    seconds: float
    rate: int
    back: bool = True
    seed: int = 1
    steps: np.ndarray | None = None

    @property
    def milliseconds(self) -> int:
        """How long each frame is shown."""
        return 1000 // self.rate

    def codes(self) -> np.ndarray:
        """The whole codes of all frames: float32 (N, D), or (N, 2 D) if a stop is a crossing.

        On a walk both codes of a crossing move together, on a morph each goes its own way.
        """
        codes = self._way(self.stops)
        if self.steps is None or not self.steps.any():
            return codes
        if len(self.stops) == 1:
            return with_step(codes, self.steps[0])
        return np.concatenate([codes, self._way(self.stops + self.steps) - codes], axis=1)

    def _way(self, stops: np.ndarray) -> np.ndarray:
        frames = max(2, round(self.seconds * self.rate))
        if len(stops) == 1:
            return _walk(stops[0], self.seed, self.seconds, frames)
        legs = len(stops) if self.back else len(stops) - 1
        return morph(stops, max(0, round(frames / legs) - 1), loop=self.back)


def _walk(start: np.ndarray, seed: int, seconds: float, frames: int) -> np.ndarray:
    """Walk at the same pace whatever the rate: the same way, seen more often or less.

    A walk is a sum of few waves, so its Fourier series gives it between its steps exactly.
    """
    steps = wander(start, seed, max(2, round(seconds * WALK_RATE)))
    series = np.fft.rfft(steps.astype(float), axis=0)
    walk = np.fft.irfft(series, frames, axis=0) * (frames / len(steps))
    walk[0] = start
    return walk.astype(np.float32)

"""A clock of the time that work takes: it stands still while the process is stopped.

A laptop that sleeps, Ctrl-Z, a paused container or virtual machine: the clocks of the system go on
in some or all of these, and a training that was planned or measured by them would be too short.
"""

import time
from collections import deque
from collections.abc import Callable
from statistics import median

RECENT = 15  # readings by which it is known what work takes
LONGER = 5.0  # times so long as work like the recent takes, and some more, is not work
AT_LEAST = 1.0  # second more, so that a short wait for the disk is never a pause


class WorkClock:
    """Returns the seconds worked so far each time it is called.

    Between two readings the process works as much as its processor time says. How long that takes
    on a machine that others share is known from the recent readings; what took several times as
    long, in one piece, was not work. So it must be read often: at each step, now and then before.
    """

    def __init__(
        self,
        wall: Callable[[], float] = time.perf_counter,
        cpu: Callable[[], float] = time.process_time,
    ):
        """Begins at 0.

        Args:
            wall: returns seconds.
            cpu: returns the processor seconds of all threads.
        """
        self._wall, self._cpu = wall, cpu
        self._last = wall(), cpu()
        self._worked = 0.0
        # Seconds of the wall for one of the processor; of a machine that has nothing else to do.
        self._pace: deque[float] = deque([1.0], maxlen=RECENT)

    def __call__(self) -> float:
        """Reads the clock."""
        now = self._wall(), self._cpu()
        wall, cpu = (new - old for new, old in zip(now, self._last, strict=True))
        self._last = now
        usual = cpu * median(self._pace)
        self._worked += usual if wall > LONGER * usual + AT_LEAST else wall
        if cpu > 0:
            self._pace.append(wall / cpu)
        return self._worked

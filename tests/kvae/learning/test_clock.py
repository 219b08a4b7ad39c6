"""The clock of work stands still while nothing can be done."""

import os
import signal
import subprocess
import sys
import time

import pytest

from kvae.learning.batches import Batches
from kvae.learning.budget import TIMED_STEPS, WARM_UP, costs
from kvae.learning.clock import WorkClock
from tests.conftest import ROOT
from tests.kvae.settings import photos, tiny


class Machine:
    """Both clocks of a process that works, shares its processor or is stopped."""

    def __init__(self):
        self.wall = self.cpu = 100.0

    def clock(self) -> WorkClock:
        return WorkClock(lambda: self.wall, lambda: self.cpu)

    def work(self, seconds: float, share: float = 1.0) -> None:
        """Works for some seconds of the wall, with so many processors."""
        self.wall += seconds
        self.cpu += share * seconds


def test_work_counts_as_the_wall_has_it_on_any_number_of_processors():
    for share in (0.3, 1.0, 2.0):
        machine = Machine()
        clock = machine.clock()
        for _ in range(50):
            machine.work(0.2, share)
            worked = clock()
        assert worked == pytest.approx(10.0)


@pytest.mark.parametrize("share", [0.5, 1.0, 2.0])
def test_a_stop_is_left_out_wherever_it_comes(share):
    for stopped_at in (0, 1, 30, 49):
        machine = Machine()
        clock = machine.clock()
        for step in range(50):
            machine.work(0.2, share)
            if step == stopped_at:
                machine.wall += 3600.0
            worked = clock()
        # The step with the stop counts as its processor time says: at first of one processor.
        assert worked == pytest.approx(10.0, abs=0.2)


def test_a_machine_that_others_begin_to_use_is_slow_not_stopped():
    machine = Machine()
    clock = machine.clock()
    for share in [1.0] * 20 + [0.1] * 40:
        machine.work(0.2 / share, share)  # the same work, ten times as slow
        worked = clock()
    assert worked == pytest.approx(20 * 0.2 + 40 * 2.0, rel=0.2)


def test_a_short_wait_is_no_pause():
    machine = Machine()
    clock = machine.clock()
    machine.work(0.1)
    machine.wall += 0.9  # for the disk
    assert clock() == pytest.approx(1.0)


def test_what_takes_many_times_as_long_as_the_steps_before_is_no_work():
    machine = Machine()
    clock = machine.clock()
    for _ in range(20):
        machine.work(0.2)
        clock()
    machine.work(0.2)
    machine.wall += 3.0  # 16 times as long, in all
    assert clock() == pytest.approx(21 * 0.2)


def test_stops_while_steps_are_timed_do_not_change_the_plan():
    batches = Batches(photos(4), tiny())
    machine = Machine()
    clock, readings = machine.clock(), iter(range(10**6))

    def read() -> float:
        reading = next(readings)
        if reading % 2:  # the end of a step
            machine.work(0.5)
            if reading % 6 == 3:  # a third of them
                machine.wall += 600.0
        return clock()

    (cost,) = costs([batches], None, clock=read)
    assert cost.step == pytest.approx(0.5)
    matching = 1  # photos are brought into correspondence before
    assert next(readings) == 2 * (matching + WARM_UP + TIMED_STEPS)


@pytest.mark.slow
def test_a_real_stop_is_left_out():
    script = (
        "import time\n"
        "from kvae.learning.clock import WorkClock\n"
        "clock, wall = WorkClock(), time.perf_counter()\n"
        "print('begun', flush=True)\n"
        "while time.perf_counter() - wall < 4.0:\n"
        "    sum(range(100_000))\n"
        "    worked = clock()\n"
        "print(worked, time.perf_counter() - wall)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        process.stdout.readline()
        time.sleep(0.3)
        os.kill(process.pid, signal.SIGSTOP)
        time.sleep(3.0)
        os.kill(process.pid, signal.SIGCONT)
        worked, wall = map(float, process.stdout.readline().split())
    # Stopped for three of the four seconds; half a second for a machine that is busy.
    assert wall >= 4.0
    assert worked < wall - 2.5

"""Many attempts, one after another in a process of their own that may fall without harm.

An attempt is a pure function of (target, seed, number), so what went wrong can be tried again.
"""

import multiprocessing
import random
import resource
import shutil
import tempfile
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from desktop.generator.user_error import UserError

MOST_SECONDS, MOST_MEGABYTES = 5.0, 1000.0
ROOM_BYTES = 8 * 2**30  # of addresses; what asks for more is no longer let happen
Attempt = Callable[[random.Random, Path], None]
Job = tuple[Attempt, str, int]  # what is attempted, its target and the seed


@dataclass
class Totals:
    """What the attempts on a target came to."""

    verdicts: Counter = field(default_factory=Counter)  # "accepted", "refused", "wrong"
    slowest: float = 0.0  # processor seconds: the machine may be busy with other things
    largest: float = 0.0  # MB, with the program itself
    wrong: list[str] = field(default_factory=list)


def run(attempt: Attempt, target: str, seed: int, numbers: range,
        report: Callable[[int], None] = lambda number: None) -> Totals:  # fmt: skip
    """Make these attempts; `report` is called for each that is done."""
    totals, worker = Totals(), _Worker((attempt, target, seed))
    try:
        for number in numbers:
            verdict, seconds, megabytes, said = worker.ask(number)
            if seconds > MOST_SECONDS or megabytes > MOST_MEGABYTES:
                said = f"{said} after {seconds:.1f} s, with {megabytes:.0f} MB"
                verdict = "wrong"
            totals.verdicts[verdict] += 1
            totals.slowest = max(totals.slowest, seconds)
            totals.largest = max(totals.largest, megabytes)
            if verdict == "wrong":
                totals.wrong.append(f"{target} {number}: {said}")
            report(number)
    finally:
        worker.end()
    return totals


class _Worker:
    """A process that makes attempts; another one takes its place when it fell."""

    def __init__(self, job: Job):
        self._job = job
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._ours, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, self._job), daemon=True)
        self._process.start()
        theirs.close()

    def ask(self, number: int) -> tuple[str, float, float, str]:
        """The verdict on an attempt, its processor seconds, its largest MB, and what was said."""
        self._ours.send(number)
        began = time.monotonic()
        try:
            # Starting the process takes a while too; what hangs is ended.
            if self._ours.poll(20 * MOST_SECONDS):
                return self._ours.recv()
            said = "does not end"
        except EOFError:
            self._process.join()
            said = f"the program ended with {self._process.exitcode}"
        self.end()
        self._start()
        return "wrong", time.monotonic() - began, 0.0, said

    def end(self) -> None:
        self._ours.close()
        self._process.kill()
        self._process.join()


def _serve(questions: Connection, job: Job) -> None:
    attempt, target, seed = job
    warnings.simplefilter("ignore")  # of Pillow's, about pictures that are then refused
    resource.setrlimit(resource.RLIMIT_AS, (ROOM_BYTES, ROOM_BYTES))
    with tempfile.TemporaryDirectory(prefix="kvae-fuzz-") as temporary:
        folder = Path(temporary) / "case"
        while True:
            try:
                number = questions.recv()
            except EOFError:
                return
            folder.mkdir()
            _forget_largest()
            began = time.process_time()
            verdict, said = _judged(attempt, random.Random(f"{target} {seed} {number}"), folder)
            questions.send((verdict, time.process_time() - began, _largest(), said))
            shutil.rmtree(folder)


def _judged(attempt: Attempt, chance: random.Random, folder: Path) -> tuple[str, str]:
    try:
        attempt(chance, folder)
    except UserError as error:
        return "refused", str(error)
    except BaseException as error:  # noqa: BLE001, whatever it is, it should not be
        return "wrong", "".join(traceback.format_exception(error, limit=-4))[-1000:]
    return "accepted", ""


def _forget_largest() -> None:
    """Let Linux count the largest memory anew; elsewhere it is that of all attempts so far."""
    counter = Path("/proc/self/clear_refs")
    if counter.exists():
        counter.write_text("5")


def _largest() -> float:
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6  # macOS counts bytes
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024 / 1e6

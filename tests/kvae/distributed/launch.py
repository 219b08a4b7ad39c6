"""`python -m kvae.train` on several workers, launched as torchrun does, but forked."""

import os
import signal
import sys
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from torch.distributed.launcher.api import LaunchConfig, elastic_launch

import kvae.judging.describe
import kvae.judging.evaluation
import kvae.learning.preparation
import kvae.train
from kvae.photos.load import load_photos
from tests.kvae.distributed.forked import without_garbage_of_others

RESTARTS = 3
PATIENCE = 600.0  # seconds; on a busy machine what takes five may take a minute


@dataclass
class Launch:
    """A launcher that runs, and its workers.

    Attributes:
        process: the launcher's number.
        folder: where it notes its workers' numbers, and what all of them say.
    """

    process: int
    folder: Path

    @classmethod
    def begin(
        cls, folder: Path, workers: int, restarts: int, arguments: list[str], start: str = "fork"
    ) -> "Launch":
        """Launches `python -m kvae.train` with such arguments.

        Args:
            folder: a new one.
            workers: how many.
            restarts: how often all may be begun anew.
            arguments: of the command.
            start: "fork", or "spawn" for workers that load everything themselves: that takes ten
                seconds, and nothing lies where it lies in another one.
        """
        folder.mkdir()
        (folder / "said").touch()
        child = os.fork()
        if child:
            return cls(child, folder)
        without_garbage_of_others()
        code = 1
        try:
            said = os.open(folder / "said", os.O_WRONLY | os.O_CREAT)
            os.dup2(said, 1)
            os.dup2(said, 2)
            # pytest has put others in their place
            sys.stdout = sys.stderr = os.fdopen(said, "w", buffering=1, encoding="utf-8")
            config = LaunchConfig(
                min_nodes=1, max_nodes=1, nproc_per_node=workers, max_restarts=restarts,
                start_method=start, rdzv_backend="c10d", rdzv_endpoint="localhost:0",
                shutdown_timeout=10,  # forked workers that have ended wait to be asked what for
            )  # fmt: skip
            elastic_launch(config, _work)(folder, arguments)
            code = 0
        except Exception as error:  # noqa: BLE001  what torchrun would print at its end
            print(error, file=sys.stderr)
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)

    @property
    def said(self) -> str:
        """All that it and its workers have printed."""
        return (self.folder / "said").read_text("utf-8")

    @property
    def restarted(self) -> bool:
        """Whether it has begun its workers anew."""
        return any(self.folder.glob("1-*.pid"))

    def wait_until_it_says(self, words: str) -> None:
        """Waits until it or a worker has printed this."""
        until = time.monotonic() + PATIENCE
        while words not in self.said:
            assert time.monotonic() < until, self.said
            time.sleep(0.05)

    def lose(self, rank: int) -> bool:
        """Kills a worker, as soon as there is one; returns whether there still was."""
        until = time.monotonic() + PATIENCE
        while not (workers := sorted(self.folder.glob(f"*-{rank}.pid"))):
            assert time.monotonic() < until, self.said
            time.sleep(0.01)
        try:
            os.kill(int(workers[-1].read_text()), signal.SIGKILL)
        except ProcessLookupError:
            return False
        return True

    def ended(self) -> int:
        """Waits for its end; returns its exit code.

        Raises:
            TimeoutError: it hangs.
        """
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            process, status = os.waitpid(self.process, os.WNOHANG)
            if process:
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.01)
        os.kill(self.process, signal.SIGTERM)
        os.waitpid(self.process, 0)
        raise TimeoutError(self.said)


def _work(folder: Path, arguments: list[str]) -> None:
    """A worker: the real command, but that few photos are enough and nothing is judged."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # not the launcher's, which it has inherited
    signal.signal(signal.SIGINT, signal.default_int_handler)
    attempt, rank = os.environ["TORCHELASTIC_RESTART_COUNT"], os.environ["RANK"]
    noted = folder / f"{attempt}-{rank}.pid"
    noted.with_suffix(".part").write_text(str(os.getpid()))
    noted.with_suffix(".part").rename(noted)
    kvae.learning.preparation.load_photos = partial(load_photos, minimum=1)
    kvae.judging.evaluation.evaluate = lambda *given, morphs: {"finished": True}
    kvae.judging.describe.describe = lambda figures: None
    code = kvae.train.main(arguments)
    if code:
        sys.exit(code)

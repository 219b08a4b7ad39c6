"""The child process that tries a model: its limits, its request, its end."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence

from desktop import program
from desktop.generator.model.model_file import ModelFile, ModelFileError, ModelKind, too_much
from desktop.generator.phrases import Phrase
from desktop.generator.trial.outcome import error_of

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

PATIENCE = 60.0  # seconds to load what opens models, on a computer that has much else to do
MEMORY = 2**30  # bytes; the largest graph within `graph.bounds` took 360 MB
PROCESSOR_SECONDS = 5  # the garden's trial takes 0.2; a busy computer makes no difference
OVERTIME = getattr(signal, "SIGXCPU", None)  # what kills it then; Windows has no such limit


def usual_command() -> list[str]:
    """What starts such a process, also in the standalone app."""
    if program.STANDALONE:
        return [sys.executable, "try-model"]  # see desktop/bundle/start.py
    return [sys.executable, "-m", "desktop.generator.trial"]


class TrialProcess:
    """A process that tries one model. It loads at once what that takes, then waits for the file.

    Linux holds it to `MEMORY` and `PROCESSOR_SECONDS`, also when the window has gone. Elsewhere
    nothing does: there it has the time that `ask` gives it, and all the memory it wants.

    Args:
        command: what to start.

    Raises:
        OSError: it cannot be started.
    """

    def __init__(self, command: Sequence[str]):
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=program.FILES,  # Python imports from here: never from where a stranger's file lies
            env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},  # NumPy has nothing to multiply there
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        if hasattr(resource, "prlimit"):
            self._limit(resource.RLIMIT_DATA, MEMORY)
            self._limit(resource.RLIMIT_CPU, PROCESSOR_SECONDS)

    def _limit(self, what: int, most: int) -> None:
        with contextlib.suppress(ProcessLookupError):  # it has ended; `ask` reports that
            # The hard limit kills with SIGKILL, which has many reasons; the soft one is met first.
            resource.prlimit(self._process.pid, what, (most, most + 1))

    def is_alive(self) -> bool:
        """Whether it waits or works."""
        return self._process.poll() is None

    def ask(self, file: ModelFile, kind: ModelKind, seconds: float) -> None:
        """Let it open a file as a "decoder" or an "encoder", and use it once.

        Raises:
            ModelFileError: the file is not a usable model, or the process crashed over it, was not
                done in so many seconds, or could not begin.
        """
        name = file.path.name
        self._await_ready(name)
        request = json.dumps({"kind": kind, "name": name}).encode() + b"\n"
        try:
            line, _ = self._process.communicate(request + file.data, timeout=seconds)
            failure = error_of(line)
        except subprocess.TimeoutExpired as error:
            raise too_much(name) from error
        except ValueError as error:
            raise self._crash(name) from error
        if failure:
            raise failure

    def kill(self) -> None:
        """Kill it; a thread that waits in `ask` goes on with an error."""
        self._process.kill()

    def end(self) -> None:
        """Kill it and reap it; not while another thread is in `ask`."""
        self._process.kill()
        self._process.communicate()

    def _crash(self, name: str) -> ModelFileError:
        if OVERTIME and self._process.returncode == -OVERTIME:
            return too_much(name)
        return ModelFileError(
            "{name} is not opened: a process that tried it crashed.",
            "Export it again, or ask whoever gave it to you for another copy.",
            name=name,
        )

    def _await_ready(self, name: str) -> None:
        timer = threading.Timer(PATIENCE, self._process.kill)
        timer.start()
        try:
            ready = self._process.stdout and self._process.stdout.readline()
        finally:
            timer.cancel()
        if ready != b"ready\n":
            raise not_tried(name, Phrase("the process for that could not begin"))


def not_tried(name: str, reason: Phrase) -> ModelFileError:
    """The error for a file that is not opened because nothing could try it."""
    return ModelFileError(
        "{name} could not be tried before it is opened: {reason}.",
        "Start the program again; if that does not help, install it again.",
        name=name,
        reason=reason,
    )

"""Which files need a trial, and the processes that make them, one after the other."""

import contextlib
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Self

from desktop import program
from desktop.generator.model.garden import is_shipped
from desktop.generator.model.model_file import ModelFile, ModelFileError, ModelKind
from desktop.generator.phrases import Phrase, system_reason
from desktop.generator.trial.process import TrialProcess, not_tried, usual_command
from desktop.generator.trial.tried import TriedModels

SECONDS = 30.0  # for a trial, on a computer that has much else to do


class Interruption:
    """Ends a trial from another thread, whether it has begun by then or not."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: TrialProcess | None = None
        self.is_set = False

    def set(self) -> None:
        """Kill the process that tries, now and as soon as there is one."""
        with self._lock:
            self.is_set = True
            if self._process:
                self._process.kill()

    @contextlib.contextmanager
    def ending(self, process: TrialProcess) -> Iterator[None]:
        """Within it, this is the process that is killed."""
        with self._lock:
            self._process = process
            if self.is_set:
                process.kill()
        try:
            yield
        finally:
            with self._lock:
                self._process = None


class Trials:
    """Keeps files out that would crash the program; a `Trial` (see `model_file`).

    Files that are part of the program need none, nor those that have passed before.

    Args:
        tried: the files that have passed.
        command: starts a child process; by default the real one.
        seconds: for a trial, after which its process is killed.
    """

    def __init__(self, tried: TriedModels, command: Sequence[str] = (), seconds: float = SECONDS):
        self._tried, self._command, self._seconds = tried, command or usual_command(), seconds
        self._lock = threading.Lock()
        self._waiting: TrialProcess | None = None
        self._stopped = False

    @classmethod
    def usual(cls, *, safe: bool = False) -> "Trials":
        """Those of this user, with what has passed on this computer; `safe` starts without that."""
        return cls(TriedModels(None if safe else program.settings_folder()))

    def __call__(
        self, file: ModelFile, kind: ModelKind, interruption: Interruption | None = None
    ) -> None:
        """Try a file as a "decoder" or an "encoder" where it has to be.

        Raises:
            ModelFileError: it must not be opened, or its trial was interrupted.
        """
        if self.needs(file):
            self.run(file, kind, interruption)
            self._tried.add(file.sha256)

    def needs(self, file: ModelFile) -> bool:
        """Whether a file has to be tried before it is opened."""
        return not (is_shipped(file.path) or self.passed(file.sha256))

    def passed(self, sha256: str) -> bool:
        """Whether a file has passed its trial, with this version of the runtime."""
        return sha256 in self._tried

    def run(
        self, file: ModelFile, kind: ModelKind, interruption: Interruption | None = None
    ) -> None:
        """Try a file now, whatever is known of it.

        Raises:
            ModelFileError: it must not be opened, or its trial was interrupted.
        """
        process = self._take(file.path.name)
        try:
            with (interruption or Interruption()).ending(process):
                process.ask(file, kind, self._seconds)
        finally:
            process.end()

    def prepare(self) -> None:
        """Start a process in advance, for a file that is about to be chosen: loading takes longest.

        On Linux it waits in 44 MB, half of which it shares with the window, and not for ever (see
        `desktop.generator.trial.__main__`). Failure is reported by the trial itself.
        """
        with self._lock, contextlib.suppress(OSError):
            self._start()

    def prepare_for(self, path: str | Path) -> None:
        """Do the same for a file that is chosen already, unless it was tried before.

        A command does this first, before it loads what opens models itself. What is wrong with the
        file is said when it is opened.
        """
        with contextlib.suppress(ModelFileError):
            if not (is_shipped(path) or self._tried.once_had(ModelFile.read(path).sha256)):
                self.prepare()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.stop()

    def stop(self) -> None:
        """End the process that waits; there are no more trials."""
        with self._lock:
            self._stopped = True
            waiting, self._waiting = self._waiting, None
        if waiting:
            waiting.end()

    def _start(self) -> None:
        if self._waiting and not self._waiting.is_alive():  # nobody needed it
            self._waiting.end()
            self._waiting = None
        if not self._waiting and not self._stopped:
            self._waiting = TrialProcess(self._command)

    def _take(self, name: str) -> TrialProcess:
        with self._lock:
            try:
                self._start()
            except OSError as error:
                raise not_tried(name, system_reason(error)) from error
            process, self._waiting = self._waiting, None
        if process is None:
            raise not_tried(name, Phrase("the program is about to end"))
        return process

"""The thread that opens models, so that the pictures on the screen go on meanwhile.

A file that is new here is tried first, in a child process, where a bad one may take half a minute.
Only the newest file that was asked for is opened: it takes the place of one that is on its way.
"""

import threading
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PyQt6.QtCore import QObject, pyqtSignal

from desktop.generator.model.model_file import ModelFile, ModelFileError, ModelKind
from desktop.generator.trial.trials import Interruption, Trials
from desktop.ui.studio.worker import PATIENCE, Done, DrawWorker, Task

if TYPE_CHECKING:
    from desktop.generator.model.whole_model import WholeModel  # loads onnxruntime


class _Waiting(NamedTuple):
    """A task that needs the encoder, for the thread that draws."""

    epoch: int
    task: Task
    urgent: bool


class Opener(QObject):
    """Opens decoders, hands them to the thread that draws, and opens their encoders when needed.

    Signals:
        trying(str): a file of this name is being tried; empty once that is over.
        refused(ModelFileError): a file is not a usable model.

    Args:
        trials: made of model files before they are opened here.
        worker: what draws with them.
        parent: of the object.
    """

    trying = pyqtSignal(str)
    refused = pyqtSignal(object)

    def __init__(self, trials: Trials, worker: DrawWorker, parent: QObject | None = None):
        super().__init__(parent)
        self._trials, self._worker = trials, worker
        self._changed = threading.Condition()
        self._stopped = False
        self._wanted: Path | None = None  # until it is open or refused
        self._waiting: list[_Waiting] = []
        self._interruption = Interruption()  # of what the thread is at
        self._model: WholeModel | None = None  # opened last
        self._thread = threading.Thread(target=self._run, name="kvae-open", daemon=True)
        self._thread.start()

    def open(self, path: str | Path) -> None:
        """Open this decoder; the present one stays in use until that has worked."""
        with self._changed:
            self._wanted = Path(path)  # another object each time: the thread tells them apart
            self._interruption.set()
            self._changed.notify()

    def give_up(self) -> Path | None:
        """Open nothing after all; returns what was on its way, None if that was nothing."""
        with self._changed:
            given_up, self._wanted = self._wanted, None
            if given_up:
                self._interruption.set()
        return given_up

    @property
    def is_opening(self) -> bool:
        """Whether a decoder is on its way."""
        with self._changed:
            return self._wanted is not None

    def run_task(self, epoch: int, task: Task, urgent: bool) -> None:
        """Let the thread that draws do this with the model `epoch`, once its encoder is open."""
        if self._model and self._model.has_encoder:
            self._worker.run_task(epoch, task, urgent)
            return
        with self._changed:
            self._waiting.append(_Waiting(epoch, task, urgent))
            self._changed.notify()

    def forget(self, owner: QObject) -> None:
        """Drop the tasks of an owner that still wait."""
        with self._changed:
            self._waiting = [one for one in self._waiting if one.task.owner is not owner]

    def stop(self) -> None:
        """End the thread, and with it a trial."""
        with self._changed:
            self._stopped, self._wanted = True, None
            self._interruption.set()
            self._changed.notify()
        self._thread.join(PATIENCE)

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._stopped or self._wanted or self._waiting)
                if self._stopped:
                    return
                path, waiting = self._wanted, [] if self._wanted else self._waiting
                if not path:
                    self._waiting = []
                self._interruption = Interruption()
            if path:
                self._open(path)
            else:
                self._open_encoder(waiting)

    def _open(self, path: Path) -> None:
        # They load onnxruntime, after the window shows.
        from desktop.generator.model.decoder import Decoder
        from desktop.generator.model.whole_model import WholeModel

        found: WholeModel | ModelFileError
        try:
            found = WholeModel(Decoder.open(path, self._try_aloud), self._try)
        except ModelFileError as error:
            found = error
        with self._changed:
            if self._wanted is not path:  # given up, or another took its place
                return
            self._wanted = None
            if isinstance(found, WholeModel):
                self._model = found
                self._worker.use(found)
            else:
                self.refused.emit(found)

    def _open_encoder(self, waiting: list[_Waiting]) -> None:
        """Open the encoder that these tasks need, and pass them on."""
        try:
            _ = self._model and self._model.encoder
        except ModelFileError as error:
            with self._changed:
                if self._interruption.is_set:  # another model is to be opened first
                    self._waiting = [*waiting, *self._waiting]
                    return
            for epoch, task, _ in waiting:
                self._worker.done.emit(Done(epoch, task, error=error))
            return
        for epoch, task, urgent in waiting:
            self._worker.run_task(epoch, task, urgent)

    def _try(self, file: ModelFile, kind: ModelKind) -> None:
        self._trials(file, kind, self._interruption)

    def _try_aloud(self, file: ModelFile, kind: ModelKind) -> None:
        if self._trials.needs(file):
            self.trying.emit(file.path.name)
            try:
                self._try(file, kind)
            finally:
                self.trying.emit("")

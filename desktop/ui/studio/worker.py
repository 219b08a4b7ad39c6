"""The one thread that draws and encodes, so that the window never waits.

No queue can fall behind: the window says which pictures it wants (`request`), each has the version
that is wanted and the version that is there, and the thread always draws for the newest request.
Tasks, like the map's small pictures, wait until no request is open. Each model opened begins an
epoch; what still arrives from an earlier one is dropped.
"""

import threading
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PyQt6.QtCore import QObject, pyqtSignal

from desktop.generator.model.card import ModelCard
from desktop.generator.model.model_file import ModelFileError

if TYPE_CHECKING:
    from desktop.generator.model.whole_model import WholeModel  # loads onnxruntime

PATIENCE = 10.0  # seconds; a monstrous model must not keep the window from closing


@dataclass(frozen=True)
class OpenedModel:
    """What the window needs to know of a model that is now in use."""

    epoch: int  # counts the models opened; requests, drawings and tasks carry it
    card: ModelCard
    sha256: str
    path: Path
    crosses: bool = False  # whether it draws crossings


@dataclass(frozen=True, eq=False)
class Drawing:
    """One decoded picture and what it was decoded from."""

    epoch: int
    slot: int  # which of the window's pictures it is for, from 0
    code: np.ndarray  # the whole code, (D,) or (2 D,) of a crossing, float32
    image: np.ndarray  # (H, W, 3) uint8


@dataclass(frozen=True)
class Task:
    """Other work for the thread than requests; a newer task replaces one of the same key.

    Attributes:
        owner: who asked for it; once deleted, it gets no answer.
        key: which of the owner's tasks.
        work: called on the thread with the model; what it returns is the result.
        answer: called with what became of it, but not on the thread.
    """

    owner: QObject
    key: Hashable
    work: Callable[["WholeModel"], object]
    answer: Callable[["Done"], None]


@dataclass(frozen=True, eq=False)
class Done:
    """What became of a task: a result, or why there is none.

    Key and result are of the type that tasks of its owner have.
    """

    epoch: int
    task: Task
    result: Any = None
    error: ModelFileError | None = None

    @property
    def key(self) -> Any:
        """Which of the owner's tasks it was."""
        return self.task.key


@dataclass
class _Request:
    """One picture that was requested; `have` trails `want` until it is decoded."""

    code: np.ndarray  # the whole one
    want: int
    have: int = 0


class DrawWorker(QObject):
    """Draws what is requested and runs tasks on a thread of its own; signals arrive queued.

    Args:
        parent: of the object.
    """

    opened = pyqtSignal(object)  # OpenedModel
    refused = pyqtSignal(object)  # ModelFileError: the model stopped working
    drawn = pyqtSignal(object)  # Drawing
    done = pyqtSignal(object)  # Done

    def __init__(self, parent: QObject | None = None):
        super().__init__(parent)
        self._changed = threading.Condition()
        self._stopped = False
        self._next: WholeModel | None = None
        self._epoch = 0
        self._requests: list[_Request] = []
        self._count = 0
        self._first = 0
        self._others_turn = False
        self._version = 0
        self._tasks: dict[tuple[QObject, Hashable], Task] = {}
        self._model: WholeModel  # touched by the thread alone; there from the first epoch on
        self._thread = threading.Thread(target=self._run, name="kvae-draw", daemon=True)
        self._thread.start()

    def use(self, model: "WholeModel") -> None:
        """Draw with this model from now on."""
        with self._changed:
            self._next = model
            self._changed.notify()

    def request(self, epoch: int, codes: Sequence[np.ndarray], first: int = 0) -> None:
        """Want these pictures and no others: whole codes of the model `epoch`.

        Codes that did not change are not drawn again, not even after the count fell and rose. The
        picture `first` gets every second turn, so that it follows a slider whatever else is wanted.
        """
        with self._changed:
            if epoch != self._epoch:
                return  # the window requests again once it hears of the new model
            for slot, code in enumerate(codes):
                if slot == len(self._requests):
                    self._requests.append(_Request(code, self._next_version()))
                elif not np.array_equal((drawn := self._requests[slot]).code, code):
                    drawn.code, drawn.want = code, self._next_version()
            self._count, self._first = len(codes), first
            self._changed.notify()

    def run_task(self, epoch: int, task: Task, urgent: bool = False) -> None:
        """Do this with the model `epoch` when no request is open; an urgent task goes first."""
        key = (task.owner, task.key)
        with self._changed:
            if epoch != self._epoch:
                return  # its model is closed, or about to be: panels ask anew
            self._tasks.pop(key, None)
            self._tasks = {key: task} | self._tasks if urgent else self._tasks
            self._tasks[key] = task
            self._changed.notify()

    def forget(self, owner: QObject) -> None:
        """Drop the waiting tasks of an owner."""
        with self._changed:
            kept = ((key, one) for key, one in self._tasks.items() if one.owner is not owner)
            self._tasks = dict(kept)

    def stop(self) -> None:
        """End the thread and wait for the picture in hand, which takes milliseconds."""
        with self._changed:
            self._stopped = True
            self._changed.notify()
        self._thread.join(PATIENCE)

    def _next_version(self) -> int:
        self._version += 1
        return self._version

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(self._has_work)
                if self._stopped:
                    return
                model, self._next = self._next, None
                job = self._job() if not model and self._pending() else None
                task = None if model or job else self._tasks.pop(next(iter(self._tasks)))
                epoch = self._epoch
            if model:
                self._take(model)
            elif job:
                self._draw(*job)
            elif task:
                self._do(epoch, task)

    def _has_work(self) -> bool:
        return bool(self._stopped or self._next or self._pending() or self._tasks)

    def _pending(self) -> list[int]:
        requests = enumerate(self._requests[: self._count])
        return [slot for slot, request in requests if request.have != request.want]

    def _job(self) -> tuple[int, int, int, np.ndarray]:
        """Choose what to draw: every other time the first, else what has waited longest."""
        pending = self._pending()
        others = [slot for slot in pending if slot != self._first]
        turn = self._others_turn if others and len(others) < len(pending) else bool(others)
        slot = min(others, key=lambda slot: self._requests[slot].have) if turn else self._first
        self._others_turn = not turn
        request = self._requests[slot]
        return self._epoch, slot, request.want, request.code

    def _take(self, model: "WholeModel") -> None:
        self._model, decoder = model, model.decoder
        with self._changed:
            self._epoch += 1
            self._requests.clear()
            self._tasks.clear()  # the new model's panels ask anew
            self._count = 0
            epoch = self._epoch
        of_decoder = decoder.card, decoder.sha256, decoder.path, decoder.crosses
        self.opened.emit(OpenedModel(epoch, *of_decoder))

    def _draw(self, epoch: int, slot: int, version: int, code: np.ndarray) -> None:
        try:
            image = self._model.decoder.decode(code[np.newaxis])[0]
        except ModelFileError as error:
            image = None
            self.refused.emit(error)
        with self._changed:
            # Only this thread takes models, so the request is still there and of the same epoch.
            self._requests[slot].have = version
        if image is not None:
            self.drawn.emit(Drawing(epoch, slot, code, image))

    def _do(self, epoch: int, task: Task) -> None:
        try:
            done = Done(epoch, task, task.work(self._model))
        except ModelFileError as error:
            done = Done(epoch, task, error=error)
        self.done.emit(done)

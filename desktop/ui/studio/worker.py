"""The one thread that draws and encodes, so that the window never waits.

There is no queue to fall behind in: the window states what it wants (`wish`), each picture has the
version it wants and the version it has, and the thread always takes up the newest wish. Errands,
like the map's small pictures, wait until no wish is open. A model that was replaced leaves an epoch
behind; what is still on its way from there is dropped.
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

    epoch: int  # counts the models opened; wishes, drawings and errands carry it
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
class Errand:
    """Work for the thread that is not a wish; a newer one of a key takes an older one's place.

    Attributes:
        asker: whose errand it is; once that is gone, there is no answer.
        key: which of the asker's errands.
        work: called on the thread with the model; what it returns is the result.
        answer: called with what became of it, but not on the thread.
    """

    asker: QObject
    key: Hashable
    work: Callable[["WholeModel"], object]
    answer: Callable[["Done"], None]


@dataclass(frozen=True, eq=False)
class Done:
    """What became of an errand: a result, or why there is none.

    Key and result are of the type that errands of its asker have.
    """

    epoch: int
    errand: Errand
    result: Any = None
    error: ModelFileError | None = None

    @property
    def key(self) -> Any:
        """Which of the asker's errands it was."""
        return self.errand.key


@dataclass
class _Wish:
    """One picture's wish; `have` trails `want` until it is decoded."""

    code: np.ndarray  # the whole one
    want: int
    have: int = 0


class DrawWorker(QObject):
    """Draws wishes and runs errands on a thread of its own; signals arrive queued.

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
        self._wishes: list[_Wish] = []
        self._count = 0
        self._first = 0
        self._others_turn = False
        self._version = 0
        self._errands: dict[tuple[QObject, Hashable], Errand] = {}
        self._model: WholeModel  # touched by the thread alone; there from the first epoch on
        self._thread = threading.Thread(target=self._run, name="kvae-draw", daemon=True)
        self._thread.start()

    def use(self, model: "WholeModel") -> None:
        """Draw with this model from now on."""
        with self._changed:
            self._next = model
            self._changed.notify()

    def wish(self, epoch: int, codes: Sequence[np.ndarray], first: int = 0) -> None:
        """Want these pictures and no others: whole codes of the model `epoch`.

        Codes that did not change are not drawn again, not even after the count fell and rose. The
        picture `first` gets every second turn, so that it follows a slider whatever else is wanted.
        """
        with self._changed:
            if epoch != self._epoch:
                return  # the window will wish again once it hears of the new model
            for slot, code in enumerate(codes):
                if slot == len(self._wishes):
                    self._wishes.append(_Wish(code, self._next_version()))
                elif not np.array_equal(self._wishes[slot].code, code):
                    self._wishes[slot].code, self._wishes[slot].want = code, self._next_version()
            self._count, self._first = len(codes), first
            self._changed.notify()

    def run_errand(self, epoch: int, errand: Errand, urgent: bool = False) -> None:
        """Do this with the model `epoch` when no wish is open; an urgent errand goes first."""
        key = (errand.asker, errand.key)
        with self._changed:
            if epoch != self._epoch:
                return  # it is about a model that is closed, or about to be: panels will ask anew
            self._errands.pop(key, None)
            self._errands = {key: errand} | self._errands if urgent else self._errands
            self._errands[key] = errand
            self._changed.notify()

    def forget(self, asker: QObject) -> None:
        """Drop the waiting errands of an asker."""
        with self._changed:
            kept = ((key, one) for key, one in self._errands.items() if one.asker is not asker)
            self._errands = dict(kept)

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
                errand = None if model or job else self._errands.pop(next(iter(self._errands)))
                epoch = self._epoch
            if model:
                self._take(model)
            elif job:
                self._draw(*job)
            elif errand:
                self._do(epoch, errand)

    def _has_work(self) -> bool:
        return bool(self._stopped or self._next or self._pending() or self._errands)

    def _pending(self) -> list[int]:
        wishes = enumerate(self._wishes[: self._count])
        return [slot for slot, wish in wishes if wish.have != wish.want]

    def _job(self) -> tuple[int, int, int, np.ndarray]:
        """Choose what to draw: every other time the first, else what has waited longest."""
        pending = self._pending()
        others = [slot for slot in pending if slot != self._first]
        turn = self._others_turn if others and len(others) < len(pending) else bool(others)
        slot = min(others, key=lambda slot: self._wishes[slot].have) if turn else self._first
        self._others_turn = not turn
        wish = self._wishes[slot]
        return self._epoch, slot, wish.want, wish.code

    def _take(self, model: "WholeModel") -> None:
        self._model, decoder = model, model.decoder
        with self._changed:
            self._epoch += 1
            self._wishes.clear()
            self._errands.clear()  # the new model's panels ask anew
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
            # Only this thread takes models, so the wish is still there and of the same epoch.
            self._wishes[slot].have = version
        if image is not None:
            self.drawn.emit(Drawing(epoch, slot, code, image))

    def _do(self, epoch: int, errand: Errand) -> None:
        try:
            done = Done(epoch, errand, errand.work(self._model))
        except ModelFileError as error:
            done = Done(epoch, errand, error=error)
        self.done.emit(done)

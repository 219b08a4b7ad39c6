"""What goes on behind the window: all requests come in here, all pictures go out from here.

Widgets keep no state of their own. They call a method, and show what the signals carry; so the
window can be rebuilt at any time, and undo reaches everything. What else a part of the window wants
to know of the model, it asks through `Questions` of its own.
"""

from pathlib import Path

import numpy as np
from PyQt6 import sip
from PyQt6.QtCore import QObject, Qt, pyqtSignal

from desktop.generator.files.picture_file import PictureRecord
from desktop.generator.model.garden import is_garden
from desktop.generator.model.model_file import ModelFileError
from desktop.generator.trial.trials import Trials
from desktop.generator.user_error import UserError
from desktop.state.history import History
from desktop.state.session import Picture, Session
from desktop.ui import texts
from desktop.ui.studio.opener import Opener
from desktop.ui.studio.settings import RecentModel, Settings
from desktop.ui.studio.worker import Done, Drawing, DrawWorker, OpenedModel


class Studio(QObject):
    """The session, its history, the open model and the threads that open and draw.

    Signals:
        changed(Session): the session that holds from now on.
        opened(OpenedModel): another model is in use.
        trying(name): a new file is tried before it is opened; empty once that is over.
        refused(message, hint): a file is not a usable model; the present one stays.
        drawn(Drawing): a picture of the session arrived.
        settled(Session, list[Drawing]): all pictures of this session are drawn.
        said(text): a short message, gone after a while.
        failed(message, hint): something that was asked for did not work.
        offered(sentence, words, act): something the user may want next; `act()` does it.

    Args:
        session: that holds at first.
        settings: what is remembered.
        trials: made of model files before they are opened here.
    """

    changed = pyqtSignal(object)
    opened = pyqtSignal(object)
    trying = pyqtSignal(str)
    refused = pyqtSignal(str, str)
    drawn = pyqtSignal(object)
    settled = pyqtSignal(object, object)
    restore_asked = pyqtSignal(list, object)
    said = pyqtSignal(str)
    failed = pyqtSignal(str, str)
    offered = pyqtSignal(str, str, object)

    def __init__(self, session: Session, settings: Settings, trials: Trials):
        super().__init__()
        self.settings, self.trials = settings, trials
        self.history = History(session)
        self.model: OpenedModel | None = None
        self._drawings: dict[int, Drawing] = {}
        self._paths: dict[str, Path] = {}  # of the models opened since the start, by sha256
        self._proven = False  # whether the open model has drawn a picture
        self._awaited: Session | None = None  # the step to stand at once its model is open again
        self.worker = DrawWorker(self)
        self.opener = Opener(trials, self.worker, self)
        queued = Qt.ConnectionType.QueuedConnection  # the threads may not touch widgets
        for signal, receive in (
            (self.opener.trying, self.trying),
            (self.opener.refused, self._refused),
            (self.worker.opened, self._opened),
            (self.worker.refused, self._refused),
            (self.worker.drawn, self._drawn),
            (self.worker.done, self._done),
        ):
            # PyQt6's stubs lack the type of connection.
            signal.connect(receive, queued)  # type: ignore[call-arg]

    @property
    def session(self) -> Session:
        """What is asked for now."""
        return self.history.present

    @property
    def in_use(self) -> OpenedModel:
        """The model that is open, where there must be one.

        Raises:
            RuntimeError: none is open yet.
        """
        if self.model is None:
            raise RuntimeError("no model is open yet")
        return self.model

    def change(self, session: Session, merge: str = "") -> None:
        """Request another session; changes in a row with the same `merge` are one undo step."""
        if session != self.session:
            self.history.push(session, merge)
        self._show()

    def seal(self) -> None:
        """Let the next change be an undo step of its own: a slider was let go."""
        self.history.seal()

    def undo(self) -> None:
        """Go back one step."""
        self.go(self.history.position - 1)

    def redo(self) -> None:
        """Go forward one step."""
        self.go(self.history.position + 1)

    def go(self, position: int) -> None:
        """Go to a step of the history; a model it was made with is opened again."""
        sessions = self.history.sessions
        position = min(max(position, 0), len(sessions) - 1)
        session = sessions[position]
        if self.model and session.model_sha256 != self.model.sha256:
            self._awaited = session
            self.open_model(self._paths[session.model_sha256])
            return
        self.history.go(position)
        self._show()

    def open_model(self, path: str | Path) -> None:
        """Open a decoder.onnx; the present model stays in use until that has worked."""
        self.settings.about_to_open(Path(path))
        self.opener.open(path)

    def give_up_opening(self) -> None:
        """Stay with the present model, should another be on its way."""
        if path := self.opener.give_up():
            self._refused(ModelFileError("{name} was not opened.", name=path.name))

    def record(self, slot: int) -> PictureRecord:
        """How the picture in a slot is drawn; for files. There must be a model."""
        return self.record_of(self.session.picture(slot))

    def record_of(self, picture: Picture) -> PictureRecord:
        """How a picture is drawn by the model in use; for files."""
        sha256, step = self.in_use.sha256, picture.outline_step
        return PictureRecord(sha256, picture.seed, picture.index, picture.code(), step)

    def drawing(self, slot: int) -> Drawing | None:
        """The latest picture drawn in a slot, even if another is wanted by now."""
        return self._drawings.get(slot)

    def drawing_wanted(self, slot: int) -> Drawing | None:
        """The picture drawn in a slot; None while another is wanted there."""
        drawing, wanted = self._drawings.get(slot), self.session.picture(slot).whole_code()
        return drawing if drawing and np.array_equal(drawing.code, wanted) else None

    def drawings(self) -> list[Drawing] | None:
        """The pictures shown, in order; None while one of them is still being drawn."""
        if not self.model:
            return None
        found = []
        for slot in range(self.session.count):
            drawing = self.drawing_wanted(slot)
            if drawing is None:
                return None
            found.append(drawing)
        return found

    def fail(self, error: UserError) -> None:
        """Say that something that was asked for did not work, and why."""
        self.failed.emit(*texts.of_error(error))

    def stop(self) -> None:
        """End the threads and write the settings."""
        self.opener.stop()
        self.worker.stop()
        self.trials.stop()
        self.settings.sync()

    def _show(self) -> None:
        session = self.session
        self.changed.emit(session)
        if self.model:
            self.worker.request(self.model.epoch, session.whole_codes(), session.selected)
            self._announce_if_settled()

    def _opened(self, model: OpenedModel) -> None:
        self.model = model
        self._drawings.clear()
        self._paths[model.sha256] = model.path
        self._proven = False
        awaited, self._awaited = self._awaited, None
        # Meanwhile another change may have dropped the step that was awaited.
        steps = [step for step, one in enumerate(self.history.sessions) if one is awaited]
        if awaited and steps and awaited.model_sha256 == model.sha256:
            self.history.go(steps[0])
        else:
            fitting = self.session.with_model(model.sha256, model.card.latent_dim)
            if not self.session.model_sha256:  # the start: there is nothing to go back to
                self.history = History(fitting)
            elif fitting != self.session:
                self.history.push(fitting)
        self.opened.emit(model)
        self._show()

    def _remember(self, model: OpenedModel) -> None:
        if is_garden(model.path):
            self.settings.remember_garden()
        else:
            path = model.path.absolute()
            self.settings.remember_model(RecentModel(path, model.card.name, model.sha256))

    def _refused(self, error: ModelFileError) -> None:
        if self.settings.text("opening"):
            self.settings.opening_failed()
        self._awaited = None
        self.refused.emit(*texts.of_error(error))

    def _drawn(self, drawing: Drawing) -> None:
        if self.model and drawing.epoch == self.model.epoch:
            if not self._proven:  # a file that opens but cannot draw must not be the next start's
                self._proven = True
                self._remember(self.model)
            # Pictures on the way to a newer request are shown too, so that a tile follows a slider.
            self._drawings[drawing.slot] = drawing
            self.drawn.emit(drawing)
            self._announce_if_settled()

    def _done(self, done: Done) -> None:
        current = self.model and done.epoch == self.model.epoch
        task = done.task
        if current and not sip.isdeleted(task.owner):  # a dialog may have been closed meanwhile
            task.answer(done)

    def _announce_if_settled(self) -> None:
        if drawings := self.drawings():
            self.settled.emit(self.session, drawings)

"""A model in the making: the programs that make it, one after the other, and how far they are."""

import shutil
import time
from dataclasses import replace
from enum import Enum, auto
from pathlib import Path

from PyQt6.QtCore import QObject, pyqtSignal

from desktop.generator.model.model_file import ModelFileError
from desktop.generator.user_error import UserError
from desktop.learning.headway import Headway
from desktop.learning.kept_choice import keep, plan_to_learn_on
from desktop.learning.messages import Message
from desktop.learning.outcome import Outcome, read_outcome
from desktop.learning.own_models import rename
from desktop.learning.plan import Plan, Step, read_plan, write_plan
from desktop.learning.trainer import Trainer, find_trainer
from desktop.ui import texts
from desktop.ui.learn.cutting import Cutting
from desktop.ui.learn.gathering import Gathering
from desktop.ui.learn.helper import Helper
from desktop.ui.learn.setting_up import SettingUp
from desktop.ui.learn.troubles import not_installed, not_started, or_full_disk

STOPPED = (130, 143)  # exit codes of a training that was asked to end early


class Phase(Enum):
    """What the user can do now."""

    CHOOSING = auto()  # choose photos, and start
    LEARNING = auto()  # wait, pause, stop
    INTERRUPTED = auto()  # go on with what was begun
    FINISHED = auto()  # open the model


class Learning(QObject):
    """Makes a model of photos, and goes on where it was when the window was closed.

    Signals:
        begun: a program is about to be started for what the user wants now.
        changed: anything below is another than before.
        failed(UserError): what was asked for did not work.
        finished: the model can be opened.

    Attributes:
        models: the folder of the user's own models.
        gathering: the photos to learn.
        cutting: where they are cut, if they show one kind of thing.
        setting_up: the installation of training, where there is none.
        phase: what the user can do now.
        plan: what is to be learned.
        headway: how far it is.
        sheet: draws of the model as it is by now; None before the first.
        paused: whether the user lets it rest.
    """

    begun = pyqtSignal()
    changed = pyqtSignal()
    failed = pyqtSignal(object)
    finished = pyqtSignal()

    def __init__(self, data_folder: Path, parent: QObject | None = None):
        super().__init__(parent)
        self.data_folder = data_folder
        self.models = data_folder / "models"
        folder = data_folder / "learning"
        self._plan_file = folder / "plan.json"
        self.gathering = Gathering(folder / "choice", self)
        self.cutting = Cutting(self.gathering.choice, folder / "cutting.log", self)
        self.setting_up = SettingUp(data_folder, self)
        self.plan = read_plan(self._plan_file)
        self.headway = Headway()
        self.sheet = _last_sheet(self.plan.folder)
        self.paused = False
        unfinished = self.plan.next_step() is not None
        begun = self.plan.folder or (self._is_before_its_run() and self.gathering.choice.used())
        self.phase = Phase.INTERRUPTED if begun and unfinished else Phase.CHOOSING
        self._step: Step | None = None  # that a program works on
        self._helper = Helper(folder / "training.log", self)
        self._helper.heard.connect(self._hear)
        self._helper.ended.connect(self._end)
        self._trainer: Trainer | None = None
        self.gathering.failed.connect(self.failed)
        self.setting_up.failed.connect(self.failed)
        self.setting_up.finished.connect(self.changed)
        if self.plan.folder and not unfinished:  # the window was closed once it was finished
            self._keep()
            self.done()

    @property
    def outcome(self) -> Outcome | None:
        """How the model turned out; None as long as nobody has judged it."""
        return read_outcome(self.plan.folder) if self.plan.folder else None

    @property
    def stopping(self) -> bool:
        """Whether the user has ended the training early, and it is about to end."""
        training = self.phase is Phase.LEARNING and self._step is Step.TRAIN
        return training and self.plan.stopped

    @property
    def trainer(self) -> Trainer | None:
        """What can train; None where that is still to be set up."""
        self._trainer = self._trainer or find_trainer(self.data_folder)
        return self._trainer

    def start(self, plan: Plan) -> None:
        """Make a model of the photos chosen, as planned."""
        self.cutting.end()  # the training finds out itself
        self.plan, self.sheet = replace(plan, begun=True), None
        self.resume()

    def resume(self) -> None:
        """Go on with what is planned, where it was interrupted; what was ended early ends."""
        self.begun.emit()
        if not self.plan.has_saved():  # nothing is there that could be kept
            self.plan = replace(self.plan, stopped=False)
        before, minutes = self.headway, 0 if self.plan.stopped else self.plan.minutes
        self.headway = Headway(planned=60.0 * minutes, since=time.monotonic())
        self._next()
        if self.phase is Phase.INTERRUPTED:  # at once: it is as far as it was
            self.headway = before
            self.changed.emit()

    def pause(self, paused: bool) -> None:
        """Let the training rest, or go on."""
        self._helper.order("pause" if paused else "continue")
        self.paused = paused
        self.changed.emit()

    def stop_and_keep(self) -> None:
        """End the training here; what was learned so far becomes the model."""
        self._helper.order("stop")
        self.paused = False
        self._remember(replace(self.plan, stopped=True))
        self.changed.emit()

    def discard(self) -> None:
        """Give up what was begun; the photos chosen stay, and so does a model that is whole."""
        self._helper.end()
        folder = self.plan.folder
        if folder and not (folder / "vae.keras").is_file():
            shutil.rmtree(folder, ignore_errors=True)
        self._forget(self.plan)

    def done(self) -> None:
        """Make room for the next model: one that is finished is among the user's own."""
        self.gathering.clear()
        self._forget(replace(self.plan, name="", older=""))

    def again(self, plan: Plan) -> None:
        """Let the same photos be learned once more; the finished model is among the user's own.

        Args:
            plan: what the user is shown to start with.
        """
        self._forget(replace(plan, older=""))

    def learn_on(self, folder: Path) -> None:
        """Let a finished model's photos be added to; what it knows, the next one begins with.

        Args:
            folder: of its run.
        """
        self._forget(plan_to_learn_on(folder))
        self.gathering.bring_back(folder)

    def leave(self) -> None:
        """The window closes: a training saves its state, all else ends; it goes on another time."""
        self.cutting.end()
        self.setting_up.leave()
        if self.headway.stage == "training":
            self._helper.forget()
        else:  # nothing is to be saved before, and what follows is done anew
            self._helper.end()

    def _is_before_its_run(self) -> bool:
        """Whether it was begun and is not so far that there would be a folder of a run."""
        return self.plan.begun and not self.plan.run

    def _forget(self, plan: Plan) -> None:
        """Work on no model any more; what the user chose is remembered for the next."""
        self._remember(replace(plan, begun=False, run="", stopped=False, without=()))
        self.sheet = None
        self._change(Phase.CHOOSING)

    def _next(self) -> None:
        """Start the program of the next step; when there is none, the model is finished."""
        self._step, trainer = self.plan.next_step(), self.trainer
        if self._step is None:
            self._keep()
            self._change(Phase.FINISHED)
            self.finished.emit()
            return
        try:
            if trainer is None:
                raise not_installed()
            self._plan_file.parent.mkdir(parents=True, exist_ok=True)
            write_plan(self._plan_file, self.plan)
            photos = self.gathering.choice.photos
            command = self.plan.command(trainer, photos, self.models, texts.language())
            self._helper.start(command)
            if self._step is Step.TRAIN and self.plan.stopped:  # the last time it did not end well
                self._helper.order("stop")
        except (UserError, OSError) as error:
            self._fail(error if isinstance(error, UserError) else not_started(error))
        else:
            self._change(Phase.LEARNING)

    def _keep(self) -> None:
        """Keep the photos beside the finished model, for others to be added another day."""
        try:
            keep(self.gathering.choice, self.plan)
        except ModelFileError as error:
            self._say(error)

    def _hear(self, message: Message) -> None:
        if message.event == "run":
            self._know_run(message.text("path"))
        elif message.event == "sheet":
            self.sheet = Path(message.text("path"))
        self.headway = self.headway.after(message, time.monotonic())
        self.changed.emit()

    def _know_run(self, path: str) -> None:
        """Remember where the model is made, to go on there, under the name that the user chose."""
        if path != self.plan.run:
            self._remember(replace(self.plan, run=path))
            try:
                rename(Path(path), self.plan.name)
            except ModelFileError as error:
                self._say(error)

    def _remember(self, plan: Plan) -> None:
        """Keep a plan for the next time, too."""
        self.plan = plan
        try:
            write_plan(self._plan_file, plan)
        except ModelFileError as error:
            self._say(error)

    def _end(self, code: int) -> None:
        """A program has ended: what comes next depends on whether it did its part."""
        asked = self.stopping and code in STOPPED
        if (code == 0 or asked) and self.plan.next_step() is not self._step:
            self._next()
        elif self._step is Step.REPORT:  # a model can do without
            self.plan = replace(self.plan, without=(*self.plan.without, Step.REPORT))
            self._say(self._helper.trouble())
            self._next()
        else:
            self._fail(self._helper.trouble())

    def _fail(self, error: UserError) -> None:
        self._say(error)
        if self.plan.folder:
            self._change(Phase.INTERRUPTED)
        else:
            self._forget(self.plan)

    def _say(self, error: UserError) -> None:
        self.failed.emit(or_full_disk(error, self.data_folder))

    def _change(self, phase: Phase) -> None:
        self.phase = phase
        self.paused = False
        self.changed.emit()


def _last_sheet(folder: Path | None) -> Path | None:
    """What a run drew before it was interrupted; None where it drew nothing yet."""
    sheet = folder / "samples" / "now.png" if folder else None
    return sheet if sheet and sheet.is_file() else None

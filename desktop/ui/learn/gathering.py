"""The photos that the user has brought: copied, looked at, and what is the matter with them."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from PyQt6.QtCore import QObject, pyqtSignal

from desktop.generator.model.model_file import ModelFileError
from desktop.generator.user_error import UserError
from desktop.learning.kept_choice import bring_back
from desktop.learning.messages import Message
from desktop.learning.photo_choice import PhotoChoice
from desktop.learning.trainer import Trainer
from desktop.ui.learn.helper import Helper
from desktop.ui.learn.troubles import or_full_disk


class Gathering(QObject):
    """Gathers photos into a folder of its own.

    Signals:
        changed: there are more photos, or all have been read.
        failed(UserError): they could not be gathered.

    Attributes:
        choice: the photos.
        remarks: what is worth knowing about a photo, by its name.
        unusable: names of files that cannot be learned, and why.
        busy: whether photos are still being read.
        share: of them that has been read, 0 to 1.
    """

    changed = pyqtSignal()
    failed = pyqtSignal(object)

    def __init__(self, folder: Path, parent: QObject):
        super().__init__(parent)
        self._folder = folder
        self.choice = PhotoChoice(folder)
        self._helper = Helper(folder / "photos.log", self)
        self._helper.heard.connect(self._hear)
        self._helper.ended.connect(self._end)
        self.remarks: dict[str, tuple[str, ...]] = {}
        self.unusable: dict[str, str] = {}
        self._show_chosen()

    def clear(self) -> None:
        """Forget the photos chosen; those they were copied from are not touched."""
        self._helper.end()
        shutil.rmtree(self._folder, ignore_errors=True)
        self._show_chosen()

    def bring_back(self, model: Path) -> None:
        """Let the photos that a model keeps in its folder be those chosen."""
        self.clear()
        try:
            bring_back(model, self.choice)
        except ModelFileError as error:
            self.failed.emit(error)
        self._show_chosen()

    def add(self, trainer: Trainer, sources: Iterable[Path]) -> None:
        """Copy photos, and what lies in folders, to those chosen already.

        Args:
            trainer: what reads them, as training reads them.
            sources: files and folders.
        """
        paths = [str(path.absolute()) for path in sources]
        command = trainer.command(
            "kvae.photos", "-", "--gather", self.choice.photos, "--recursive", "--progress", "json",
            "--align", "no",  # that is asked later, and again, by `Cutting`
        )  # fmt: skip
        try:
            self._helper.start(command)
        except UserError as error:
            self.failed.emit(error)
            return
        self._helper.order(*paths)
        self._helper.leave()  # that was all
        self.busy, self.share = True, 0.0
        self.changed.emit()

    def _show_chosen(self) -> None:
        """Show what was chosen another time, or nothing; of it no remarks are known."""
        self.remarks, self.unusable = dict.fromkeys(self.choice.used(), ()), {}
        self.busy, self.share = False, 0.0
        self.changed.emit()

    def _hear(self, message: Message) -> None:
        match message.event:
            case "photo":
                self.remarks[message.text("name")] = message.texts("remarks")
            case "left_out":
                self._leave_out(message.text("name"), message.text("reason"))
            case "progress":
                self.share = message.number("share") or 0.0
        self.changed.emit()

    def _leave_out(self, name: str, reason: str) -> None:
        """What was copied before, like a double, can be looked at and taken back."""
        if name not in self.choice.used():
            self.unusable[name] = reason
            return
        self.remarks[name] = (reason,)
        try:
            self.choice.leave_out(name)
        except ModelFileError as error:
            self.failed.emit(error)

    def _end(self, code: int) -> None:
        self.busy = False
        if code:
            error = self._helper.trouble()
            trouble = or_full_disk(error, self._folder)
            if trouble is not error or not (self.remarks or self.unusable):
                self.failed.emit(trouble)  # that photos are too few is seen on the page
        self.changed.emit()

"""A web page of one of the user's own models, made by a program beside the window."""

from pathlib import Path

from PyQt6.QtCore import QObject, pyqtSignal

from desktop.generator.user_error import UserError
from desktop.learning.messages import Message
from desktop.ui.learn.helper import Helper
from desktop.ui.learn.learning import Learning
from desktop.ui.learn.troubles import not_installed, or_full_disk


class PageMaking(QObject):
    """Makes one web page at a time.

    Signals:
        made(name, Path): the page of the model that the user calls so.
        failed(UserError): it could not be made.

    Attributes:
        busy: whether one is being made.
    """

    made = pyqtSignal(str, object)
    failed = pyqtSignal(object)

    def __init__(self, learning: Learning):
        super().__init__(learning)
        self._learning, self.busy = learning, False
        self._name, self._page = "", Path()
        self._helper = Helper(learning.data_folder / "learning" / "page.log", self)
        self._helper.heard.connect(self._hear)
        self._helper.ended.connect(self._end)

    def make(self, name: str, folder: Path) -> bool:
        """Begin with the page of the model in a folder; returns whether that was possible."""
        trainer = self._learning.trainer
        try:
            if trainer is None:
                raise not_installed()
            self._helper.start(trainer.command("export.to_web", folder, "--progress", "json"))
        except UserError as error:
            self.failed.emit(error)
            return False
        self._name, self.busy = name, True
        return True

    def _hear(self, message: Message) -> None:
        if message.event == "made":
            self._page = Path(message.text("path"))

    def _end(self, code: int) -> None:
        self.busy = False
        if code:
            trouble = self._helper.trouble()
            self.failed.emit(or_full_disk(trouble, self._learning.data_folder))
        else:
            self.made.emit(self._name, self._page)

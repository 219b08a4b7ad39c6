"""Where the photos chosen will be cut, if they show one kind of thing, and which do not show it.

What a photo has in common with all others depends on all others. So the training is asked anew
whenever photos are added, left out or cropped by hand: its check-up of the folder that will be
learned says it, and remarks on those that have little in common with the others.
"""

from pathlib import Path

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from desktop.generator.photos.load import Box
from desktop.generator.user_error import UserError
from desktop.learning.messages import Message
from desktop.learning.photo_choice import PhotoChoice
from desktop.learning.plan import LEAST_PHOTOS, MOST_ALIGNED, Plan
from desktop.learning.trainer import Trainer
from desktop.ui.learn.helper import Helper

PATIENCE_MS = 700  # after a change, as more often follow


class Cutting(QObject):
    """Asks where photos are cut around what all have in common, quietly, and asks anew.

    Signals:
        found: there is another answer.

    Args:
        choice: the photos.
        log: the file for what the check-up says to people.

    Attributes:
        boxes: the square of each photo that is cut, by its name; empty where each is made square by
            itself, None as long as nobody knows.
        remarks: of the check-up on a photo, by its name; on most there are none.
    """

    found = pyqtSignal()

    def __init__(self, choice: PhotoChoice, log: Path, parent: QObject):
        super().__init__(parent)
        self._choice = choice
        self.boxes: dict[str, Box] | None = {}
        self._squares: tuple[object, ...] = ()  # how photos become square, in what was asked last
        self._asked: object = None  # what was asked last
        self._command: list[str] = []
        self.remarks: dict[str, tuple[str, ...]] = {}
        self._heard: dict[str, Message] = {}  # of a photo, by its name
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE_MS)
        self._timer.timeout.connect(self._ask)
        self._helper = Helper(log, self)
        self._helper.heard.connect(self._hear)
        self._helper.ended.connect(self._end)

    def look(self, trainer: Trainer | None, plan: Plan) -> None:
        """Find out, soon, where photos are cut; what was asked before is not asked again.

        Args:
            trainer: what finds out; where there is none, nobody knows how photos would be cut.
            plan: how they become square.
        """
        contents = self._choice.contents()
        some = LEAST_PHOTOS <= len(contents) <= MOST_ALIGNED
        if trainer is None or not plan.may_align or not some:
            self.end()
            self._answer({}, {})
        elif self._asked != (plan.squares(), contents):
            self._interrupt()
            if self._squares != plan.squares():
                self._answer(self.boxes or None, self.remarks)
            self._squares = plan.squares()
            self._asked = self._squares, contents
            arguments = (self._choice.photos, *self._squares, "--progress", "json")
            self._command = trainer.command("kvae.photos", *arguments)
            self._timer.start()

    def end(self) -> None:
        """Ask no longer; the next time it begins anew."""
        self._interrupt()
        self._asked, self._squares = None, ()

    def _interrupt(self) -> None:
        self._timer.stop()
        self._helper.end()

    def _ask(self) -> None:
        self._heard = {}
        try:
            self._helper.start(self._command)
        except UserError:  # the training will not start either, and then it is said
            self._answer({}, {})

    def _hear(self, message: Message) -> None:
        if message.event == "photo":
            self._heard[message.text("name")] = message

    def _end(self, code: int) -> None:
        """Of photos that were left out the last answer is kept: they may be taken back."""
        heard = {} if code else self._heard
        boxes = {name: box for name, photo in heard.items() if (box := _box(photo))}
        others = {name: box for name, box in (self.boxes or {}).items() if name not in heard}
        remarks = {name: photo.texts("remarks") for name, photo in heard.items()}
        self._answer(others | boxes if boxes else {}, self.remarks | remarks if heard else {})

    def _answer(self, boxes: dict[str, Box] | None, remarks: dict[str, tuple[str, ...]]) -> None:
        if (boxes, remarks) != (self.boxes, self.remarks):
            self.boxes, self.remarks = boxes, remarks
            self.found.emit()


def _box(photo: Message) -> Box | None:
    match photo.numbers("box"):
        case (left, top, right, bottom):
            return left, top, right, bottom
    return None

"""A program that works for the window, with signals that arrive on the window's thread."""

from pathlib import Path

from PyQt6.QtCore import QObject, pyqtSignal

from desktop.generator.phrases import Phrase
from desktop.generator.user_error import UserError
from desktop.learning.helper_process import HelperProcess
from desktop.learning.messages import Message
from desktop.ui.learn.troubles import not_started
from desktop.ui.thread_signal import ThreadSignal


class Helper(QObject):
    """Runs one program at a time; of one that was ended nothing is heard any more.

    Signals:
        heard(Message): it reported something.
        ended(int): it has ended with this exit code; the last words come before.

    Args:
        log: the file for what it says to people.
    """

    heard = pyqtSignal(object)
    ended = pyqtSignal(int)

    def __init__(self, log: Path, parent: QObject):
        super().__init__(parent)
        self._log = log
        self._process: HelperProcess | None = None
        self._number = 0  # of the program that counts
        self._error: Message | None = None

    def start(self, command: list[str]) -> None:
        """Start a program in the place of the last.

        Raises:
            UserError: it cannot be started.
        """
        self.end()
        self._number += 1
        number, self._error = self._number, None
        heard, ended = ThreadSignal(self._hear), ThreadSignal(self._end_of)
        try:
            self._process = HelperProcess(
                command,
                self._log,
                lambda message: heard.emitted.emit((number, message)),
                lambda code: ended.emitted.emit((number, code)),
            )
        except OSError as error:
            raise not_started(error) from error

    def order(self, *lines: str) -> None:
        """Send the program orders, a line each."""
        if self._process:
            self._process.order(*lines)

    def leave(self) -> None:
        """Let the program know that no more orders come."""
        if self._process:
            self._process.leave()

    def end(self) -> None:
        """End the program now."""
        if self._process:
            self._number += 1
            self._process.end()
            self._process = None

    def forget(self) -> None:
        """Leave the program to itself: it hears of it, and ends in its own time."""
        self._number += 1
        self.leave()
        self._process = None

    def trouble(self) -> UserError:
        """Why the last program failed."""
        if self._error:
            return UserError(self._error.text("message"), self._error.text("hint"))
        words = self._process.last_words() if self._process else ""
        return UserError(
            "The training ended before it was done: {reason}.",
            "Try again; what was learned so far is still there.",
            reason=words or Phrase("it did not say why"),
        )

    def _hear(self, heard: tuple[int, Message]) -> None:
        number, message = heard
        if number == self._number:
            if message.event == "error":
                self._error = message
            self.heard.emit(message)

    def _end_of(self, ended: tuple[int, int]) -> None:
        number, code = ended
        if number == self._number:
            self.ended.emit(code)

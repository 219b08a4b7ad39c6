"""The installation of training, on a thread of its own, until the program ends."""

import threading
from pathlib import Path

from PyQt6.QtCore import QObject, pyqtSignal

from desktop.generator.phrases import system_reason
from desktop.generator.user_error import UserError
from desktop.learning.set_up import WHEELS, SetUp, set_up
from desktop.ui.thread_signal import ThreadSignal

PATIENCE = 3.0  # seconds; what is run ends within a third of one


class SettingUp(QObject):
    """Sets training up for this program alone.

    Signals:
        changed: it is farther than before.
        finished: training is installed.
        failed(UserError): it could not be; another try goes on where this one was.

    Attributes:
        going: whether it is under way.
        share: that is done, 0 to 1.
        package: at hand; empty while all are unpacked.
    """

    changed = pyqtSignal()
    finished = pyqtSignal()
    failed = pyqtSignal(object)

    def __init__(self, data_folder: Path, parent: QObject):
        super().__init__(parent)
        self._data_folder = data_folder
        self._wanted = threading.Event()
        self._thread: threading.Thread | None = None
        self.going, self.share, self.package = False, 0.0, ""
        self._progressed, self._ended = ThreadSignal(self._show), ThreadSignal(self._end)

    @property
    def begun(self) -> bool:
        """Whether something was loaded that another try goes on with."""
        return (self._data_folder / WHEELS).is_dir()

    def begin(self, wheels: Path | None = None) -> None:
        """Install, over the network or from a folder of wheels."""
        try:
            plan = SetUp.usual(self._data_folder, wheels)
        except UserError as error:
            self.failed.emit(error)
            return
        self._wanted.set()
        self.going, self.share, self.package = True, 0.0, ""
        self._thread = threading.Thread(
            target=self._run, args=(plan,), name="kvae-set-up", daemon=True
        )
        self._thread.start()
        self.changed.emit()

    def stop(self) -> None:
        """Stop; what was loaded is kept for another time."""
        self._wanted.clear()

    def leave(self) -> None:
        """The window closes: it stops, and the program that loads or unpacks has ended by then."""
        self.stop()
        if self._thread:
            self._thread.join(PATIENCE)

    def _run(self, plan: SetUp) -> None:
        def report(share: float, package: str) -> bool:
            self._progressed.emitted.emit((share, package))
            return self._wanted.is_set()

        error = None
        try:
            set_up(plan, report)
        except UserError as found:
            error = found
        except OSError as found:
            error = UserError(
                "Training could not be set up: {reason}.",
                "Look at the network and the disk, then try again; what was loaded is kept.",
                reason=system_reason(found),
            )
        self._ended.emitted.emit(error)

    def _show(self, farther: tuple[float, str]) -> None:
        if farther != (self.share, self.package):
            self.share, self.package = farther
            self.changed.emit()

    def _end(self, error: UserError | None) -> None:
        stopped, self.going = not self._wanted.is_set(), False
        if error:
            self.failed.emit(error)
        elif not stopped:
            self.finished.emit()
        self.changed.emit()

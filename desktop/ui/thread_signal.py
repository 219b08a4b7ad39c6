"""Messages from a thread to an object of the window, which may be deleted meanwhile."""

from collections.abc import Callable
from typing import Any

from PyQt6 import sip
from PyQt6.QtCore import QObject, Qt, pyqtSignal


class ThreadSignal(QObject):
    """A signal that a thread emits and the window's own thread hears.

    A signal of the listener would not do: where that is deleted while the thread emits, the process
    crashes. This object is never deleted, not at the program's end either, and a listener that is
    deleted no longer hears it.

    Signals:
        emitted(object): what the thread has to say.
    """

    emitted = pyqtSignal(object)

    def __init__(self, hear: Callable[[Any], None]):
        """Connects a listener.

        Args:
            hear: a method of a QObject, given what is emitted. (Of another function Qt cannot know
                whose it is, and would call it for ever.)
        """
        super().__init__()
        # From Python, which deletes what it owns at its end. PyQt6's stubs lack None here and the
        # type of connection below.
        sip.transferto(self, None)  # type: ignore[arg-type]
        self.emitted.connect(hear, Qt.ConnectionType.QueuedConnection)  # type: ignore[call-arg]

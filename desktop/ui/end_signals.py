"""Ctrl-C and SIGTERM close the window as its user would: what is being saved is saved."""

import signal
import socket
from collections.abc import Callable

from PyQt6 import sip
from PyQt6.QtCore import QObject, QSocketNotifier

SIGNALS = (signal.SIGINT, signal.SIGTERM)


def at_signals(ask_to_quit: Callable[[], object], parent: QObject) -> None:
    """Let the first such signal ask the application to quit, and the next one end it at once.

    Python's handlers run between two lines of Python, and Qt waits for events in none. So the
    signal is made an event, too.

    Args:
        ask_to_quit: called for the first signal.
        parent: of what makes events of them.
    """
    woken, waking = socket.socketpair()
    for end in (woken, waking):
        end.setblocking(False)
    signal.set_wakeup_fd(waking.fileno(), warn_on_full_buffer=False)
    notifier = QSocketNotifier(sip.voidptr(woken.fileno()), QSocketNotifier.Type.Read, parent)
    # The handler runs as this does, which keeps both ends open.
    notifier.activated.connect(lambda _which, _waking=waking: woken.recv(1))

    def first(*_signal: object) -> None:
        for number in SIGNALS:
            signal.signal(number, signal.SIG_DFL)
        ask_to_quit()

    for number in SIGNALS:
        signal.signal(number, first)

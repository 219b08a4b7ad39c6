"""Ctrl-C and SIGTERM close the window as its user would: what is being saved is saved."""

import signal
import socket

from PyQt6 import sip
from PyQt6.QtCore import QCoreApplication, QSocketNotifier

SIGNALS = (signal.SIGINT, signal.SIGTERM)


def quit_at_signals(app: QCoreApplication) -> None:
    """Let the first such signal quit the application, and the next one end it at once.

    Python's handlers run between two lines of Python, and Qt waits for events in none. So the
    signal is made an event, too.
    """
    woken, waking = socket.socketpair()
    for end in (woken, waking):
        end.setblocking(False)
    signal.set_wakeup_fd(waking.fileno(), warn_on_full_buffer=False)
    notifier = QSocketNotifier(sip.voidptr(woken.fileno()), QSocketNotifier.Type.Read, app)
    # The handler runs as this does, which keeps both ends open.
    notifier.activated.connect(lambda _which, _waking=waking: woken.recv(1))

    def quit_now(*_signal: object) -> None:
        for number in SIGNALS:
            signal.signal(number, signal.SIG_DFL)
        app.quit()

    for number in SIGNALS:
        signal.signal(number, quit_now)

"""Who ends the program from outside ends it as its user would."""

import os
import signal

import pytest
from PyQt6.QtCore import QEventLoop, QTimer

from desktop.ui.end_signals import SIGNALS, at_signals

PATIENCE_MS = 60_000


@pytest.fixture
def signals_of_their_own():
    before = {number: signal.getsignal(number) for number in SIGNALS}
    yield
    signal.set_wakeup_fd(-1)
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_quits_though_nothing_else_happens(qapp, signals_of_their_own, number):
    loop = QEventLoop()
    at_signals(loop.quit, loop)
    asleep = QTimer(singleShot=True, interval=PATIENCE_MS)
    asleep.timeout.connect(lambda: loop.exit(1))
    asleep.start()
    QTimer.singleShot(0, lambda: os.kill(os.getpid(), number))
    assert loop.exec() == 0
    assert [signal.getsignal(each) for each in SIGNALS] == [signal.SIG_DFL] * 2

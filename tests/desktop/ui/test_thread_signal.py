import subprocess
import sys
import threading
from pathlib import Path

from PyQt6.QtCore import QObject, QThread

from desktop.ui.thread_signal import ThreadSignal

ROOT = Path(__file__).parents[3]
# In a process of its own, which may crash. Emitted by the listener itself, as `self.heard.emit`,
# the first or second deletion has always crashed it.
DELETIONS = """
import threading
from PyQt6 import sip
from PyQt6.QtCore import QCoreApplication, QObject
from desktop.ui.thread_signal import ThreadSignal

class Listener(QObject):
    def hear(self, value): pass

def emit(signal, ended):
    while not ended.is_set():
        signal.emitted.emit(0)

app = QCoreApplication([])
for _ in range(40):
    listener, ended = Listener(), threading.Event()
    thread = threading.Thread(target=emit, args=(ThreadSignal(listener.hear), ended))
    thread.start()
    app.processEvents()
    sip.delete(listener)
    ended.set()
    thread.join()
left = Listener(app)  # there is still a thread that emits when the program ends
signal = ThreadSignal(left.hear)
threading.Thread(target=emit, args=(signal, threading.Event()), daemon=True).start()
print("whole")
"""


class Listener(QObject):
    def __init__(self):
        super().__init__()
        self.heard = []

    def hear(self, value):
        self.heard.append((value, QThread.currentThread()))


def test_what_a_thread_emits_is_heard_on_the_windows_own(qtbot):
    listener = Listener()
    signal = ThreadSignal(listener.hear)
    thread = threading.Thread(target=lambda: [signal.emitted.emit(i) for i in range(3)])
    thread.start()
    qtbot.waitUntil(lambda: len(listener.heard) == 3)
    thread.join()
    assert listener.heard == [(i, listener.thread()) for i in range(3)]


def test_a_listener_may_be_deleted_while_a_thread_emits():
    done = subprocess.run(
        [sys.executable, "-c", DELETIONS], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "whole\n", "")

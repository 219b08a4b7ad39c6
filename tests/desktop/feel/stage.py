"""The real window, ready to be driven and measured."""

import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PyQt6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PyQt6.QtWidgets import QApplication

from desktop.generator.trial.trials import Trials
from desktop.state.session import Session
from desktop.ui.backstage import Backstage
from desktop.ui.main_window import MainWindow
from desktop.ui.shelf.favourite_shelf import FavouriteShelf
from desktop.ui.shelf.history_thumbnails import HistoryThumbnails
from desktop.ui.shelf.shelf import Shelf
from desktop.ui.studio.memory import give_back_large_blocks
from desktop.ui.studio.questions import Questions
from desktop.ui.studio.settings import Settings
from desktop.ui.studio.studio import Studio
from desktop.ui.theme import Theme

PATIENCE = 60.0  # seconds; on a machine that trains beside it, drawing takes a few
_numbers = itertools.count()


@dataclass
class Stage:
    """A studio and the window that shows it."""

    app: QApplication
    studio: Studio
    theme: Theme
    favourites: FavouriteShelf
    thumbnails: HistoryThumbnails
    window: MainWindow
    shelf: Shelf

    def close(self) -> None:
        """End the thread and delete the widgets."""
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, 0)
        self.studio.stop()


def build(folder: Path, model: Path, trials: Trials, count: int = 12) -> Stage:
    """Show a window and wait until it has drawn."""
    give_back_large_blocks()
    app = QApplication.instance() or QApplication([])
    app.setStyle("Fusion")
    theme = Theme("light")
    settings = Settings(folder / "kvae.ini", folder / "data")
    studio = Studio(Session(count=count), settings, trials)
    backstage = Backstage(studio, theme)
    window = MainWindow(backstage)
    window.show()
    studio.open_model(model)
    wait(lambda: studio.drawings() is not None)
    return Stage(
        app, studio, theme, backstage.favourites, backstage.thumbnails, window, window.shelf
    )


def wait(until: Callable[[], bool]) -> None:
    """Let Qt work until something is true.

    Raises:
        TimeoutError: it never became true.
    """
    deadline = time.monotonic() + PATIENCE
    alarm = QTimer(interval=5)  # processEvents with a time limit would spin instead of waiting
    alarm.start()
    while not until():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if time.monotonic() > deadline:
            raise TimeoutError("the window did not come to rest")


def rest(studio: Studio) -> None:
    """Wait until the threads have nothing left to open or draw, and their last word has arrived.

    A task is done only when nothing else is open. One that waits while a model opens is
    dropped, so it is given again; one given just after may end before the model's first pictures
    are asked for, so these are waited for too.
    """
    wait(lambda: not studio.opener.is_opening)
    ended = []
    questions = Questions(studio, studio)
    questions.answered.connect(lambda done: ended.append(done.key))
    while not ended:
        key = ("rest", next(_numbers))
        questions.ask(key, lambda _model: None)
        deadline = time.monotonic() + 0.2
        wait(lambda deadline=deadline: ended or time.monotonic() > deadline)
    questions.deleteLater()
    wait(lambda: studio.drawings() is not None)
    # What asks to be deleted later waits for an event loop that runs, and here none ever does.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def spend(seconds: float) -> None:
    """Let Qt work for a while, with nothing of ours running."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), Qt.TimerType.PreciseTimer, loop.quit)
    loop.exec()


class Probe(QObject):
    """Feels how long the event loop is away: a timer that should fire every millisecond."""

    def __init__(self):
        super().__init__()
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self.gap = 0.0  # seconds between two ticks; other programs' turns on the core included
        self.busy = 0.0  # seconds of processor time this thread used between two ticks

    def start(self) -> None:
        """Begin to feel."""
        self.gap = self.busy = 0.0
        self._before = time.perf_counter(), time.thread_time()
        self._timer.start()

    def stop(self) -> None:
        """Feel no more."""
        self._timer.stop()

    def _tick(self) -> None:
        now = time.perf_counter(), time.thread_time()
        self.gap = max(self.gap, now[0] - self._before[0])
        self.busy = max(self.busy, now[1] - self._before[1])
        self._before = now

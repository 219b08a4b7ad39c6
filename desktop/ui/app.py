"""The three ways to run the window: shown, photographed, or checked."""

import signal
import sys
import tempfile
import time
from pathlib import Path

from PyQt6.QtCore import QT_VERSION_STR, QEventLoop, QTimer
from PyQt6.QtWidgets import QApplication

from desktop.generator.garden import garden_decoder
from desktop.generator.model_file import ModelFileError
from desktop.session import Session
from desktop.ui.destination import pictures_folder
from desktop.ui.main_window import MainWindow
from desktop.ui.settings import Settings
from desktop.ui.studio import Studio
from desktop.ui.theme import CHOICES, Theme

PATIENCE_MS = 60_000  # drawing twelve pictures takes a tenth of a second


class Program:
    """One run of the program: settings, theme, studio and the window that shows them."""

    def __init__(self, session: Session, settings: Settings, theme_choice: str = ""):
        self.app = _application()
        self.settings = settings
        self.theme = Theme(theme_choice or settings.text("theme", "system", CHOICES))
        self.studio = Studio(session, settings)
        self.window = MainWindow(self.studio, self.theme)
        self.app.aboutToQuit.connect(self.studio.stop)

    def open(self, model: Path | None) -> None:
        """Show the window, then open a model: the given one, the one used last, or the garden."""
        self.window.show()
        try:
            self.studio.open_model(model or self.settings.model_for_start() or garden_decoder())
        except ModelFileError as error:  # no model at all is said in the window, which can open one
            self.studio.refused.emit(str(error), error.hint)


def show(model: Path | None, session: Session, settings: Settings, theme_choice: str) -> int:
    """Open the window and run until it is closed; returns Qt's exit code."""
    program = Program(session, settings, theme_choice)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in the terminal ends the program
    program.open(model)
    return program.app.exec()


def screenshot(
    model: Path, session: Session, path: Path, theme_choice: str, size: tuple[int, int]
) -> None:
    """Save what the window looks like once every picture is drawn.

    Raises:
        ModelFileError: the model is refused, or the file cannot be written.
    """
    program = Program(session, Settings.usual(safe=True), theme_choice)
    program.window.resize(*size)
    try:
        _wait_until_drawn(program, model)
        program.app.processEvents()
        if not program.window.grab().save(str(path), "PNG"):
            raise ModelFileError(
                f"{path} could not be saved.",
                "Choose a folder with free space where you may write.",
            )
    finally:
        program.window.close()
        program.studio.stop()


def selfcheck(model: Path | None) -> int:
    """Print what works; 0 if everything does, else 1."""
    from desktop.generator.decoder import Decoder
    from desktop.generator.sampling import draws

    _application()
    print(f"python {sys.version.split()[0]}, Qt {QT_VERSION_STR}")
    try:
        decoder = Decoder.open(model or garden_decoder())
        start = time.perf_counter()
        pictures = decoder.decode(draws(0, 12, decoder.card.latent_dim))
        speed = len(pictures) / (time.perf_counter() - start)
    except ModelFileError as error:
        print(f"model: {error}")
        return 1
    print(f"model: {decoder.card.name}, sha256 {decoder.sha256}")
    print(f"self-test: {len(pictures)} pictures drawn, {speed:.0f} pictures/s")
    folder = pictures_folder()
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        print(f"folder: {folder} cannot be written: {error.strerror}")
        return 1
    print(f"folder: {folder} can be written")
    print("everything works")
    return 0


def _application() -> QApplication:
    app = QApplication.instance() or QApplication(sys.argv[:1])
    app.setApplicationName("kvae")
    app.setStyle("Fusion")
    return app


def _wait_until_drawn(program: Program, model: Path) -> None:
    studio, loop, look, refusals = program.studio, QEventLoop(), QTimer(), []
    look.timeout.connect(lambda: studio.drawings() and loop.quit())
    look.start(20)
    studio.refused.connect(lambda *words: (refusals.append(words), loop.quit()))
    QTimer.singleShot(PATIENCE_MS, loop.quit)
    program.open(model)
    loop.exec()
    if refusals:
        raise ModelFileError(*refusals[0])
    if not studio.drawings():
        raise ModelFileError(f"{Path(model).name} did not draw within a minute.")

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
from desktop.ui import saving, theme
from desktop.ui.main_window import MainWindow

THEMES = {"system": None, "light": theme.LIGHT, "dark": theme.DARK}
PATIENCE_MS = 60_000  # drawing twelve pictures takes a tenth of a second


def show(model: Path | None, session: Session, theme_name: str) -> int:
    """Open the window and run until it is closed; returns Qt's exit code."""
    app = _application()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in the terminal ends the program
    window = MainWindow(session, THEMES[theme_name])
    window.show()
    try:
        window.open_model(model or garden_decoder())
    except ModelFileError as error:  # no model at all is said in the window, which can open one
        window.worker.refused.emit(str(error), error.hint)
    return app.exec()


def screenshot(
    model: Path, session: Session, path: Path, theme_name: str, size: tuple[int, int]
) -> None:
    """Save what the window looks like once every picture is drawn.

    Raises:
        ModelFileError: the model is refused, or the file cannot be written.
    """
    app = _application()
    window = MainWindow(session, THEMES[theme_name])
    window.resize(*size)
    window.show()
    try:
        _wait_until_drawn(window, model)
        app.processEvents()
        if not window.grab().save(str(path), "PNG"):
            raise ModelFileError(
                f"{path} could not be saved.",
                "Choose a folder with free space where you may write.",
            )
    finally:
        window.close()


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
    folder = saving.pictures_folder()
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


def _wait_until_drawn(window: MainWindow, model: Path) -> None:
    loop, look, refusals = QEventLoop(), QTimer(), []
    look.timeout.connect(lambda: window.plot.plot and window.shown() and loop.quit())
    look.start(20)
    window.worker.refused.connect(lambda *words: (refusals.append(words), loop.quit()))
    QTimer.singleShot(PATIENCE_MS, loop.quit)
    window.open_model(model)
    loop.exec()
    if refusals:
        raise ModelFileError(*refusals[0])
    if not window.shown():
        raise ModelFileError(f"{Path(model).name} did not draw within a minute.")

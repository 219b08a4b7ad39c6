"""The two ways to run the window: shown, or photographed."""

import sys
from pathlib import Path
from types import TracebackType

from PyQt6 import sip
from PyQt6.QtCore import (
    QByteArray,
    QEventLoop,
    QLibraryInfo,
    QMessageLogContext,
    Qt,
    QTimer,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
)
from PyQt6.QtWidgets import QApplication

from desktop.generator.model.garden import garden_decoder
from desktop.generator.model.model_file import ModelFileError
from desktop.generator.trial.trials import Trials
from desktop.generator.user_error import UserError
from desktop.state.session import Session
from desktop.ui import texts
from desktop.ui.application import application
from desktop.ui.backstage import Backstage
from desktop.ui.end_signals import at_signals
from desktop.ui.main_window import MainWindow
from desktop.ui.studio.memory import give_back_large_blocks
from desktop.ui.studio.settings import Settings
from desktop.ui.studio.studio import Studio
from desktop.ui.theme import CHOICES, Theme

PATIENCE_MS = 60_000  # drawing twelve pictures takes a tenth of a second


class Program:
    """One run of the program: settings, theme, studio and the window that shows them.

    Args:
        session: that the window begins with.
        settings: what is remembered.
        trials: made of model files before they are opened.
        theme_choice: the colours; by default those of the settings.
    """

    def __init__(
        self, session: Session, settings: Settings, trials: Trials, theme_choice: str = ""
    ):
        self.app = _application()
        self.settings = settings
        self.theme = Theme(theme_choice or settings.text("theme", "system", CHOICES))
        self.studio = Studio(session, settings, trials)
        self._backstage = Backstage(self.studio, self.theme)
        self._translator = QTranslator()
        self.window = self._new_window(settings.text("language", "en", tuple(texts.CATALOGUES)))
        self.window.restoreGeometry(QByteArray.fromBase64(settings.text("window").encode()))
        self.app.aboutToQuit.connect(self.end)

    def open(self, model: Path | None) -> None:
        """Show the window, then open a model: the given one, the one used last, or the garden.

        What was being learned when the window was closed is offered to go on.
        """
        self.window.show()
        self.window.entrance.offer_to_go_on()
        last = self.settings.model_for_start()
        if last and not model:
            self._fall_back(last)
        try:
            self.studio.open_model(model or last or garden_decoder())
        except ModelFileError as error:  # no model at all is said in the window, which can open one
            self.studio.refused.emit(*texts.of_error(error))

    def is_asking(self) -> bool:
        """Whether something about the pictures is still being found out."""
        return self._backstage.nearest.is_pending

    def end(self) -> None:
        """Remember where the window was, and stop the studio."""
        geometry = self.window.saveGeometry().toBase64()
        self.settings.set_text("window", geometry.data().decode())
        self._backstage.learning.leave()
        self.studio.stop()

    def take_apart(self) -> None:
        """Delete what is Qt's, the window first, once the studio has stopped.

        Left to Python, the application may go before the rest, and PyQt 6.11 then crashes now and
        then as it looks for what is left.
        """
        sip.delete(self.window)
        sip.delete(self.studio)

    def speak(self, language: str) -> None:
        """Go on in another language: a new window shows the same studio."""
        old = self.window
        self.settings.set_text("language", language)
        self.window = self._new_window(language)
        self.window.restoreGeometry(old.saveGeometry())
        if old.entrance.is_shown:
            self.window.entrance.show_page()
        self.window.show()
        old.close()
        old.deleteLater()

    def say_what_broke(self, cls: type, error: BaseException, where: TracebackType | None) -> None:
        """Say in the window that something failed in it: PyQt would end the program instead."""
        sys.__excepthook__(cls, error, where)
        reason = f"{cls.__name__}: {error}".splitlines()[0][:150]
        self.studio.fail(
            UserError(
                "Something in this window went wrong: {reason}.",
                "What you see is still there; if it happens again, start the program anew.",
                reason=reason,
            )
        )

    def _new_window(self, language: str) -> MainWindow:
        texts.use(language)
        self.app.removeTranslator(self._translator)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{language}", folder):  # what Qt itself says
            self.app.installTranslator(self._translator)
        right_to_left = texts.is_right_to_left()
        direction = Qt.LayoutDirection
        self.app.setLayoutDirection(
            direction.RightToLeft if right_to_left else direction.LeftToRight
        )
        self.theme.choose(self.theme.choice)  # sliders fill up from the other side
        window = MainWindow(self._backstage)
        queued = Qt.ConnectionType.QueuedConnection
        # PyQt6's stubs lack the type of connection.
        window.language_asked.connect(self.speak, queued)  # type: ignore[call-arg]
        return window

    def _fall_back(self, last: Path) -> None:
        """Should the model of the last time fail, say so and open the garden instead."""

        def refused() -> None:
            self.studio.refused.disconnect(refused)
            if self.studio.model is None and last != garden_decoder():
                self.studio.open_model(garden_decoder())

        self.studio.refused.connect(refused)


def show(
    model: Path | None, session: Session, settings: Settings, trials: Trials, theme_choice: str
) -> int:
    """Open the window and run until it is closed; returns Qt's exit code."""
    program = Program(session, settings, trials, theme_choice)
    sys.excepthook = program.say_what_broke
    at_signals(program.app.quit, program.app)
    program.open(model)
    code = program.app.exec()
    # Else the program would live on in it until Python ends, when Qt's parts go in any order: that
    # has crashed.
    sys.excepthook = sys.__excepthook__
    program.take_apart()
    return code


def screenshot(
    model: Path,
    session: Session,
    path: Path,
    trials: Trials,
    theme_choice: str,
    size: tuple[int, int],
) -> None:
    """Save what the window looks like once every picture is drawn, and all is said of them.

    Raises:
        ModelFileError: the model is refused, or the file cannot be written.
    """
    qInstallMessageHandler(_pass_on)
    program = Program(session, Settings.usual(safe=True), trials, theme_choice)
    program.window.resize(*size)
    try:
        _wait_until_drawn(program, model)
        program.window.banner.hide()  # nobody is there to whom anything could be offered
        program.app.processEvents()
        if not program.window.grab().save(str(path), "PNG"):
            raise ModelFileError(
                "{path} could not be saved.",
                "Choose a folder with free space where you may write.",
                path=path,
            )
    finally:
        program.window.close()
        program.studio.stop()
        program.take_apart()


def _pass_on(_kind: QtMsgType, _where: QMessageLogContext, message: str | None) -> None:
    """Say what Qt says, but for what it says of every window that has no display."""
    if message and "propagateSizeHints" not in message:
        print(message, file=sys.stderr)


def _application() -> QApplication:
    give_back_large_blocks()
    app = application()
    app.setApplicationName("kvae")
    app.setStyle("Fusion")
    return app


def _wait_until_drawn(program: Program, model: Path) -> None:
    studio, loop, look = program.studio, QEventLoop(), QTimer()
    refusals: list[ModelFileError] = []

    def end_when_drawn() -> None:
        if studio.drawings() and not program.is_asking():
            loop.quit()

    def end_refused(error: ModelFileError) -> None:
        refusals.append(error)
        loop.quit()

    look.timeout.connect(end_when_drawn)
    look.start(20)
    studio.opener.refused.connect(end_refused)
    studio.worker.refused.connect(end_refused)
    QTimer.singleShot(PATIENCE_MS, loop.quit)
    program.open(model)
    loop.exec()
    if refusals:
        raise refusals[0]
    if not studio.drawings():
        raise ModelFileError("{name} did not draw within a minute.", name=Path(model).name)

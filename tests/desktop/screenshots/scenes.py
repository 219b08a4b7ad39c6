"""The scenes the window is photographed in, and the command that takes the reference pictures:

    python -m tests.desktop.screenshots.scenes

Look at what it wrote before you commit it: the test compares with these pictures from then on.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image

SIZE = (1100, 760)
# References are kept at a fifth of the size: fonts differ by a pixel between machines, layouts
# by whole words.
SHRINK = 5
FOLDER = Path(__file__).parent
# name: (language, colours, count, tab)
SCENES = {
    "light": ("en", "light", 12, "steer"),
    "dark-map": ("en", "dark", 5, "map"),
    "arabic": ("ar", "light", 4, "numbers"),
}


def photograph(name: str, folder: Path) -> Image.Image:
    """Show a scene with a tiny model, settled, and return the shrunken picture of the window."""
    from tests.desktop.tiny_models import save_decoder

    language, colours, count, tab = SCENES[name]
    model = save_decoder(folder / "decoder.onnx")
    program = show(folder, language, colours, count, tab, SIZE, model)
    picture = to_picture(program.window).reduce(SHRINK)
    program.window.close()
    program.window.deleteLater()
    program.studio.stop()
    return picture


def show(folder: Path, language: str, colours: str, count: int, tab: str,
         size: tuple[int, int], model: Path | None = None):  # fmt: skip
    """Start the program with settings of nobody; returns it once all is drawn."""
    from PyQt6.QtGui import QCursor

    from desktop.generator.model.garden import garden_decoder
    from desktop.generator.trial.trials import Trials
    from desktop.state.session import Session
    from desktop.ui.app import Program
    from desktop.ui.studio.settings import Settings

    QCursor.setPos(-100, -100)  # an older test may have left it where a picture will be
    settings = Settings(None, folder / "data")
    settings.set_text("language", language)
    settings.set_text("tab", tab)
    program = Program(Session(seed=1, count=count), settings, Trials.usual(safe=True), colours)
    program.window.resize(*size)
    program.open(model or garden_decoder())
    settle(program)
    return program


def settle(program) -> None:
    """Let Qt work until all is drawn, every question is answered and no timer waits any more.

    The thread answers one more question when it has nothing else to do; what came up by then is
    waited for, too.
    """
    from PyQt6.QtCore import QTimer

    from desktop.ui.studio.questions import Questions

    studio, last, answers = program.studio, Questions(program.studio, program.studio), []
    last.answered.connect(answers.append)

    def at_rest() -> bool:
        timers = [*studio.findChildren(QTimer), *program.window.findChildren(QTimer)]
        waiting = any(timer.isSingleShot() and timer.isActive() for timer in timers)
        return bool(studio.drawings()) and not program.is_asking() and not waiting

    while not (answers and at_rest()):
        work_until(at_rest)
        answers.clear()
        last.ask(0, lambda _model: None)
        work_until(lambda: answers or not at_rest())
    last.deleteLater()


def work_until(is_so) -> None:
    """Let Qt work until something is so."""
    from PyQt6.QtCore import QEventLoop, QTimer

    loop, look = QEventLoop(), QTimer(interval=5)
    look.timeout.connect(lambda: loop.quit() if is_so() else None)
    look.start()
    loop.exec()


def to_picture(widget) -> Image.Image:
    """What a widget looks like now."""
    from PyQt6.QtGui import QImage

    shot = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    height, width, stride = shot.height(), shot.width(), shot.bytesPerLine()
    rows = np.frombuffer(shot.constBits().asarray(height * stride), np.uint8)
    pixels = rows.reshape(height, stride)[:, : 3 * width].reshape(height, width, 3)
    return Image.fromarray(np.ascontiguousarray(pixels))


def main() -> None:
    """Take all reference pictures anew."""
    argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    ).parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PyQt6.QtWidgets import QApplication

    app = QApplication(sys.argv[:1])
    for name in SCENES:
        with tempfile.TemporaryDirectory() as folder:
            photograph(name, Path(folder)).save(FOLDER / f"{name}.png", optimize=True)
        print(FOLDER / f"{name}.png")
    app.quit()


if __name__ == "__main__":
    main()

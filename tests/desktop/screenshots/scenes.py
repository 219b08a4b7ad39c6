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
REST = 300  # milliseconds without a new picture

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
    from desktop.state.session import Session
    from desktop.ui.app import Program
    from desktop.ui.studio.settings import Settings

    QCursor.setPos(-100, -100)  # an older test may have left it where a picture will be
    settings = Settings(None, folder / "data")
    settings.set_text("language", language)
    settings.set_text("tab", tab)
    program = Program(Session(seed=1, count=count), settings, colours)
    program.window.resize(*size)
    program.open(model or garden_decoder())
    settle(program)
    return program


def settle(program) -> None:
    """Let Qt work until nothing has been drawn or done for a while."""
    from PyQt6.QtCore import QEventLoop, QTimer

    loop, rest = QEventLoop(), QTimer(singleShot=True, interval=REST)
    rest.timeout.connect(lambda: loop.quit() if program.studio.drawings() else rest.start())
    for signal in (program.studio.drawn, program.studio.done):
        signal.connect(rest.start)
    rest.start()
    loop.exec()
    for signal in (program.studio.drawn, program.studio.done):
        signal.disconnect(rest.start)


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

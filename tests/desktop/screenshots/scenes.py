"""The scenes the window is photographed in, and the command that takes the reference pictures:

    python -m tests.desktop.screenshots.scenes

Look at what it wrote before you commit it: the test compares with these pictures from then on.
"""

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
    from PyQt6.QtCore import QEventLoop, QTimer

    from desktop.session import Session
    from desktop.ui.app import Program
    from desktop.ui.settings import Settings
    from tests.desktop.tiny_models import save_decoder

    language, colours, count, tab = SCENES[name]
    settings = Settings(None, folder / "data")
    settings.set_text("language", language)
    settings.set_text("tab", tab)
    program = Program(Session(seed=1, count=count), settings, colours)
    loop, rest = QEventLoop(), QTimer(singleShot=True, interval=300)  # no picture for so long
    rest.timeout.connect(loop.quit)
    program.studio.drawn.connect(lambda _drawing: rest.start())
    program.studio.done.connect(lambda _done: rest.start())
    program.window.resize(*SIZE)
    program.open(save_decoder(folder / "decoder.onnx"))
    loop.exec()
    shot = program.window.grab().toImage()
    program.window.close()
    program.window.deleteLater()
    program.studio.stop()
    return _shrunk(shot)


def _shrunk(shot) -> Image.Image:
    from PyQt6.QtGui import QImage

    shot = shot.convertToFormat(QImage.Format.Format_RGB888)
    height, width, stride = shot.height(), shot.width(), shot.bytesPerLine()
    rows = np.frombuffer(shot.constBits().asarray(height * stride), np.uint8)
    pixels = rows.reshape(height, stride)[:, : 3 * width].reshape(height, width, 3)
    return Image.fromarray(np.ascontiguousarray(pixels)).reduce(SHRINK)


def main() -> None:
    """Take all reference pictures anew."""
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

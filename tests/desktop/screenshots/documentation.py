"""Takes the pictures of the window that the documentation shows, with the garden that ships:

    python -m tests.desktop.screenshots.documentation

Nothing in them is chosen for its looks: seed 1, and the photos of the garden as they come.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from tests.conftest import ROOT
from tests.desktop.screenshots.scenes import settle, show, to_picture

FOLDER = ROOT / "desktop" / "docs"
SIZE = (1240, 800)
QUALITY = 92  # of WebP: 92 kB where a PNG has 390, and letters stay crisp


def main() -> None:
    """Take all of them."""
    argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    ).parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PyQt6.QtWidgets import QApplication

    app = QApplication(sys.argv[:1])
    for name, (language, colours, count, tab, act) in SCENES.items():
        with tempfile.TemporaryDirectory() as folder:
            os.environ["HOME"] = folder
            (Path(folder) / "Pictures").mkdir()
            program = show(Path(folder), language, colours, count, tab, SIZE)
            widget = act(program) or program.window
            settle(program)
            picture = to_picture(widget)
            program.window.close()
            program.studio.stop()
        _save(picture, FOLDER / f"{name}.webp")
    app.quit()


def _nothing(_program) -> None:
    """Show the window as it opens."""


def _photo(program) -> None:
    """Drop two photos, one after the other."""
    photos = sorted((ROOT / "data" / "photos").glob("*.png"))
    for photo in (photos[10], photos[40]):
        program.window.own_photos.add([photo], 0)
        settle(program)


def _learn(program) -> None:
    """Bring the garden's photos to be learned, and wait until all are shown."""
    program.window.entrance.show_page([ROOT / "data" / "photos"])
    page = program.window.entrance.page
    while page.choice._gathering.busy or page._learning.cutting.boxes is None:
        settle(program)
    page.choice.form.name.setText("My garden")
    settle(program)


def _morph(program):
    """Choose three pictures and open the dialog that animates them."""
    session = program.studio.session
    for slot in (3, 5):
        session = session.with_toggled(slot)
    program.studio.change(session)
    program.window.pictures.animate()
    dialog = program.window.pictures.dialog
    dialog.destination.folder.setText("~/Pictures")  # nobody's own home
    settle(program)
    return dialog


def _steer(program) -> None:
    """Move two sliders, and show what is like the result; keep two pictures."""
    panel = program.window.side.show_tab("steer")
    for row, steps in ((0, 45), (1, -60)):
        panel.rows[row].slider.setValue(panel.rows[row].slider.value() + steps)
    settle(program)
    panel.neighbours.button.click()
    settle(program)
    for slot in (0, 4):
        program.window.favourites.toggle(slot)


SCENES: dict[str, tuple[str, str, int, str, Callable]] = {
    "window": ("en", "light", 12, "steer", _nothing),
    "dark": ("en", "dark", 12, "steer", _steer),
    "learn": ("en", "light", 6, "steer", _learn),
    "map": ("en", "light", 6, "map", _photo),
    "morph": ("en", "light", 6, "mix", _morph),
}


def _save(picture: Image.Image, path: Path) -> None:
    picture.save(path, quality=QUALITY, method=6)
    print(f"{path} {path.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()

"""Takes pictures of every page and dialog in three sizes, both themes and every language:

    python -m tests.desktop.screenshots.combinations FOLDER

They are for people to look at, before a release and after a change of the layout: 15 pages, each 12
times. FOLDER then holds `main-800x600-light-en.png` and so on. Pages whose names are given after
FOLDER are taken alone.
"""

import argparse
import itertools
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tests.conftest import ROOT
from tests.desktop.screenshots.scenes import settle, show, to_picture, work_until

SIZES = ((800, 600), (1280, 690), (2560, 1440))
FRAME = 48  # pixels of a screen's height for a title and a panel
THEMES = ("light", "dark")
GARDEN = ROOT / "desktop" / "models" / "garden"
PHOTOS = ROOT / "data" / "photos"


def main() -> None:
    """Take those asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("pages", nargs="*", choices=[[], *PAGES], metavar="PAGE")
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PyQt6.QtWidgets import QApplication

    from desktop.ui import texts

    app = QApplication(sys.argv[:1])
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for size, theme, language in itertools.product(SIZES, THEMES, texts.CATALOGUES):
        look = f"{size[0]}x{size[1]}-{theme}-{language}"
        for name in arguments.pages or PAGES:
            _take(name, size, theme, language, arguments.folder / f"{name}-{look}.png")
        print(look)
    app.quit()


def _take(name: str, size: tuple[int, int], theme: str, language: str, path: Path) -> None:
    """Show a page in a program of its own, with settings of nobody, and save what it looks like."""
    from PyQt6.QtWidgets import QApplication

    tab, act = PAGES[name]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HOME"] = folder
        home = Path(folder)
        (home / "Pictures").mkdir()
        _make_own_models(home / "data" / "models")
        program = show(home, language, theme, 12, tab, (size[0], size[1] - FRAME))
        widget = act(program) or program.window
        settle(program)
        for _ in range(10):  # the last answer finds its place in several steps
            QApplication.processEvents()
        to_picture(widget).save(path)
        for window in QApplication.topLevelWidgets():
            window.close()
        program.end()


def _make_own_models(models: Path) -> None:
    """Two models as of a user's own: the garden under another name, and one that was given up."""
    for number, name in ((1, "Our garden, with a rather long name of its own"), (2, "Shells")):
        folder = models / f"{number:05}-own"
        (folder / "samples").mkdir(parents=True)
        (folder / "name.txt").write_text(name)
        shutil.copy(GARDEN / "config.toml", folder)
        shutil.copy(GARDEN / "samples" / "step-011000.png", folder / "samples")
        if number == 1:
            for file in ("decoder.onnx", "evaluation.json"):
                shutil.copy(GARDEN / file, folder)
            (folder / "report").mkdir()
            (folder / "report" / "report.html").touch()


def _steered(program) -> None:
    """Steer a picture, show its neighbours, lock one and keep two."""
    panel = program.window.side.show_tab("steer")
    panel.rows[0].slider.setValue(panel.rows[0].slider.value() + 45)
    settle(program)
    panel.neighbours.button.click()
    settle(program)
    for slot in (0, 4):
        program.window.favourites.toggle(slot)
    program.window.grid.toggle_lock(1)


def _mixed(program) -> None:
    """Choose three pictures."""
    session = program.studio.session
    for slot in (3, 5):
        session = session.with_toggled(slot)
    program.studio.change(session)


def _with_photo(program) -> None:
    program.window.own_photos.add([sorted(PHOTOS.glob("*.png"))[10]], 0)


def _animated(program):
    _mixed(program)
    program.window.pictures.animate()
    return program.window.pictures.dialog


def _saved(program):
    program.window.pictures.save_all()
    return program.window.pictures.dialog


def _varied(program):
    program.window.pictures.vary()
    return program.window.pictures.dialog


def _full_screen(program):
    from desktop.ui.full_screen import FullScreen

    size = program.window.size()
    program.window.enlarge(3)
    full = program.window.findChild(FullScreen)
    full.resize(size)
    return full


def _keys(program):
    from desktop.ui.shortcuts_dialog import ShortcutsDialog

    dialog = ShortcutsDialog(program.window.menuBar(), program.window)
    dialog.show()
    return dialog


def _walked(program) -> None:
    program.window.walk_bar.toggle()
    program.window.walk_bar.pause.click()


def _own_models(program) -> None:
    program.window.entrance.show_page()


def _checked(program) -> None:
    """Bring the garden's photos, and some that cannot be used."""
    from PIL import Image

    bad = Path(os.environ["HOME"]) / "bad"
    bad.mkdir()
    (bad / "notes.jpg").write_text("no photo")
    Image.new("RGB", (40, 30), "teal").save(bad / "a thumbnail with a long name of its own.png")
    shutil.copy(sorted(PHOTOS.glob("*.png"))[3], bad / "copy.png")
    program.window.entrance.show_page([bad, PHOTOS])
    learning = program.window.entrance.page._learning
    work_until(lambda: not learning.gathering.busy and learning.cutting.boxes is not None)
    program.window.entrance.page.choice.sheet.setFocus()


def _trained(program) -> None:
    """Show what a training shows a third of its way, none of which happens."""
    from desktop.learning.headway import Headway
    from desktop.learning.plan import Plan
    from desktop.ui.learn.learning import Phase

    program.window.entrance.show_page()
    learning = program.window.entrance.page._learning
    learning.plan = Plan("Our garden", begun=True)
    now = time.monotonic()
    learning.headway = replace(Headway(300, "training", now, 0.35), left=200.0)
    learning.sheet = GARDEN / "samples" / "step-001375.png"
    learning._change(Phase.LEARNING)


def _finished(program) -> None:
    from desktop.ui.learn.learning import Phase

    _trained(program)
    learning = program.window.entrance.page._learning
    learning.plan = replace(learning.plan, run=str(learning.models / "00001-own"))
    learning.sheet = GARDEN / "samples" / "step-011000.png"
    learning._change(Phase.FINISHED)


PAGES: dict[str, tuple[str, Callable]] = {
    "main": ("steer", lambda _program: None),
    "steer": ("steer", _steered),
    "mix": ("mix", _mixed),
    "map": ("map", _with_photo),
    "numbers": ("numbers", _walked),
    "training": ("training", lambda _program: None),
    "learn-models": ("steer", _own_models),
    "learn-photos": ("steer", _checked),
    "learn-progress": ("steer", _trained),
    "learn-finished": ("steer", _finished),
    "full-screen": ("steer", _full_screen),
    "morph": ("mix", _animated),
    "grid": ("steer", _varied),
    "save": ("steer", _saved),
    "keys": ("steer", _keys),
}

if __name__ == "__main__":
    main()

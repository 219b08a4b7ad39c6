"""What surrounds the program: versions, Qt's system libraries, fonts, and the folders it uses."""

import importlib
import platform
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from desktop import __version__, display, program
from desktop.selfcheck.finding import Finding, note, ok, wrong

PACKAGES = {"numpy": "numpy", "onnxruntime": "onnxruntime", "pillow": "PIL"}


def versions() -> Iterator[str]:
    """Yield lines that name the program, the system, and the packages at work."""
    form = "standalone app" if program.STANDALONE else "Python package"
    yield f"{program.NAME} {__version__}, {form}, Python {platform.python_version()}"
    yield f"{platform.platform()}, file names in {sys.getfilesystemencoding()}"
    found = {name: _version(module) for name, module in PACKAGES.items()}
    yield ", ".join(f"{name} {version}" for name, version in (_qt_versions() | found).items())


def _qt_versions() -> dict[str, str]:
    try:
        from PyQt6.QtCore import PYQT_VERSION_STR, QT_VERSION_STR
    except ImportError as error:
        return {"Qt": f"cannot be loaded ({error})"}
    return {"Qt": QT_VERSION_STR, "PyQt6": PYQT_VERSION_STR, "pyqtgraph": _version("pyqtgraph")}


def _version(module: str) -> str:
    try:
        return importlib.import_module(module).__version__
    except ImportError as error:
        return f"cannot be loaded ({error})"


def libraries() -> Iterator[Finding]:
    """Find Qt's system libraries that cannot be loaded."""
    if not sys.platform.startswith("linux"):
        yield ok("system libraries", "Qt brings its own")
        return
    missing = display.unloadable(display.LIBRARIES)
    for_x11 = display.unloadable(display.X11_LIBRARIES)
    if display.shows_on_x11():
        missing |= for_x11
    elif for_x11:
        names = ", ".join(for_x11)
        yield note("system libraries", f"{names} not found; only a window on X11 needs them")
    if missing:
        names = ", ".join(missing)
        yield wrong("system libraries", f"{names} cannot be loaded", str(display.install(missing)))
    else:
        yield ok("system libraries", "what Qt needs can be loaded")


def fonts() -> Iterator[Finding]:
    """Find out whether Qt starts, and has letters to write with.

    Raises:
        ModelFileError: it cannot be loaded.
    """
    try:
        from PyQt6.QtGui import QFontDatabase
        from PyQt6.QtWidgets import QApplication
    except ImportError as error:
        raise display.missing_library(error) from error
    _running = QApplication.instance() or QApplication(sys.argv[:1])  # fonts belong to it
    if families := QFontDatabase.families():
        yield ok("fonts", f"{len(families)} found, Qt runs on {QApplication.platformName()}")
    else:
        remedy = "Install a font: sudo apt-get install fonts-dejavu-core fontconfig-config"
        yield wrong("fonts", "none found; every letter would be an empty box", remedy)


def folders() -> Iterator[Finding]:
    """Find out whether every folder that the program writes to can be written."""
    from PyQt6.QtCore import QStandardPaths

    standard = QStandardPaths.StandardLocation
    chosen = {
        "pictures": standard.PicturesLocation,
        "settings": standard.GenericConfigLocation,
        "favourites": standard.GenericDataLocation,
    }
    found = {name: Path(QStandardPaths.writableLocation(one)) for name, one in chosen.items()}
    found["settings"] /= program.NAME
    found["favourites"] /= program.NAME
    for name, folder in (found | {"temporary files": Path(tempfile.gettempdir())}).items():
        yield _folder(f"folder for {name}", folder)


def _folder(what: str, folder: Path) -> Finding:
    # A folder that is not there yet is made when it is first needed: its parent must allow that.
    nearest = next(one for one in (folder, *folder.parents) if one.exists())
    try:
        with tempfile.TemporaryFile(dir=nearest) as file:
            file.write(b"kvae")
    except OSError as error:
        remedy = "Make it writable for you, or free space there."
        return wrong(what, f"{folder} cannot be written: {error.strerror}", remedy)
    return ok(what, f"{folder} can be written")

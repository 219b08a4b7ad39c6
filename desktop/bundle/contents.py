"""What goes into the standalone app, what stays out and why, and what must never be in it.

Names are those inside the app, with "/" on every system.
"""

import fnmatch
import importlib.util
import re
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

# The window runs without all of these (tests/desktop/test_no_framework.py), so one of them inside
# means that something was imported that must not be: hundreds of megabytes, and a slow start.
_FOREIGN = """
    keras torch torchvision tensorflow tensorboard jax jaxlib flax onnx onnxscript tf2onnx jax2onnx
    scipy matplotlib pandas sympy sklearn numba h5py grpc transformers triton nvidia
    tkinter IPython pytest _pytest hypothesis setuptools pip PyInstaller
    kvae export report tests
"""
FOREIGN = frozenset(_FOREIGN.split())

# Parts of the packages at work that nothing in the window imports. Single modules of the standard
# library stay: leaving them out saved one megabyte and lost `secrets`, which pyqtgraph needs.
UNUSED_MODULES = (
    "onnxruntime.tools", "onnxruntime.transformers", "onnxruntime.quantization",  # need onnx
    "onnxruntime.backend",  # onnx's own test interface
    "desktop.bundle",
)  # fmt: skip

# Files that PyInstaller collects and the window does without.
UNNEEDED = {
    "PyQt6/Qt6/translations/*": "Qt's own words in languages the window does not speak",
    "*/platforms/*eglfs*": "draws on a bare screen, without a window system",
    "*/platforms/*linuxfb*": "the same",
    "*/platforms/*vkkhrdisplay*": "the same, with Vulkan",
    "*/platforms/*minimal*": "shows nothing; the checks use `offscreen`",
    "*/platforms/*vnc*": "serves the window over the network",
    "*/egldeviceintegrations/*": "belong to eglfs",
    "*/plugins/generic/*": "mice and keyboards for those without a window system",
    "*/platformthemes/*gtk3*": "brings all of GTK along; file dialogues come through the portal",
    "*/imageformats/*qpdf*": "PDF as a picture; Qt's PDF engine comes with it",
    "PIL/_avif*": "AVIF photos; Pillow says that it cannot read them, five megabytes less",
    "PIL/_imagingtk*": "pictures for tkinter",
    "*/lib-dynload/_ssl.*": "encrypted connections; the window never talks to a network",
    "pyqtgraph/icons/peegee/*": "PyQtGraph's own logo, for programs without one",
}
NEEDED = ("PyQt6/Qt6/translations/qtbase_ar.qm",)  # the buttons of dialogues, in Arabic

# Of the standard library: its own tests and tools, and windows of another toolkit.
NO_TRAINING = frozenset(
    {"test", "tests", "idlelib", "turtledemo", "tkinter", "lib2to3", "__main__"}
)

# Libraries that are there for others to link to: they go where those go that link to them.
_LIBRARY = re.compile(r"(|PyQt6/Qt6/lib/|[\w]+\.libs/)lib[^/]+\.so[.\d]*")


def posix(name: str) -> str:
    """The name with "/" on every system."""
    return name.replace("\\", "/")


def wanted(name: str, studio: bool = False) -> bool:
    """Whether a collected file belongs into the app; the studio has all of Python's own."""
    if studio and is_pythons_own(name):
        return True
    unneeded = any(fnmatch.fnmatch(posix(name), pattern) for pattern in UNNEEDED)
    return posix(name) in NEEDED or not unneeded


def standard_library() -> list[str]:
    """The modules of this Python's standard library, less those that no training runs with."""
    folder = Path(sysconfig.get_path("stdlib"))
    files = [path.relative_to(folder).with_suffix("").parts for path in folder.rglob("*.py")]
    modules = {parts[:-1] if parts[-1] == "__init__" else parts for parts in files}
    modules |= {(name,) for name in sys.stdlib_module_names if importlib.util.find_spec(name)}
    return sorted(
        ".".join(parts)
        for parts in modules
        if parts[0] in sys.stdlib_module_names and not NO_TRAINING.intersection(parts)
    )


def is_library(name: str) -> bool:
    """Whether a file is only there to be linked to by others, on Linux."""
    # libpython is loaded by name, by the app's first instructions.
    return bool(_LIBRARY.fullmatch(posix(name))) and not is_pythons_own(name)


def is_pythons_own(name: str) -> bool:
    """Whether a file is libpython or an extension module of the standard library, on Linux."""
    path = PurePosixPath(posix(name))
    return path.name.startswith("libpython") or path.parent.name == "lib-dynload"


def foreign(listing: Iterable[str]) -> list[str]:
    """The names in a listing of files and modules that must not be in the app."""
    return sorted(name for name in listing if _first_word(name) in FOREIGN)


def _first_word(name: str) -> str:
    """torch/lib/libtorch.so, torch.nn and torch-2.13.0.dist-info all belong to `torch`."""
    return re.split(r"[./\\-]", name)[0]

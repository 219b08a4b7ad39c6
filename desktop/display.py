"""Can a window be shown here? Asked before Qt is, because Qt answers by aborting the process."""

import ctypes
import os
import sys

from desktop.generator.model_file import ModelFileError

_PACKAGES = (
    "libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0 libxcb-cursor0 "
    "libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0"
)
INSTALL = f"Install what Qt needs: sudo apt-get install {_PACKAGES}"

# What Qt's X11 plugin links to and a bare system lacks; Qt itself blames the first one always.
_X11_LIBRARIES = (
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-keysyms.so.1",
    "libxcb-shape.so.0",
    "libxkbcommon-x11.so.0",
)


def has_display() -> bool:
    """Whether a window has anywhere to go; an explicit QT_QPA_PLATFORM is believed."""
    names = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in names)


def require_display() -> None:
    """Make sure that Qt can open a window.

    Raises:
        ModelFileError: no display, no answer from it, or a system library is missing.
    """
    if not has_display():
        raise ModelFileError(
            "There is no display to open a window on.",
            "Draw without a window: python -m desktop.generator --out pictures",
        )
    x11_only = os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY")
    if sys.platform.startswith("linux") and x11_only and not os.environ.get("QT_QPA_PLATFORM"):
        _require_x11()


def _require_x11() -> None:
    for library in ("libxcb.so.1", *_X11_LIBRARIES):
        try:
            ctypes.CDLL(library)
        except OSError as error:
            raise ModelFileError(
                f"The window needs the system library {library}, which is missing.", INSTALL
            ) from error
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    if failed:
        raise ModelFileError(
            f"The display {os.environ['DISPLAY']} does not answer.",
            "Draw without a window: python -m desktop.generator --out pictures",
        )


def missing_library(error: ImportError) -> ModelFileError:
    """The error for Qt not loading, with the remedy that fits the reason."""
    if ".so" in str(error):
        return ModelFileError(f"Qt cannot be loaded: {error}.", INSTALL)
    return ModelFileError(f"Qt cannot be loaded: {error}.", "Install the program: pip install .")

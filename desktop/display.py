"""Can a window be shown here? Asked before Qt is, because Qt answers by aborting the process."""

import ctypes
import os
import socket
import sys

from desktop import program
from desktop.generator.phrases import Phrase
from desktop.generator.user_error import UserError

# What Qt links to, and the Debian package that brings it.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# What its X11 plugin links to and a bare system lacks; Qt itself blames the first one always.
X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
PATIENCE = 2.0  # seconds that a display may take to answer


def install(libraries: dict[str, str]) -> Phrase:
    """What to type for the packages of these libraries."""
    command = f"sudo apt-get install {' '.join(libraries.values())}"
    return Phrase("Install what Qt needs: {command}", command=command)


def unloadable(libraries: dict[str, str]) -> dict[str, str]:
    """Those of the libraries that cannot be loaded here."""
    missing = {}
    for library, package in libraries.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing[library] = package
    return missing


def shows_on_x11() -> bool:
    """Whether the window goes to an X server, so that Qt loads its plugin for X11."""
    linux = sys.platform.startswith("linux")
    return bool(linux and os.environ.get("DISPLAY") and not wayland_answers())


def has_display() -> bool:
    """Whether a window has anywhere to go; an explicit QT_QPA_PLATFORM is believed."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY")) or wayland_answers()


def wayland_answers() -> bool:
    """Whether a Wayland compositor listens where WAYLAND_DISPLAY says.

    Sessions leave the variable behind in terminals that outlive them (tmux, su), and Qt aborts the
    process where nobody answers.
    """
    name = os.environ.get("WAYLAND_DISPLAY")
    if not name:
        return False
    # An absolute path stands for itself.
    path = os.path.join(os.environ.get("XDG_RUNTIME_DIR", ""), name)
    with socket.socket(socket.AF_UNIX) as wayland:
        wayland.settimeout(PATIENCE)
        try:
            wayland.connect(path)
        except OSError:
            return False
    return True


def require_display() -> None:
    """Make sure that Qt can open a window.

    Raises:
        UserError: no display, no answer from it, or a system library is missing.
    """
    if not has_display():
        raise UserError(
            "There is no display to open a window on.",
            "Draw without a window: {command} --out pictures",
            command=program.GENERATE,
        )
    if shows_on_x11() and not os.environ.get("QT_QPA_PLATFORM"):
        _require_x11()


def _require_x11() -> None:
    everything = LIBRARIES | {"libxcb.so.1": "libxcb1"} | X11_LIBRARIES
    if missing := unloadable(everything):
        raise UserError(
            "The window needs {libraries}, which cannot be loaded.",
            "{remedy}",
            libraries=", ".join(missing),
            remedy=install(missing),
        )
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    if failed:
        raise UserError(
            "The display {display} does not answer.",
            "Draw without a window: {command} --out pictures",
            display=os.environ["DISPLAY"],
            command=program.GENERATE,
        )


def missing_library(error: ImportError) -> UserError:
    """The error for Qt not loading, with the remedy that fits the reason."""
    if ".so" in str(error):
        remedy = install(LIBRARIES | X11_LIBRARIES)
    elif program.STANDALONE:
        remedy = Phrase("Copy the program again.")
    else:
        remedy = Phrase("Install the program: pip install .")
    return UserError("Qt cannot be loaded: {reason}.", "{remedy}", reason=error, remedy=remedy)

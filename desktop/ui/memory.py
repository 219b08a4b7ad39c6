"""Where memory goes that is no longer needed: back to the system, also with glibc."""

import ctypes
import sys
import time
from collections.abc import Callable

from PyQt6.QtCore import QObject

from desktop.ui.studio import Studio

M_MMAP_THRESHOLD = -3  # so malloc.h calls it
LARGE = 128 * 1024  # bytes; a tile's picture in the screen's pixels takes up to a few MB
PAUSE = 60.0  # seconds between two rounds


def give_back_large_blocks() -> bool:
    """Let large blocks go back to the system when they are freed; whether this system was told.

    With glibc's usual settings each large block that is freed raises the size from which blocks
    are the system's own, and soon the tiles' pictures lie in the heap between small things that
    stay. Measured over 14,000 random wishes: 32 to 36 MB in use, and 20 MB of holes between them
    that grew on; 4 to 9 MB with the size held where it begins.
    """
    mallopt = _of_glibc("mallopt")
    return mallopt is not None and bool(mallopt(M_MMAP_THRESHOLD, LARGE))


class Housekeeper(QObject):
    """Gives the heap's empty pages back to the system, once a minute while its studio draws.

    Small things that stay keep the heap from shrinking, though the pages between them are empty.
    Measured over 70,000 random wishes: 53 bytes more of heap with each, 16 MB in an hour, with no
    more in use; giving back takes a millisecond, and what had grown is gone.
    """

    def __init__(self, studio: Studio):
        super().__init__(studio)
        self._give_back = _of_glibc("malloc_trim")
        self._last = time.monotonic()
        if self._give_back:
            studio.settled.connect(self._go_round)

    def _go_round(self) -> None:
        """All pictures are drawn: a good moment, if the last round was long ago."""
        if time.monotonic() - self._last >= PAUSE:
            self._last = time.monotonic()
            self._give_back(0)


def _of_glibc(name: str) -> Callable | None:
    """Returns a function of malloc's that other systems do not have; musl has no such habits."""
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None

"""What is large goes back to the system when freed, and what nobody sees again is not kept."""

import subprocess
import sys

from PyQt6.QtGui import QPixmap, QPixmapCache

# Frees one large block, which moves glibc's limit, and says whether the next is the system's own:
# glibc marks that in the second bit of the size before the block.
NEXT_IS_RETURNED = """
import ctypes
libc = ctypes.CDLL(None)
libc.malloc.restype, libc.malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
libc.free.argtypes = [ctypes.c_void_p]
libc.free(libc.malloc(2**21))
header = libc.malloc(2**20) - ctypes.sizeof(ctypes.c_size_t)
print(bool(ctypes.c_size_t.from_address(header).value & 2))
"""
APP = "from desktop.ui.app import _application; app = _application()\n"


def printed(code: str) -> str:
    """What a fresh interpreter prints."""
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_large_blocks_are_the_systems_own_once_the_app_runs():
    code = "from desktop.ui.studio.memory import give_back_large_blocks as give; print(give())"
    assert printed(f"import sys; sys.platform = 'darwin'\n{code}") == "False"
    assert printed(code) == str(sys.platform == "linux")
    if sys.platform == "linux":  # elsewhere blocks look otherwise
        assert printed(NEXT_IS_RETURNED) == "False"
        assert printed(APP + NEXT_IS_RETURNED) == "True"


def test_signs_in_the_colours_of_before_are_not_kept(theme):
    assert QPixmapCache.insert("sign", QPixmap(18, 18))
    assert QPixmapCache.find("sign") is not None
    theme.choose("dark")
    assert QPixmapCache.find("sign") is None

"""What is large goes back to the system when it is freed, and does not leave holes in the heap."""

import ctypes
import subprocess
import sys

import pytest

from desktop.ui.memory import Housekeeper
from tests.desktop.feel.events import memory

# Frees one large block, which moves glibc's limit, and tells whether the next is the system's own:
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
    code = "import sys; from desktop.ui.memory import give_back_large_blocks as told; "
    assert printed(code + "sys.platform = 'darwin'; print(told())") == "False"
    assert printed(code + "print(told())") == str(sys.platform == "linux")
    if sys.platform == "linux":  # elsewhere blocks look otherwise
        assert printed(NEXT_IS_RETURNED) == "False"
        assert printed(APP + NEXT_IS_RETURNED) == "True"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems' heaps give pages back anyway")
def test_empty_pages_of_the_heap_go_back_once_a_minute(qtbot, studio, monkeypatch):
    libc = ctypes.CDLL(None)
    libc.malloc.restype, libc.free.argtypes = ctypes.c_void_p, [ctypes.c_void_p]
    Housekeeper(studio)
    libc.malloc_trim(0)  # what other tests left empty would be filled first, and add nothing
    before = memory()
    blocks = [libc.malloc(1000) for _ in range(30_000)]
    for block in blocks:
        ctypes.memset(block, 1, 1000)
    for number, block in enumerate(blocks):
        if number % 20:  # each twentieth stays: the heap cannot shrink, most of its pages are empty
            libc.free(block)

    def settle() -> float:
        with qtbot.waitSignal(studio.settled):
            studio.change(studio.session.with_seed(studio.session.seed + 1))
        return memory() - before

    assert settle() > 20  # MB; a round was not due yet
    monkeypatch.setattr("desktop.ui.memory.PAUSE", 0.0)
    assert settle() < 15  # 1.5 MB stay in use, on up to 1,500 pages of 4 kB each
    monkeypatch.undo()
    for block in blocks[::20]:
        libc.free(block)

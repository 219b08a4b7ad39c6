"""Ranks as forks of this process, which has loaded everything: they begin at once."""

import gc
import os
import socket
import time
import traceback
from collections.abc import Callable

from kvae.learning.ranks import Ranks, joined

PATIENCE = 120.0  # seconds; on a busy machine what takes two may take a minute


def forked(count: int, work: Callable[[Ranks], object]) -> list[int]:
    """Lets so many processes do a piece of work together; returns their exit codes."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {"WORLD_SIZE": str(count), "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(port)}
    children = [_fork(environment | {"RANK": str(rank)}, work) for rank in range(count)]
    return [_waited(child) for child in children]


def _fork(environment: dict[str, str], work: Callable[[Ranks], object]) -> int:
    child = os.fork()
    if child:
        return child
    without_garbage_of_others()
    code = 1
    try:
        os.environ.update(environment)
        with joined() as ranks:
            work(ranks)
        code = 0
    finally:
        if code:
            traceback.print_exc()
        os._exit(code)


def without_garbage_of_others() -> None:
    """Lets a fork leave alone what lay about when it was made.

    Threads are not forked with it. Should it collect an ONNX session, say, that another test left,
    it would wait for the session's threads for ever.
    """
    gc.freeze()


def _waited(child: int) -> int:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.01)
    os.kill(child, 9)
    os.waitpid(child, 0)
    raise AssertionError("a rank hangs")

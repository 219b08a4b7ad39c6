"""A job shared by several processes of this computer: each opens the model and draws its part.

Which process draws which picture changes none, so the files are those that one process writes, to
the byte. Several computers share a job by `--first` instead.
"""

import multiprocessing
import signal
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from desktop.generator.job import Job
from desktop.generator.model.decoder import Decoder
from desktop.generator.model.model_file import ModelFileError
from desktop.generator.user_error import UserError

AT_A_TIME = 8  # pictures that a process is handed; more would make the last one wait for others
_opened: Decoder | UserError  # by this process, once


def saved_by(workers: int, model: Path, job: Job, indices: Iterable[int]) -> Iterator[bool]:
    """Draws pictures by so many processes; yields of each, in turn, whether it lay there already.

    Raises:
        UserError: one of them cannot be drawn or written; what is there is whole.
    """
    context = multiprocessing.get_context("spawn")  # the runtime's threads survive no fork
    pool = ProcessPoolExecutor(workers, context, _open, (model,))
    try:
        with _ctrl_c_later():
            results = pool.map(partial(_save, job), indices, chunksize=AT_A_TIME)
        for found in results:
            if isinstance(found, UserError):
                raise found
            yield found
    except (BrokenProcessPool, SystemExit) as error:  # killed, or told to end
        raise ModelFileError(
            "One of the processes that draw was ended, perhaps for want of memory.",
            "Start it again with fewer --workers; it goes on where it was.",
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _ctrl_c_later() -> Iterator[None]:
    """Processes started within it never hear Ctrl-C, not even as they begin; here it waits."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _open(model: Path) -> None:
    global _opened
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # for Windows, where nothing else does it
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # leaves no half-written file behind
    try:
        _opened = Decoder.open(model)
    except UserError as error:
        _opened = error


def _save(job: Job, index: int) -> bool | UserError:
    """An error is handed back: raised, it would come with the traceback of another process."""
    if isinstance(_opened, UserError):
        return _opened
    try:
        return job.save(_opened, index)
    except UserError as error:
        return error

"""A job shared by several processes of this computer: each opens the model and draws its part.

Which process draws which picture changes none, so the files are those that one process writes, to
the byte. Several computers share a job by `--first` instead.
"""

import multiprocessing
import signal
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
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
        for found in pool.map(partial(_save, job), indices, chunksize=AT_A_TIME):
            if isinstance(found, UserError):
                raise found
            yield found
    except BrokenProcessPool as error:
        raise ModelFileError(
            "One of the processes that draw was ended, perhaps for want of memory.",
            "Start it again with fewer --workers; it goes on where it was.",
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _open(model: Path) -> None:
    global _opened
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is minded by who started these
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

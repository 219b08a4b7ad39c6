"""A job shared through Ray Data: among processes of this computer, or of a whole cluster.

Ray finds a cluster by the variable RAY_ADDRESS; without it, it is started here and ended again.
The processes that draw are handed the model and hand back whole files, which are written here: a
cluster's computers need this program, but no folder that all of them see.
"""

import logging
import os
import pickle
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from desktop.generator.files.whole_file import write_atomically
from desktop.generator.job import Job
from desktop.generator.model.decoder import Decoder
from desktop.generator.user_error import UserError

MOST_AT_A_TIME = 64  # pictures that a process is handed; they come back in a megabyte or so
SHARES = 4  # of each process at least, so that none waits long for the last
PATIENCE = 10.0  # seconds
MEMORY = 128 * 2**20  # bytes for what is on its way between processes; Ray asks for 75 MiB


def saved_over_ray(
    workers: int, decoder: Decoder, job: Job, indices: Iterable[int]
) -> Iterator[bool]:
    """Draws pictures by so many processes; yields of each whether it lay there already.

    Those that did come first, the others as they are drawn.

    Raises:
        UserError: Ray is not installed, or something cannot be drawn or written; what is there is
            whole.
    """
    ray = _ray()
    missing = []
    for index in indices:
        if job.path(decoder, index)[1]:
            yield True
        else:
            missing.append(index)
    if not missing:
        return
    with _started(ray, workers):
        try:
            for index, data in _drawn(ray, workers, decoder, job, missing):
                path, is_there = job.path(decoder, index)
                if not is_there:
                    write_atomically(path, data)
                yield is_there
        except ray.exceptions.RayError as error:
            raise UserError(
                "Ray ended the job: {reason}",
                "Start it again; it goes on where it was.",
                reason=(str(error) or type(error).__name__).splitlines()[0][:150],
            ) from error


def draw_batch(batch: dict[str, np.ndarray], model: bytes, job: Job) -> dict[str, np.ndarray]:
    """Draw the pictures of some indices in a process of Ray's; returns a file of each.

    An error is handed back, as bytes: raised, Ray would wrap it in words of its own.
    """
    failure, files = b"", []
    try:
        decoder = _opened(model)
        files = [job.file(decoder, int(index)) for index in batch["item"]]
    except UserError as error:
        failure, files = pickle.dumps(error), [b""] * len(batch["item"])
    return {
        "item": batch["item"],
        "file": np.array(files, object),
        "error": np.array([failure] * len(files), object),
    }


@lru_cache(maxsize=1)
def _opened(model: bytes) -> Decoder:
    """A decoder, opened once in each process."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "decoder.onnx"
        path.write_bytes(model)
        return Decoder.open(path)


def _ray() -> Any:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is reported to its makers
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise UserError(
            "--ray needs Ray Data, which is not installed.",
            "pip install 'ray[data]', or share the work by --workers or --first.",
        ) from error
    return ray


@contextmanager
def _started(ray: Any, workers: int) -> Iterator[None]:
    own: dict[str, Any] = {}
    if "RAY_ADDRESS" not in os.environ:
        own = {"num_cpus": workers, "include_dashboard": False, "object_store_memory": MEMORY}
    ray.init(**own, logging_level=logging.ERROR, log_to_driver=False)
    before = set(threading.enumerate())
    try:
        yield
    finally:
        # After Ctrl-C Ray Data's threads go on for a moment, and would crash without Ray.
        for thread in set(threading.enumerate()) - before:
            thread.join(PATIENCE)
        ray.shutdown()


def _drawn(
    ray: Any, workers: int, decoder: Decoder, job: Job, indices: list[int]
) -> Iterator[tuple[int, bytes]]:
    """Yields indices and files of pictures as they are drawn.

    Raises:
        UserError: one cannot be drawn.
    """
    logging.getLogger("ray.data").setLevel(logging.CRITICAL)  # what goes wrong is said by us
    ray.data.DataContext.get_current().enable_progress_bars = False
    blocks = max(min(len(indices), SHARES * workers), len(indices) // MOST_AT_A_TIME)
    files = ray.data.from_items(indices, override_num_blocks=blocks).map_batches(
        draw_batch,
        batch_size=None,
        compute=ray.data.TaskPoolStrategy(size=workers),
        fn_args=(decoder.path.read_bytes(), job),
    )
    for row in files.iter_rows():
        if row["error"]:
            raise pickle.loads(row["error"])
        yield row["item"], row["file"]

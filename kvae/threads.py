"""Work on large arrays shared out among the cores."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
MOST = 4  # threads; each holds some hundred megabytes of arrays


def in_threads(work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
    """Yields what some work makes of each item, in their order, at several at a time.

    NumPy leaves the interpreter to other threads while it computes on large arrays. What comes out
    does not depend on how many threads there are.

    Args:
        work: a pure function.
        items: what it is called with.
    """
    if len(items) < 2:
        yield from map(work, items)
        return
    with ThreadPoolExecutor(min(MOST, os.cpu_count() or 1)) as pool:
        try:
            yield from pool.map(work, items)
        finally:
            pool.shutdown(cancel_futures=True)

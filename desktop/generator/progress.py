"""How far a long job is: said every few seconds, with the time that is left."""

import sys
import time
from collections.abc import Iterable, Iterator

SECONDS = 5.0  # between two lines


def watched(found: Iterable[bool], count: int) -> Iterator[bool]:
    """Pass on, of each picture, whether it was there already, and say on stderr how far it is.

    Args:
        found: of each picture in turn.
        count: how many pictures there are.
    """
    began = said = time.monotonic()
    drawn = 0
    for done, was_there in enumerate(found, start=1):
        drawn += not was_there
        now = time.monotonic()
        if now - said >= SECONDS and drawn and done < count:
            said = now
            # What was there took no time, and where it ends nobody knows: as if all were missing.
            left = _words((now - began) / drawn * (count - done))
            print(f"{done} of {count} are there, {left} left", file=sys.stderr, flush=True)
        yield was_there


def _words(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 100 else f"{seconds / 60:.0f} min"

"""Processes that train together have lost one another: one error, which says so in one sentence."""

from collections.abc import Iterator
from contextlib import contextmanager

from kvae.terminal import UserError


class RankError(UserError):
    """Processes that train together have lost one another, or are not alike any more."""

    exit_code = 1


@contextmanager
def losses_as_rank_errors() -> Iterator[None]:
    """Turns what PyTorch raises when a process is lost into a RankError."""
    try:
        yield
    except RuntimeError as error:
        reason = str(error).partition("\n")[0]
        raise RankError(f"another process of this training is lost: {reason}") from error

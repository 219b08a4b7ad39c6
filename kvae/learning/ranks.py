"""Processes that train one model together, each with a share of every batch.

    torchrun --standalone --nproc-per-node 2 -m kvae.train --photos DIR

Each process, a rank, has the whole model. It learns its own rows of a batch, with the noise of
these rows; then all take the mean of their gradients and make the same step (Li et al. 2020,
https://arxiv.org/abs/2006.15704). So they do what one process would do with the whole batch, up to
rounding. The first rank alone writes files and says how it goes.
"""

import hashlib
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from kvae.config.settings import Config, ConfigError
from kvae.learning.rank_errors import RankError

if TYPE_CHECKING:  # they import Keras or PyTorch, which takes seconds
    from kvae.learning.process_group import ProcessGroup
    from kvae.network.vae import VAE

Value = TypeVar("Value")
FIRST_SPEAKS = 20.0  # seconds in which a launcher ends the others after the first one's mistake
ENVIRONMENT = ("RANK", "WORLD_SIZE", "MASTER_ADDR", "MASTER_PORT")  # what launchers give a process


@dataclass(frozen=True)
class Ranks:
    """This process among those that train together; by default it is the only one.

    What is asked of all of them, all must ask at the same moment, or none goes on.

    Attributes:
        rank: its number.
        count: how many there are.
        group: what joins them; None where nobody has launched this process with others.
    """

    rank: int = 0
    count: int = 1
    group: "ProcessGroup | None" = None

    @property
    def first(self) -> bool:
        """Whether this is the one that writes files and says how it goes."""
        return self.rank == 0

    def rows(self, config: Config) -> slice:
        """Returns which rows of a batch this process learns.

        Raises:
            ConfigError: the others would not have as many.
        """
        size = config.training.batch_size
        if size % self.count:
            fitting = [str(count) for count in range(1, size + 1) if size % count == 0]
            raise ConfigError(
                f"{self.count} processes cannot share batches of {size} pictures evenly",
                f"launch {', '.join(fitting[:-1])} or {fitting[-1]} of them",
            )
        return slice(self.rank, None, self.count)

    def gathered(self, values: Sequence[float]) -> np.ndarray:
        """Returns the values that each process has, (count, values); the same to all of them."""
        own = np.array(values, np.float64)
        return own[None] if self.group is None else self.group.gathered(own)

    def mean(self, terms: dict[str, float]) -> dict[str, float]:
        """Returns the mean of each term over all processes."""
        means = self.gathered(list(terms.values())).mean(axis=0)
        return dict(zip(terms, means.tolist(), strict=True))

    def sum(self, value: float) -> float:
        """Returns the sum of a value over all processes."""
        return float(self.gathered([value]).sum())

    def any(self, *flags: bool) -> list[bool]:
        """Returns of each flag whether it is set in some process."""
        return [bool(every.any()) for every in self.gathered(flags).T]

    def broadcast(self, make: Callable[[], Value]) -> Value:
        """Returns what the first process makes; the others wait for it."""
        if self.group is None:
            return make()
        return self.group.broadcast(make() if self.first else None)

    def agree(self, what: str, arrays: Callable[[], Iterable[np.ndarray]]) -> None:
        """Makes sure that arrays are equal in all processes, to the bit.

        Args:
            what: they are.
            arrays: returns them.

        Raises:
            RankError: they are not.
        """
        if self.count == 1:
            return
        digest = hashlib.sha256()
        for value in arrays():
            digest.update(np.ascontiguousarray(value).tobytes())
        digests = self.gathered(list(digest.digest()))
        if (digests != digests[0]).any():
            raise RankError(f"the processes do not all have the same {what}")

    def share_gradients(self, vae: "VAE") -> None:
        """Lets all further steps of a model be by the mean of all processes' gradients."""
        if self.group is not None:
            self.group.share_gradients(vae)

    def begun(self) -> Path | None:
        """Returns the run that this launch has begun before it was restarted, if it has."""
        noted = None if self.group is None else self.group.noted()
        return Path(noted) if noted else None

    def note(self, run: Path) -> None:
        """Notes the run that this launch has begun, for after a restart."""
        if self.group is not None:
            self.group.note(str(run))


ALONE = Ranks()


def launched_rank() -> int:
    """Returns the number that a launcher has given this process, 0 if none has."""
    rank = os.environ.get("RANK", "0") if _launched() else "0"
    return int(rank) if rank.isdecimal() else 0


@contextmanager
def joined() -> Iterator[Ranks]:
    """Joins the processes that were launched with this one, if any were.

    Raises:
        ConfigError: they cannot train together.
        RankError: they have not all come.
    """
    if not _launched():
        yield ALONE
        return
    if missing := [name for name in ENVIRONMENT if not os.environ.get(name)]:
        raise ConfigError(
            f"launched with others, but {', '.join(missing)} is not set", "use torchrun"
        )
    import keras  # takes seconds

    if keras.backend.backend() != "torch":
        raise ConfigError(
            f"processes train together on PyTorch only, not on {keras.backend.backend()}",
            "leave KERAS_BACKEND out, or train in one process: python -m kvae.train",
        )
    from kvae.learning.process_group import ProcessGroup

    rank, count = int(os.environ["RANK"]), int(os.environ["WORLD_SIZE"])
    group = ProcessGroup(rank, count)
    yield Ranks(rank, count, group)
    group.leave()  # not after an error: that would wait for those that are lost


@contextmanager
def silent_but_first(ranks: Ranks) -> Iterator[None]:
    """Within it, what other processes than the first one print goes nowhere; errors get out."""
    if ranks.first:
        yield
        return
    with open(os.devnull, "w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        yield


def let_the_first_speak() -> None:
    """Waits where another process than the first one met a mistake, which that may be reporting.

    The launcher ends all others then. One that met it by itself is still there after a while.
    """
    if launched_rank():
        time.sleep(FIRST_SPEAKS)


def _launched() -> bool:
    """Returns whether this process is one of several, or of one that `torchrun` looks after."""
    return os.environ.get("WORLD_SIZE", "1") != "1" or "TORCHELASTIC_RUN_ID" in os.environ

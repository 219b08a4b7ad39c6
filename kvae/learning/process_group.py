"""What joins processes that train together: the one place that knows torch.distributed.

Keras has an API for this, `keras.distribution`, of which its PyTorch backend has nothing in 3.15.
"""

import os
from datetime import timedelta
from typing import Any

import numpy as np
import torch
import torch.distributed as dist
from torch.distributed import PrefixStore, TCPStore  # type: ignore[attr-defined]  # public, untyped

from kvae.config.settings import ConfigError
from kvae.learning.rank_errors import losses_as_rank_errors
from kvae.network.vae import VAE
from kvae.tensors import Tensor, Variable

# A process that has died is noticed at once. These are for one that hangs. At first the others wait
# while the first one reads the photos and lays them out for all, which takes hours for a million;
# once all make steps, the longest wait is for a checkpoint on a slow disk.
PATIENCE = timedelta(hours=12)
PATIENCE_IN_STEPS = timedelta(minutes=15)
TO_COME = timedelta(minutes=10)  # until all have found one another
RUN = "kvae/run"


class ProcessGroup:
    """All processes of a launch, over gloo, and over NCCL what lies on graphics cards.

    Every method but `note` and `noted` waits for all others to call it, too, and raises RankError
    if one of them is lost.
    """

    def __init__(self, rank: int, count: int):
        """Waits until all have come.

        Args:
            rank: of this process.
            count: of all.
        """
        _take_a_card()
        backend = "cpu:gloo,cuda:nccl" if torch.cuda.is_available() else "gloo"
        self.count, self.patience = count, PATIENCE_IN_STEPS
        self.in_steps: dist.ProcessGroup | None = None  # the same processes, with less patience
        with losses_as_rank_errors():
            self.store = _store(rank, count)
            # The launcher's store outlives a restart, and so do the addresses of those that died.
            attempt = os.environ.get("TORCHELASTIC_RESTART_COUNT", "0")
            own = PrefixStore(f"kvae/attempt-{attempt}", self.store)
            dist.init_process_group(
                backend, store=own, rank=rank, world_size=count, timeout=PATIENCE
            )

    def gathered(self, values: np.ndarray) -> np.ndarray:
        """Returns the values float64 (n,) of each process: (count, n)."""
        own = torch.from_numpy(values)
        every = [torch.empty_like(own) for _ in range(self.count)]
        with losses_as_rank_errors():
            dist.all_gather(every, own, group=self.in_steps)
        return torch.stack(every).numpy()

    def broadcast(self, value: Any) -> Any:
        """Returns the value that the first process has; what the others have does not matter."""
        values = [value]
        with losses_as_rank_errors():
            dist.broadcast_object_list(values, src=0)
        return values[0]

    def share_gradients(self, vae: VAE) -> None:
        """Lets the model's optimizer be given the mean of all processes' gradients from now on."""
        with losses_as_rank_errors():
            self.in_steps = dist.new_group(timeout=self.patience)
        apply = vae.optimizer.apply

        def apply_mean(gradients: list[Tensor], variables: list[Variable]) -> None:
            self._average(gradients)
            apply(gradients, variables)

        vae.optimizer.apply = apply_mean

    def note(self, run: str) -> None:
        """Notes the run that is trained, for when the launcher begins anew."""
        self.store.set(RUN, run)

    def noted(self) -> str | None:
        """Returns what was noted."""
        return self.store.get(RUN).decode() if self.store.check([RUN]) else None

    def leave(self) -> None:
        """Takes leave of the others; they may go on for themselves."""
        dist.destroy_process_group()

    def _average(self, gradients: list[Tensor]) -> None:
        """Puts the mean of all processes' gradients in their place, in one message."""
        together = torch.cat([gradient.reshape(-1) for gradient in gradients])
        together = together if together.is_cuda else together.cpu()  # what gloo can send
        with losses_as_rank_errors():
            dist.all_reduce(together, group=self.in_steps)
        together /= self.count
        means = torch.split(together, [gradient.numel() for gradient in gradients])
        for gradient, mean in zip(gradients, means, strict=True):
            gradient.copy_(mean.view(gradient.shape))


def _take_a_card() -> None:
    """Chooses the graphics card of this process, where Keras will compute on one.

    Raises:
        ConfigError: there are more processes than cards.
    """
    if not torch.cuda.is_available() or os.environ.get("KERAS_TORCH_DEVICE") == "cpu":
        return
    card, cards = int(os.environ.get("LOCAL_RANK", "0")), torch.cuda.device_count()
    if card >= cards:
        message = (
            f"{os.environ.get('LOCAL_WORLD_SIZE', card + 1)} processes, and {cards} graphics cards"
        )
        raise ConfigError(message, f"--nproc-per-node {cards}, or KERAS_TORCH_DEVICE=cpu")
    torch.cuda.set_device(card)


def _store(rank: int, count: int) -> TCPStore:
    """Returns what processes find one another by: the launcher's, or else the first one's own."""
    launchers = os.environ.get("TORCHELASTIC_USE_AGENT_STORE") == "True"
    return TCPStore(
        os.environ["MASTER_ADDR"], int(os.environ["MASTER_PORT"]), count,
        is_master=rank == 0 and not launchers, timeout=TO_COME,
    )  # fmt: skip

"""What is compared, and how each method's process is started."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from report.benchmarks.task import BenchmarkError, Outcome, Task

PYTHAE_SCRIPT = Path(__file__).with_name("pythae_run.py")


@dataclass(frozen=True)
class Method:
    """One row of the table.

    Attributes:
        name: what `--methods` calls it.
        label: what the table calls it.
        module: of ours, that trains it; empty for pythae's.
        settings: what `Task.settings` holds for it.
    """

    name: str
    label: str
    module: str
    settings: dict


TEXTBOOK, PYTHAE = "report.benchmarks.textbook_run", ""
# Ours comes first: what it took is what the others get.
METHODS = (
    Method("ours", "kvae, preset {preset}", "report.benchmarks.ours", {}),
    Method("keras", "Keras example", TEXTBOOK, {"steered": False}),
    Method("keras-beta", "Keras example, beta tuned", TEXTBOOK, {"steered": True}),
    Method("pythae-vae", "pythae VAE", PYTHAE, {"model": "VAE", "networks": "resnet"}),
    Method("pythae-rae", "pythae RAE", PYTHAE, {"model": "RAE_L2", "networks": "resnet"}),
    Method("pythae-vae-conv", "pythae VAE, wide", PYTHAE, {"model": "VAE", "networks": "conv"}),
    Method("pythae-rae-conv", "pythae RAE, wide", PYTHAE, {"model": "RAE_L2", "networks": "conv"}),
)
USUAL = ("ours", "keras", "keras-beta", "pythae-vae", "pythae-rae")


def command(method: Method, task_file: Path, pythae: Callable[[], Path]) -> list[str]:
    """Returns what starts the method's process; `pythae` returns the Python of its environment."""
    if method.module:
        return [sys.executable, "-m", method.module, str(task_file)]
    return [str(pythae()), str(PYTHAE_SCRIPT), str(task_file)]


def run(arguments: list[str], task: Task, threads: int) -> Outcome:
    """Trains in a process of its own and returns what it handed back.

    Raises:
        BenchmarkError: the process failed; it has said why on stderr.
    """
    # Threads that spin while they wait would spend CPU time on nothing, so they sleep, for all.
    environment = os.environ | {
        "OMP_NUM_THREADS": str(threads),
        "OMP_WAIT_POLICY": "PASSIVE",
        "KERAS_BACKEND": "torch",
        "TQDM_DISABLE": "1",
    }
    done = subprocess.run(arguments, env=environment, stdout=sys.stderr, check=False)
    if done.returncode:
        raise BenchmarkError(
            f"the training failed with exit code {done.returncode}, see above",
            "what was finished is kept: the same command goes on from there",
        )
    return Outcome.read(Path(task.out))

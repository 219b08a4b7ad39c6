"""What is compared, and how each method's process is started."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from report.benchmarks.task import BenchmarkError, Outcome, Task

# Settings that change what a training comes to, but not what its steps cost.
FREE = {"learning_rate", "average_share", "mixing", "kl_excess", "placed", "place_weight"}
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

    @property
    def same_cost(self) -> bool:
        """Returns whether a step surely costs what one of the unchanged preset costs."""
        changed = [
            name for section in self.settings.get("changes", {}).values() for name in section
        ]
        return set(changed) <= FREE


OURS, TEXTBOOK, PYTHAE = "report.benchmarks.ours", "report.benchmarks.textbook_run", ""
# Ours comes first: what it took is what the others get.
RIVALS = (
    Method("ours", "kvae, preset {preset}", OURS, {}),
    Method("keras", "Keras example", TEXTBOOK, {"steered": False}),
    Method("keras-beta", "Keras example, beta tuned", TEXTBOOK, {"steered": True}),
    Method("pythae-vae", "pythae VAE", PYTHAE, {"model": "VAE", "networks": "resnet"}),
    Method("pythae-rae", "pythae RAE", PYTHAE, {"model": "RAE_L2", "networks": "resnet"}),
    Method("pythae-vae-conv", "pythae VAE, wide", PYTHAE, {"model": "VAE", "networks": "conv"}),
    Method("pythae-rae-conv", "pythae RAE, wide", PYTHAE, {"model": "RAE_L2", "networks": "conv"}),
)
USUAL = ("ours", "keras", "keras-beta", "pythae-vae", "pythae-rae")


def _ours_but(name: str, label: str, **changes: dict) -> Method:
    """Returns our preset with some settings of its sections changed."""
    return Method(name, label, OURS, {"changes": changes})


# What each part of the preset is worth: one thing changed at a time, at equal CPU time.
ABLATIONS = (
    _ours_but(
        "adam", "Adam instead of Muon", training={"optimizer": "adam", "learning_rate": 2e-3}
    ),
    _ours_but("rate-half", "learning rate halved", training={"learning_rate": 2e-3}),
    _ours_but("rate-double", "learning rate doubled", training={"learning_rate": 8e-3}),
    _ours_but("batch-8", "half the batch", training={"batch_size": 8}),
    _ours_but("batch-4", "a quarter of it", training={"batch_size": 4}),
    _ours_but("no-average", "hardly any averaging of weights", training={"average_share": 0.0}),
    _ours_but("no-perceptual", "no perceptual network", loss={"perceptual_weight": 0.0}),
    _ours_but("perceptual-half", "half its weight", loss={"perceptual_weight": 2.0}),
    _ours_but("no-texture", "the amount of detail does not count", loss={"texture_weight": 0.0}),
    _ours_but("no-mesh", "nothing keeps detail from being a mesh", loss={"mesh_weight": 0.0}),
    _ours_but(
        "no-gradient", "slopes of the difference do not count", loss={"gradient_weight": 0.0}
    ),
    _ours_but("mixing-20", "mixing 20 % instead of 50 %", loss={"mixing": 0.2}),
    _ours_but("mixing-35", "mixing 35 %", loss={"mixing": 0.35}),
    _ours_but("mixing-65", "mixing 65 %", loss={"mixing": 0.65}),
    _ours_but("kl-low", "KL held at ln N + 1.5", loss={"kl_excess": 1.5}),
    _ours_but("kl-high", "KL held at ln N + 6", loss={"kl_excess": 6.0}),
    _ours_but("all-sampled", "every picture from a sample of q(z | x)", loss={"placed": 0.0}),
    _ours_but("all-placed", "every picture from its place", loss={"placed": 1.0}),
    _ours_but("no-place-term", "the encoder is not told places", loss={"place_weight": 0.0}),
    _ours_but("narrow", "decoder 48 wide", model={"decoder_width": 48}),
    _ours_but("wide", "decoder 144 wide", model={"decoder_width": 144}),
)
METHODS = RIVALS + ABLATIONS


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

"""Distributed trainings that lose a worker at a random moment: a right end, or a loud error."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from kvae.learning.batches import Batches
from kvae.learning.steps import TrainingState, build_vae, training_steps
from kvae.runs.run_folder import RunFolder
from tests.kvae.disk.kills import end_of
from tests.kvae.distributed.launch import RESTARTS, Launch
from tests.kvae.settings import photos, tiny

STEPS, PHOTOS = 12, 6
PRESET = f"""
[model]
latent_dim = 4
image_size = 64
encoder_width = 8
stem_width = 16
decoder_width = 24
style_width = 32
style_bank = 32
hidden_width = 32

[loss]
perceptual_weight = 0.0

[training]
steps = {STEPS}
batch_size = 4
checkpoints = {STEPS}
samples = 2
"""


@dataclass
class Totals:
    """What came of the trainings."""

    trainings: int = 0
    losses: int = 0  # of workers that were still there
    restarted: int = 0  # begun anew by the launcher, and come to the right end
    reported: int = 0  # failed with an error, then resumed by hand and come to the right end
    wrong: int = 0  # another end, two runs instead of one, no error, or none at all


def loss_loop(
    folder: Path,
    count: int,
    workers: int,
    seed: int = 0,
    first: int = 1,
    on_totals: Callable[[Totals], None] | None = None,
) -> Totals:
    """Lets so many trainings lose a worker each.

    Args:
        folder: an empty one.
        count: of trainings.
        workers: of each.
        seed: of the moments, and of which worker.
        first: number of the first training.
        on_totals: called with the totals after each training.
    """
    load_all()
    own = small_training(folder)
    began, whole = time.monotonic(), folder / "whole"
    undisturbed = Launch.begin(folder / "0", workers, 0, [*own, "--runs", str(whole)])
    assert undisturbed.ended() == 0, undisturbed.said
    longest = time.monotonic() - began
    (run,) = whole.iterdir()
    expected, totals = end_of(RunFolder(run)), Totals()
    for trial in range(first, first + count):
        source = np.random.default_rng((seed, trial))
        moment, rank = source.uniform(0, longest), int(source.integers(workers))
        runs, restarts = folder / f"runs-{trial}", RESTARTS if trial % 2 else 0
        options = [*own, "--runs", str(runs)]
        launch = Launch.begin(folder / f"{trial}", workers, restarts, options)
        time.sleep(moment)
        totals.losses += launch.lose(rank)
        code = launch.ended()
        right = code == 0 or (not restarts and "FAILED" in launch.said)
        if code:
            begun = begun_in(runs)
            options = ["--resume", str(begun[0])] if begun else options
            right &= Launch.begin(folder / f"{trial}-again", workers, 0, options).ended() == 0
        right &= is_end(runs, expected)
        if not right:
            print(f"training {trial}, rank {rank} lost after {moment:.1f} s:\n{launch.said}")
        totals.trainings += 1
        totals.restarted += right and launch.restarted
        totals.reported += right and code != 0
        totals.wrong += not right
        if on_totals:
            on_totals(totals)
    return totals


def small_training(folder: Path) -> list[str]:
    """Makes photos in a folder; returns the options of a training of a few steps on them."""
    (folder / "quick.toml").write_text(PRESET)
    (folder / "photos").mkdir()
    for i, image in enumerate(photos(PHOTOS)):
        Image.fromarray(image).save(folder / "photos" / f"{i}.png")
    return ["--preset", str(folder / "quick.toml"), "--photos", str(folder / "photos")]


def begun_in(runs: Path) -> list[Path]:
    """Returns the runs that have begun: with its settings a run can be resumed."""
    return [path for path in runs.glob("*") if (path / "config.toml").exists()]


def is_end(runs: Path, expected: list[np.ndarray]) -> bool:
    """Tells whether there is one run that has this end, and no other but one that never began."""
    begun = begun_in(runs)
    if len(begun) != 1 or not (begun[0] / "vae.keras").exists():
        return False
    return all(map(np.array_equal, end_of(RunFolder(begun[0])), expected))


def load_all() -> None:
    """Takes a step, so that all that is loaded late is there before the first fork."""
    config = tiny(steps=1)
    batches = Batches(photos(3), config)
    for _ in training_steps(build_vae(config), batches, config, TrainingState(), None):
        pass

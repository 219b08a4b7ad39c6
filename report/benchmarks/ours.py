"""One training of our preset: `python -m report.benchmarks.ours TASK.json`.

The schedule spans the whole training, so it is never cut short: the number of steps is found by
timing some, in CPU seconds, and then all of them are run. What that really took is reported, the
timing included, and the rivals get no less.

An ablation takes the preset's own number of steps, which may also be given, or, where its steps
cost more or less, as many as fit into the same time: both kinds are then timed side by side, since
a machine that others share may be a third faster a minute later.
"""

import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np

from kvae.config.settings import Config
from kvae.config.toml import load_preset
from kvae.learning.batches import Batches
from kvae.learning.budget import costs
from kvae.learning.steps import TrainingState, build_vae, training_steps
from kvae.network.coding import decode, encode
from kvae.randomness import Use, normal
from kvae.seeing.perceptual import load_perceptual_distance
from kvae.terminal import say
from report.benchmarks.task import Clock, Outcome, Task


def train(task: Task) -> Outcome:
    """Trains the preset `task.settings["preset"]` for about the task's CPU time."""
    images = task.images()
    config = configured(task, images)
    distance = load_perceptual_distance() if config.loss.perceptual_weight else None
    clock = Clock()
    began = time.process_time()
    batches = Batches(images, config)
    steps = affordable_steps(task, batches, time.process_time() - began)
    config = config.with_changes("training", steps=steps)
    vae = build_vae(config)
    for state, _ in training_steps(vae, batches, config, TrainingState(), distance):
        if state.step % max(1, steps // 10) == 0:
            say(f"  {state.step} of {steps} steps")
    figures = clock.figures() | {"steps": steps, "perceptual": distance is not None}
    with vae.averaged():
        codes = encode(vae, images)
        z = normal(task.seed, 0, Use.SAMPLES, (task.draws, task.latent_dim))
        draws, reconstructions = decode(vae, z), decode(vae, codes.z_mean)
    return Outcome(draws, reconstructions, figures, codes.z_mean, codes.z_log_var)


def affordable_steps(task: Task, batches: Batches, prepared: float) -> int:
    """Returns how many steps of a configuration its task has time for.

    Args:
        task: what to train.
        batches: of the configuration.
        prepared: CPU seconds that preparing them took.
    """
    took = task.settings.get("preset_took")
    if took is not None and task.settings["same_cost"]:
        return took
    asked = [batches]
    if took is not None:
        images = batches.continuum.images
        preset = configured(replace(task, settings={"preset": task.settings["preset"]}), images)
        asked.append(Batches(images, preset))
    perceptual = any(each.config.loss.perceptual_weight for each in asked)
    distance = load_perceptual_distance() if perceptual else None
    cost, *of_preset = costs(asked, distance, prepared, time.process_time)
    return cost.steps(task.cpu_seconds if took is None else of_preset[0].seconds(took))


def configured(task: Task, images: np.ndarray) -> Config:
    """Returns the preset with what all methods share, and what this one has changed.

    Args:
        task: what to train.
        images: uint8 (N, S, S, 3).
    """
    config = load_preset(task.settings["preset"])
    for section, changes in task.settings.get("changes", {}).items():
        config = config.with_changes(section, **changes)
    shared = {"latent_dim": task.latent_dim, "image_size": images.shape[1]}
    config = config.with_changes("model", **shared)
    return config.with_changes("training", seed=task.seed)


if __name__ == "__main__":
    task = Task.read(Path(sys.argv[1]))
    train(task).write(Path(task.out))

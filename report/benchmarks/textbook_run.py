"""One training of the Keras documentation's VAE: `python -m report.benchmarks.textbook_run TASK`.

As its page has it, with Adam at 1e-3, or with its beta steered. One thing is ours: batches of 16
photos. The page's 128 would be all 71 at once and leave it a quarter of the steps in the time.
Steering: a controller (ControlVAE, Shao et al. 2020, https://arxiv.org/abs/2004.05988) lets the KL
fall from 25 nats to ln N + 1.5 over the first 40 % of the time and holds it there, much as our own
preset does. No grid of fixed betas was tried.
"""

import math
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import keras
import numpy as np

from kvae.images import to_float
from kvae.learning.photo_order import photo_order
from kvae.network.coding import decode, encode
from kvae.randomness import Use, normal, stream
from kvae.terminal import say
from report.benchmarks.task import Clock, Outcome, Task
from report.benchmarks.textbook_vae import TextbookVAE

BATCH = 16
FIRST_KL, ANNEAL, EXCESS = 25.0, 0.4, 1.5  # nats per image, share of the time, nats above ln N
GAIN = 0.05  # largest change of ln beta in one step; a training has hundreds
MEMORY = 0.8  # of the running mean of the KL


@dataclass(frozen=True)
class Steering:
    """Holds the KL at a target by changing beta; starts at the example's own beta, 1."""

    log_beta: float = 0.0
    average: float | None = None  # of the KL in nats per image; None before the first step

    def after(self, kl: float, target: float) -> "Steering":
        """Returns the state after a step with this KL, both in nats per image."""
        average = kl if self.average is None else MEMORY * self.average + (1 - MEMORY) * kl
        error = max(-1.0, min(1.0, (average - target) / target))
        return replace(self, log_beta=self.log_beta + GAIN * error, average=average)


def kl_target(photos: int, progress: float) -> float:
    """Returns the KL to aim at after a share of the time, in nats per image."""
    final = math.log(photos) + EXCESS
    return final + (FIRST_KL - final) * max(0.0, 1.0 - progress / ANNEAL)


def train(task: Task) -> Outcome:
    """Trains until the CPU time is spent, steering beta if `task.settings["steered"]`."""
    images = task.images()
    vae = build(task, images.shape[1])
    clock, steering, step = Clock(), Steering(), 0
    while (spent := clock.cpu_seconds()) < task.cpu_seconds:
        terms = vae.train_on_batch(
            make_batch(images, task, step, math.exp(steering.log_beta)), return_dict=True
        )
        step += 1
        if task.settings["steered"]:
            target = kl_target(len(images), spent / task.cpu_seconds)
            steering = steering.after(float(terms["kl_loss"]), target)
        if step % 100 == 0:
            say(f"  {step} steps, {spent:.0f} CPU seconds")
    figures = clock.figures() | {"steps": step, "beta": round(math.exp(steering.log_beta), 3)}
    codes = encode(vae, images)
    draws = decode(vae, normal(task.seed, 0, Use.SAMPLES, (task.draws, task.latent_dim)))
    return Outcome(draws, decode(vae, codes.z_mean), figures, codes.z_mean, codes.z_log_var)


def build(task: Task, image_size: int) -> TextbookVAE:
    """Builds and compiles the model; equal seeds give equal weights."""
    keras.utils.set_random_seed(int(stream(task.seed, 0, Use.INIT).integers(2**31)))
    vae = TextbookVAE(task.latent_dim, image_size)
    vae.compile(optimizer=keras.optimizers.Adam(1e-3))
    return vae


def make_batch(images: np.ndarray, task: Task, step: int, beta: float) -> dict:
    """Returns the photos and the noise of one step; every epoch has its own order."""
    size = min(BATCH, len(images))
    order = photo_order(task.seed, len(images), step * size, size)
    return {
        "image": to_float(images[order]),
        "noise": normal(task.seed, step, Use.NOISE, (size, task.latent_dim)),
        "beta": np.full(1, beta, np.float32),
    }


if __name__ == "__main__":
    task = Task.read(Path(sys.argv[1]))
    train(task).write(Path(task.out))

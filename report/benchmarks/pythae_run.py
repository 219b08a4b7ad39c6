"""One training of pythae's VAE or RAE: `PYTHON pythae_run.py TASK.json`, in pythae's environment.

Nothing of ours can be imported there: the task is read and the outcome written as `task.py` has
them. Training is pythae's own pipeline, with two settings that serve so few photos and so short a
time better than its defaults: batches of 16, as ours, instead of 64; and for Adam's rate 1e-3,
which its repository uses to reproduce the RAE on CelebA, instead of 1e-4. Draws: the VAE's from
N(0, I), the RAE's from its GaussianMixtureSampler (by default ten full Gaussians fitted to the
codes afterwards, the way of the RAE's own paper, Ghosh et al. 2020,
https://arxiv.org/abs/1903.12436). No test runs this file, for it needs that environment;
`python -m report.benchmarks.compare --methods pythae-vae pythae-rae --cpu-seconds 5` does.
"""

import json
import logging
import sys
import tempfile
import time

import numpy as np
import torch
from pythae.models import RAE_L2, VAE, RAE_L2_Config, VAEConfig
from pythae.pipelines import TrainingPipeline
from pythae.samplers import GaussianMixtureSampler, NormalSampler
from pythae.trainers import BaseTrainerConfig, CoupledOptimizerTrainerConfig
from pythae.trainers.training_callbacks import TrainingCallback
from pythae_nets import build

RATE = 1e-3
BATCH = 16
ENDLESS = 10**9  # epochs; the time is up long before


class TimeIsUp(Exception):
    """Ends pythae's training loop, which knows no other end than a number of epochs."""


class Budget(TrainingCallback):
    """Counts steps and stops before the first epoch that begins after the CPU time is spent."""

    def __init__(self, cpu_seconds: float):
        self.cpu_seconds, self.steps = cpu_seconds, 0
        self.cpu, self.wall = time.process_time(), time.perf_counter()

    def on_train_step_begin(self, training_config, train_loader=None, **kwargs):
        """Called by pythae before each epoch."""
        if time.process_time() - self.cpu >= self.cpu_seconds:
            raise TimeIsUp
        self.steps += len(train_loader)

    def figures(self) -> dict:
        """Returns what the training took."""
        cpu, wall = time.process_time() - self.cpu, time.perf_counter() - self.wall
        return {"cpu_seconds": round(cpu, 1), "wall_seconds": round(wall, 1), "steps": self.steps}


def make_model(task: dict, image_size: int):
    """Builds the model with pythae's own networks and its settings for the training."""
    variance = task["settings"]["model"] == "VAE"
    common = {"input_dim": (3, image_size, image_size), "latent_dim": task["latent_dim"]}
    config = VAEConfig(**common) if variance else RAE_L2_Config(**common)
    encoder, decoder = build(task["settings"]["networks"], config, image_size, variance)
    model = (VAE if variance else RAE_L2)(config, encoder=encoder, decoder=decoder)
    training = {
        "num_epochs": ENDLESS,
        "per_device_train_batch_size": BATCH,
        "seed": task["seed"],
        "no_cuda": True,
        "output_dir": tempfile.mkdtemp(),  # pythae insists on one
    }
    if variance:
        return model, BaseTrainerConfig(learning_rate=RATE, **training)
    rates = {"encoder_learning_rate": RATE, "decoder_learning_rate": RATE}
    return model, CoupledOptimizerTrainerConfig(**rates, **training)


def train(model, training, photos: torch.Tensor, cpu_seconds: float):
    """Trains until the time is spent; returns the model pythae would keep, and the figures."""
    pipeline = TrainingPipeline(model=model, training_config=training)
    budget = Budget(cpu_seconds)
    try:
        pipeline(train_data=photos, callbacks=[budget])
    except TimeIsUp:
        figures = budget.figures()
    best = pipeline.trainer._best_model  # the weights of the epoch with the lowest loss
    return best.eval(), figures


def to_levels(pictures: torch.Tensor) -> np.ndarray:
    """Turns (n, 3, S, S) in [0, 1] into uint8 (n, S, S, 3)."""
    levels = pictures.detach().clamp(0, 1).mul(255).round().to(torch.uint8)
    return levels.permute(0, 2, 3, 1).numpy()


def outcome(model, photos: torch.Tensor, draws: int) -> dict[str, np.ndarray]:
    """Returns pictures drawn and reconstructed, and the codes where they are distributions."""
    sampler = NormalSampler(model) if isinstance(model, VAE) else GaussianMixtureSampler(model)
    sampler.fit(photos)
    with torch.no_grad():
        codes = model.encoder(photos)
        reconstructions = model.decoder(codes.embedding).reconstruction
        arrays = {"draws": to_levels(sampler.sample(num_samples=draws, batch_size=64))}
    arrays["reconstructions"] = to_levels(reconstructions)
    if isinstance(model, VAE):
        arrays["z_mean"] = codes.embedding.numpy()
        arrays["z_log_var"] = codes.log_covariance.numpy()
    return arrays


def main(path: str) -> None:
    """Reads the task, trains, writes the outcome."""
    logging.disable(logging.INFO)
    with open(path, encoding="utf-8") as file:
        task = json.load(file)
    torch.manual_seed(task["seed"])  # the weights; pythae seeds the rest
    images = np.load(task["photos"], allow_pickle=False)["images"]
    photos = torch.from_numpy(images).permute(0, 3, 1, 2).contiguous().float() / 255
    model, training = make_model(task, images.shape[1])
    model, figures = train(model, training, photos, task["cpu_seconds"])
    arrays = outcome(model, photos, task["draws"])
    figures["torch"] = torch.__version__
    np.savez_compressed(task["out"], allow_pickle=False, figures=json.dumps(figures), **arrays)


if __name__ == "__main__":
    main(sys.argv[1])

import math

import keras
import numpy as np
import pytest

from report.benchmarks.task import Task
from report.benchmarks.textbook_run import Steering, build, kl_target, make_batch, train
from report.benchmarks.textbook_vae import TextbookVAE
from tests.kvae.settings import photos


def task(folder, *, steered: bool, cpu_seconds: float = 0.0) -> Task:
    np.savez(folder / "photos.npz", images=photos(12, 64))
    return Task(
        photos=str(folder / "photos.npz"), out=str(folder / "out.npz"), cpu_seconds=cpu_seconds,
        seed=0, latent_dim=4, draws=5, settings={"steered": steered},
    )  # fmt: skip


@pytest.mark.parametrize("size", [64, 98])  # 4 divides one of them
def test_the_networks_keep_the_size(size):
    vae = TextbookVAE(4, size)
    z_mean, z_log_var = vae.encoder(np.zeros((2, size, size, 3), np.float32))
    assert tuple(z_mean.shape) == tuple(z_log_var.shape) == (2, 4)
    assert tuple(vae.decoder(z_mean).shape) == (2, size, size, 3)


def test_the_layers_are_those_of_the_page():
    vae = TextbookVAE(2, 28)
    # The page's summaries say 69,076 and 65,089, of pictures with one channel; ours have three, so
    # the first convolution has 2 x 9 x 32 weights more, the last as many and two biases.
    assert vae.encoder.count_params() == 69_076 + 576
    assert vae.decoder.count_params() == 65_089 + 576 + 2


@pytest.mark.slow
def test_the_loss_falls_in_real_steps(tmp_path):
    this = task(tmp_path, steered=False)
    vae, images = build(this, 64), this.images() // 8  # dark, so that grey is a bad guess
    batches = (make_batch(images, this, step, beta=1.0) for step in range(15))
    terms = [vae.train_on_batch(batch, return_dict=True) for batch in batches]
    # Untrained it guesses grey, ln 2 per pixel; a uniform picture as dark as these would cost a
    # third of it.
    assert float(terms[0]["reconstruction_loss"]) == pytest.approx(64 * 64 * math.log(2), rel=0.02)
    assert float(terms[-1]["loss"]) < 0.8 * float(terms[0]["loss"])


def test_the_loss_is_the_cross_entropy_summed_over_pixels_plus_beta_times_kl(tmp_path):
    this = task(tmp_path, steered=False)
    vae = build(this, 64)
    batch = make_batch(this.images(), this, 0, beta=3.0)
    seen = {k: keras.ops.convert_to_numpy(v).astype(float) for k, v in vae(batch).items()}
    photo, picture = batch["image"].astype(float), seen["picture"]
    entropy = -(photo * np.log(picture) + (1 - photo) * np.log(1 - picture))
    variance = np.exp(seen["z_log_var"])
    kl = 0.5 * (seen["z_mean"] ** 2 + variance - 1 - seen["z_log_var"]).sum(axis=1)
    expected = entropy.mean(axis=3).sum(axis=(1, 2)).mean() + 3.0 * kl.mean()
    loss = float(vae.train_on_batch(batch, return_dict=True)["loss"])
    assert loss == pytest.approx(expected, rel=1e-5)  # float32 sums of 4,096 terms


def test_beta_rises_until_the_kl_is_on_target():
    steering = Steering()
    assert steering.after(30.0, 6.0).log_beta > steering.log_beta
    assert steering.after(3.0, 6.0).log_beta < steering.log_beta
    assert steering.after(6.0, 6.0).log_beta == steering.log_beta


def test_the_target_falls_to_a_little_above_the_entropy_of_the_photos():
    assert kl_target(71, 0.0) == 25.0
    assert kl_target(71, 0.4) == kl_target(71, 1.0) == pytest.approx(math.log(71) + 1.5)


@pytest.mark.slow
@pytest.mark.parametrize("steered", [False, True])
def test_training_takes_the_cpu_time_it_is_given_and_hands_everything_back(tmp_path, steered):
    outcome = train(task(tmp_path, steered=steered, cpu_seconds=2.0))
    # It stops after the step in which the time ran out; a step here takes a tenth of a second.
    assert 2.0 <= outcome.figures["cpu_seconds"] < 4.0
    assert outcome.figures["steps"] >= 2
    assert (outcome.figures["beta"] != 1.0) == steered
    assert outcome.draws.shape == (5, 64, 64, 3)
    assert outcome.reconstructions.shape == (12, 64, 64, 3)
    assert outcome.z_mean.shape == outcome.z_log_var.shape == (12, 4)

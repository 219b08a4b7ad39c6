"""The loss adds up to what it is said to be, and the average follows the weights."""

from dataclasses import fields

import numpy as np
import pytest

from kvae.config.settings import LossConfig
from kvae.network.vae import VAE
from tests.kvae.settings import photos, tiny

BATCH, BETA, PLACE_WEIGHT = 3, 0.3, 0.2
NONE = {field.name: 0.0 for field in fields(LossConfig) if field.name.endswith("_weight")}


@pytest.fixture(scope="module")
def vae():
    """Of its loss only the KL term and the distance of the code from its point are left."""
    return VAE(tiny().model, LossConfig(**NONE | {"place_weight": PLACE_WEIGHT}))


@pytest.fixture(scope="module")
def batch(vae):
    images = photos(BATCH).astype(np.float32) / 255.0
    source = np.random.default_rng(0)
    point, noise = source.normal(size=(2, BATCH, vae.model_config.latent_dim)).astype(np.float32)
    return {
        "image": images, "seen": images, "point": point, "noise": noise,
        "placed": np.array([1, 0, 1], np.float32), "beta": np.array([BETA], np.float32),
        "corner": np.zeros(2, np.int32),
    }  # fmt: skip


def test_without_distances_the_loss_is_the_kl_and_how_far_codes_are_from_their_points(vae, batch):
    outputs = vae(batch)
    loss = float(vae.compute_loss(batch, None, outputs))
    _, z_mean, z_log_var = (part.detach().numpy() for part in outputs)
    kl = 0.5 * (z_mean**2 + np.exp(z_log_var) - 1.0 - z_log_var).sum(axis=1).mean()
    away = ((batch["point"] - z_mean) ** 2).sum(axis=1).mean()
    assert away > 1.0  # or else its weight would hardly count
    assert loss == pytest.approx(BETA * kl + PLACE_WEIGHT * away, rel=1e-5)  # float32


def test_pictures_are_decoded_from_their_points_or_from_samples(vae, batch):
    logits, z_mean, z_log_var = (part.detach().numpy() for part in vae(batch))
    sample = z_mean + np.exp(0.5 * z_log_var) * batch["noise"]
    z = np.where(batch["placed"][:, None] == 1.0, batch["point"], sample)
    expected = vae.decoder.predict_on_batch(z)
    # Other operations in another order: rounding of float32.
    np.testing.assert_allclose(1.0 / (1.0 + np.exp(-logits)), expected, atol=1e-5)


def test_the_average_moves_to_the_weights_by_what_its_momentum_leaves(vae):
    before = [variable.numpy().copy() for variable in vae.trainable_variables]
    vae.update_average(0.9)
    for variable, weight in zip(vae.trainable_variables, before, strict=True):
        variable.assign(weight + 1.0)
    vae.update_average(0.9)
    for average, weight in zip(vae.average, before, strict=True):
        np.testing.assert_allclose(average, weight + 0.1, atol=1e-5)
    with vae.averaged():
        assert np.array_equal(vae.trainable_variables[0].numpy(), vae.average[0])
    np.testing.assert_array_equal(vae.trainable_variables[0].numpy(), before[0] + 1.0)

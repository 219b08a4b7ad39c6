"""The variational autoencoder: encoder, decoder and the loss that joins them.

Kingma & Welling 2014, https://arxiv.org/abs/1312.6114. For a picture x, made for the point z_x in
N(0, I) (`kvae.learning.layout`), the loss is

    L = E d(decode(z), x)  +  beta KL(q(z | x) || N(0, I))  +  lambda |z_x - mean of q(z | x)|^2

with d the distances of `kvae.network.losses`. z is a sample of q(z | x) for some of a batch's
pictures: with the KL term that is the ELBO, up to its sign. For the rest z is z_x itself, a draw
from the prior, so that what the window will decode is learned, too. The last term keeps the two
alike, as the sleep phase of Hinton et al. 1995 does, https://doi.org/10.1126/science.7761831; but
it leaves sigma to the ELBO: a point is not seen in its picture to the last digit, and a sigma as
wide as what is not seen blurs all that is decoded from samples.

All chance comes in with the batch, so one training step is a pure function of weights and data on
every backend and a run can go on bit for bit.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

import keras
import numpy as np
from keras import ops

from kvae.config.settings import LossConfig, ModelConfig
from kvae.network.in_order import InOrder
from kvae.network.losses import (
    cross_entropy,
    gradient_distance,
    kl_divergence,
    mean_absolute_error,
    mesh_distance,
    pyramid_distance,
    texture_distance,
)
from kvae.network.networks import build_decoder, build_encoder, logits_of
from kvae.seeing.perceptual import PerceptualDistance
from kvae.tensors import Tensor

TERMS = ("reconstruction_loss", "perceptual_loss", "kl_loss")


@keras.saving.register_keras_serializable("kvae")
class VAE(keras.Model):
    """A VAE over pictures (B, S, S, 3) in [0, 1].

    A batch is a dict: `image` (B, S, S, 3) that its pictures shall look like; `seen` (B, S, S, 3),
    the same as the encoder sees them; `point` (B, D), where in N(0, I) each picture was made for;
    `placed` (B,), 1 where it is decoded from there and 0 where from a sample; `noise` (B, D) of
    the sample; `beta` (1,); `corner` (2,) of the perceptual window.
    """

    def __init__(self, model: ModelConfig, loss: LossConfig):
        super().__init__(name="vae")
        self.model_config, self.loss_config = model, loss
        self.encoder = build_encoder(model)
        self.decoder = build_decoder(model)
        self._encoded, self._logits = InOrder(self.encoder), InOrder(logits_of(self.decoder))
        self.perceptual: PerceptualDistance | None = None
        self.average: list[np.ndarray] | None = None  # of each trainable weight
        self.trackers = {term: keras.metrics.Mean(name=term) for term in TERMS}
        self.built = True  # both networks are functional models, so all weights exist

    def call(
        self, batch: dict[str, Tensor], training: bool = False
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Returns the logits (B, S, S, 3) of a batch's pictures, and q(z | x)."""
        batch = {name: ops.convert_to_tensor(value) for name, value in batch.items()}
        z_mean, z_log_var = self._encoded(batch["seen"])
        placed = batch["placed"][:, None]
        z = z_mean + ops.exp(0.5 * z_log_var) * batch["noise"]
        z = placed * batch["point"] + (1.0 - placed) * z
        (logits,) = self._logits(z)
        return logits, z_mean, z_log_var

    def compute_loss(
        self,
        x: Tensor = None,
        y: Tensor = None,
        y_pred: Tensor = None,
        sample_weight: Tensor = None,
        training: bool = True,
    ) -> Tensor:
        """Returns the scalar loss of one batch and keeps its terms for `metrics`."""
        batch = {name: ops.convert_to_tensor(value) for name, value in x.items()}
        logits, z_mean, z_log_var = y_pred
        kl = ops.mean(ops.sum(kl_divergence(z_mean, z_log_var), axis=-1))
        self.trackers["kl_loss"].update_state(kl)
        point = ops.mean(ops.sum(ops.square(batch["point"] - z_mean), axis=-1))
        weight = self.loss_config.place_weight
        return self._distance(logits, batch) + batch["beta"][0] * kl + weight * point

    def _distance(self, logits: Tensor, batch: dict[str, Tensor]) -> Tensor:
        """Returns how far pictures are from what they shall look like, a mean over the batch."""
        image, pictures = batch["image"], ops.sigmoid(logits)
        difference = pictures - image
        weights = self.loss_config
        loss = weights.pyramid_weight * ops.mean(pyramid_distance(difference))
        loss = loss + weights.gradient_weight * ops.mean(gradient_distance(difference))
        loss = loss + weights.texture_weight * ops.mean(texture_distance(pictures, image))
        loss = loss + weights.mesh_weight * ops.mean(mesh_distance(difference))
        loss = loss + weights.cross_entropy_weight * ops.mean(cross_entropy(logits, image))
        if self.perceptual is not None:
            perceptual = self.perceptual(pictures, image, batch["corner"])
            loss = loss + weights.perceptual_weight * ops.mean(perceptual)
            self.trackers["perceptual_loss"].update_state(perceptual)
        self.trackers["reconstruction_loss"].update_state(mean_absolute_error(difference))
        return loss

    @property
    def metrics(self) -> list[keras.metrics.Metric]:
        """The terms of the loss; Keras resets them and returns them from `train_on_batch`."""
        return [self._loss_tracker, *self.trackers.values()]

    def use_perceptual(self, distance: PerceptualDistance | None) -> None:
        """Switches the perceptual term on or off; compiled backends compile the step anew."""
        if distance is not self.perceptual:
            self.perceptual = distance
            self.make_train_function(force=True)

    def update_average(self, momentum: float) -> None:
        """Moves the average of the weights towards the weights of now."""
        weights = [variable.numpy() for variable in self.trainable_variables]
        if self.average is None:
            self.average = [weight.copy() for weight in weights]
        for average, weight in zip(self.average, weights, strict=True):
            average += np.float32(1.0 - momentum) * (weight - average)

    @contextmanager
    def averaged(self) -> Iterator["VAE"]:
        """Within it the weights are their moving average; afterwards training can go on."""
        current = [variable.numpy().copy() for variable in self.trainable_variables]
        self._assign(self.average or current)
        try:
            yield self
        finally:
            self._assign(current)

    def _assign(self, values: list[np.ndarray]) -> None:
        for variable, value in zip(self.trainable_variables, values, strict=True):
            variable.assign(value)

    def get_config(self) -> dict:
        """Returns what rebuilds the model."""
        return {"model": asdict(self.model_config), "loss": asdict(self.loss_config)}

    @classmethod
    def from_config(cls, config: dict, custom_objects: dict | None = None) -> "VAE":
        """Rebuilds the model."""
        return cls(ModelConfig(**config["model"]), LossConfig(**config["loss"]))

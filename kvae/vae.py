"""The variational autoencoder: encoder, decoder and the loss that joins them.

Kingma & Welling 2014, https://arxiv.org/abs/1312.6114. Noise, the weight of the KL term and the
pairs drawn from the prior all come in with the batch, so one training step is a pure function of
weights and data on every backend, and a run can be continued bit for bit.
"""

from contextlib import contextmanager
from dataclasses import asdict

import keras
import numpy as np
from keras import ops

from kvae.config import LossConfig, ModelConfig
from kvae.losses import kl_divergence, mean_absolute_error, pyramid_distance
from kvae.networks import build_decoder, build_encoder
from kvae.perceptual import PerceptualDistance

TERMS = ("reconstruction_loss", "perceptual_loss", "kl_loss")


@keras.saving.register_keras_serializable("kvae")
class VAE(keras.Model):
    """A VAE over pictures (B, S, S, 3) in [0, 1].

    A batch is a dict: `image` (B, S, S, 3), `noise` (B, D) standard normal, `beta` (1,) the weight
    of the KL term, `corner` (2,) of the perceptual window; and, once the prior is trained too,
    `prior_z` (P, D) drawn from N(0, I) with the photos `prior_image` (P, S, S, 3) they shall
    decode to.
    """

    def __init__(self, model: ModelConfig, loss: LossConfig, data_format: str = "channels_last"):
        super().__init__(name="vae")
        self.model_config, self.loss_config, self.data_format = model, loss, data_format
        self.encoder = build_encoder(model, data_format)
        self.decoder = build_decoder(model, data_format)
        self.perceptual: PerceptualDistance | None = None
        self.average: list[np.ndarray] | None = None  # of each trainable weight
        self.trackers = {term: keras.metrics.Mean(name=term) for term in TERMS}
        self.built = True  # both networks are functional models, so all weights exist

    def call(self, batch, training=False):
        """Encodes, samples z = mean + sigma * noise, decodes; prior draws are decoded alongside."""
        batch = {name: ops.convert_to_tensor(value) for name, value in batch.items()}
        photo = batch["image"]
        z_mean, z_log_var = self.encoder(photo, training=training)
        z = z_mean + ops.exp(0.5 * z_log_var) * batch["noise"]
        if "prior_z" in batch:
            z = ops.concatenate([z, batch["prior_z"]])
            photo = ops.concatenate([photo, batch["prior_image"]])
        picture = self.decoder(z, training=training)
        return {"z_mean": z_mean, "z_log_var": z_log_var, "photo": photo, "picture": picture}

    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
        """Returns the scalar loss of one batch and keeps its terms for `metrics`."""
        difference = y_pred["picture"] - y_pred["photo"]
        kl = ops.sum(kl_divergence(y_pred["z_mean"], y_pred["z_log_var"]), axis=-1)  # (B,)
        loss = self.loss_config.pyramid_weight * ops.mean(pyramid_distance(difference))
        if self.perceptual is not None:
            corner = ops.convert_to_tensor(x["corner"])
            perceptual = self.perceptual(y_pred["picture"], y_pred["photo"], corner)
            loss = loss + self.loss_config.perceptual_weight * ops.mean(perceptual)
            self.trackers["perceptual_loss"].update_state(perceptual)
        posterior = mean_absolute_error(difference)[: ops.shape(x["image"])[0]]
        self.trackers["reconstruction_loss"].update_state(posterior)
        self.trackers["kl_loss"].update_state(kl)
        return loss + ops.convert_to_tensor(x["beta"])[0] * ops.mean(kl)

    @property
    def metrics(self):
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
    def averaged(self):
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

    def get_config(self):
        """Returns what rebuilds the model."""
        settings = {"model": asdict(self.model_config), "loss": asdict(self.loss_config)}
        return {**settings, "data_format": self.data_format}

    @classmethod
    def from_config(cls, config, custom_objects=None):
        """Rebuilds the model."""
        model, loss = ModelConfig(**config["model"]), LossConfig(**config["loss"])
        return cls(model, loss, config["data_format"])

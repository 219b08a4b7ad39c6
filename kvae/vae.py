"""The variational autoencoder: encoder, decoder and the loss that joins them.

Kingma & Welling 2014, https://arxiv.org/abs/1312.6114. It is learned in two halves, as Dai & Wipf
2019, https://arxiv.org/abs/1903.05789, advise: first encoder and decoder learn to draw each photo
through a wide channel, its style; then the style's own VAE is found (`kvae.code_layout`, where the
KL term is) and the decoder learns to draw from codes. Codes come in with the batch, so one training
step is a pure function of weights and data on every backend and a run can go on bit for bit.
"""

from contextlib import contextmanager
from dataclasses import asdict

import keras
import numpy as np
from keras import ops

from kvae.config import LossConfig, ModelConfig
from kvae.losses import (
    cross_entropy,
    gradient_distance,
    mean_absolute_error,
    pyramid_distance,
)
from kvae.networks import build_decoder, build_encoder, halves, with_style
from kvae.perceptual import PerceptualDistance

TERMS = ("reconstruction_loss", "perceptual_loss")


@keras.saving.register_keras_serializable("kvae")
class VAE(keras.Model):
    """A VAE over pictures (B, S, S, 3) in [0, 1].

    A batch is a dict: `image` (B, S, S, 3) that its pictures shall look like; `corner` (2,) of the
    perceptual window; and `z` (B, D), the codes to decode, once the codes are laid out. Without
    `z` each picture is drawn from the style that the encoder sees in its image.
    """

    def __init__(self, model: ModelConfig, loss: LossConfig, data_format: str = "channels_last"):
        super().__init__(name="vae")
        self.model_config, self.loss_config, self.data_format = model, loss, data_format
        self.encoder = build_encoder(model, data_format)
        self.decoder = build_decoder(model, data_format)
        self.stylist = with_style(self.encoder, model)
        self.mapping, self.synthesis = halves(self.decoder)
        self.perceptual: PerceptualDistance | None = None
        self.average: list[np.ndarray] | None = None  # of each trainable weight
        self.trackers = {term: keras.metrics.Mean(name=term) for term in TERMS}
        self.built = True  # both networks are functional models, so all weights exist

    def call(self, batch, training=False):
        """Returns the logits (B, S, S, 3) of a batch's pictures."""
        if "z" in batch:
            style = self.mapping(ops.convert_to_tensor(batch["z"]), training=training)
        else:
            style = self.stylist(ops.convert_to_tensor(batch["image"]), training=training)
        return self.synthesis(style, training=training)

    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
        """Returns the scalar loss of one batch and keeps its terms for `metrics`."""
        image, pictures = ops.convert_to_tensor(x["image"]), ops.sigmoid(y_pred)
        difference = pictures - image
        weights = self.loss_config
        loss = weights.pyramid_weight * ops.mean(pyramid_distance(difference))
        loss = loss + weights.gradient_weight * ops.mean(gradient_distance(difference))
        loss = loss + weights.cross_entropy_weight * ops.mean(cross_entropy(y_pred, image))
        if self.perceptual is not None:
            perceptual = self.perceptual(pictures, image, ops.convert_to_tensor(x["corner"]))
            loss = loss + weights.perceptual_weight * ops.mean(perceptual)
            self.trackers["perceptual_loss"].update_state(perceptual)
        self.trackers["reconstruction_loss"].update_state(mean_absolute_error(difference))
        return loss

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

"""The VAE of the Keras documentation, for colour pictures of any size.

What https://keras.io/examples/generative/vae/ describes, written anew: two strided convolutions
and a dense layer of 16 units in, their mirror image out, binary cross-entropy plus KL. Its 7 x 7
stem for pictures of 28 pixels becomes S/4 x S/4. The cross-entropy is the mean over a pixel's
channels, summed over pixels, as the example's own line computes it; of one channel or three.
"""

import keras
from keras import layers, ops

from kvae.network.losses import kl_divergence

STEM = 64  # channels of the decoder's coarsest map


class TextbookVAE(keras.Model):
    """A batch is a dict: `image` (B, S, S, 3) in [0, 1], `noise` (B, D), `beta` (1,)."""

    def __init__(self, latent_dim: int, image_size: int):
        super().__init__(name="textbook_vae")
        self.encoder = build_encoder(latent_dim, image_size)
        self.decoder = build_decoder(latent_dim, image_size)
        names = ("reconstruction_loss", "kl_loss")
        self.trackers = {name: keras.metrics.Mean(name=name) for name in names}
        self.built = True  # both networks are functional models, so all weights exist

    def call(self, batch, training=False):
        """Encodes, samples, decodes."""
        z_mean, z_log_var = self.encoder(batch["image"], training=training)
        z = z_mean + ops.exp(0.5 * z_log_var) * ops.convert_to_tensor(batch["noise"])
        picture = self.decoder(z, training=training)
        return {"z_mean": z_mean, "z_log_var": z_log_var, "picture": picture}

    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
        """Returns cross-entropy + beta * KL, a mean over the batch."""
        photo = ops.convert_to_tensor(x["image"])
        entropy = keras.losses.binary_crossentropy(photo, y_pred["picture"])  # (B, S, S)
        reconstruction = ops.mean(ops.sum(entropy, axis=(1, 2)))
        kl = ops.mean(ops.sum(kl_divergence(y_pred["z_mean"], y_pred["z_log_var"]), axis=1))
        self.trackers["reconstruction_loss"].update_state(reconstruction)
        self.trackers["kl_loss"].update_state(kl)
        return reconstruction + ops.convert_to_tensor(x["beta"])[0] * kl

    @property
    def metrics(self):
        """The terms of the loss; Keras resets them and returns them from `train_on_batch`."""
        return [self._loss_tracker, *self.trackers.values()]


def build_encoder(latent_dim: int, image_size: int) -> keras.Model:
    """Builds image (B, S, S, 3) -> z_mean, z_log_var, each (B, D)."""
    image = keras.Input((image_size, image_size, 3), name="image")
    x = layers.Conv2D(32, 3, strides=2, padding="same", activation="relu", name="conv1")(image)
    x = layers.Conv2D(64, 3, strides=2, padding="same", activation="relu", name="conv2")(x)
    x = layers.Dense(16, activation="relu", name="dense")(layers.Flatten(name="flatten")(x))
    z_mean = layers.Dense(latent_dim, name="z_mean")(x)
    z_log_var = layers.Dense(latent_dim, name="z_log_var")(x)
    return keras.Model(image, [z_mean, z_log_var], name="encoder")


def build_decoder(latent_dim: int, image_size: int) -> keras.Model:
    """Builds z (B, D) -> image (B, S, S, 3) in [0, 1]."""
    coarse = -(-image_size // 4)
    z = keras.Input((latent_dim,), name="z")
    x = layers.Dense(coarse * coarse * STEM, activation="relu", name="stem")(z)
    x = layers.Reshape((coarse, coarse, STEM), name="stem_map")(x)
    up = {"strides": 2, "padding": "same", "activation": "relu"}
    x = layers.Conv2DTranspose(64, 3, name="up1", **up)(x)
    x = layers.Conv2DTranspose(32, 3, name="up2", **up)(x)
    x = layers.Conv2DTranspose(3, 3, padding="same", activation="sigmoid", name="pixels")(x)
    spare = 4 * coarse - image_size  # of sizes that 4 does not divide
    if spare:
        x = layers.Cropping2D(((0, spare), (0, spare)), name="crop")(x)
    return keras.Model(z, x, name="decoder")

"""The lesson: codes are taught the styles, before encoder and decoder train on from codes.

By then the synthesis network draws each picture from the style that the encoder sees in it. What is
missing is the narrow way from picture to picture through a handful of normally distributed numbers.
Its two halves, code -> style and style -> code, are small, and what they are to say of any place in
N(0, I) is known: the photos' styles, mixed as the layout mixes the photos; and the place itself. So
they learn in seconds what would take most of a training from nothing.
"""

import math
from collections.abc import Callable

import keras
import numpy as np
from keras import ops

from kvae.augmentation import framed_otherwise
from kvae.batches import Batches
from kvae.config import Config
from kvae.losses import log_density
from kvae.photos import to_float
from kvae.randomness import Use, normal, stream
from kvae.vae import VAE

BATCH = 256
PICTURES = 1536  # morphs, each seen once, on which styles learn their codes
PHOTOS = 512  # looks at photos besides, or one at each
AT_ONCE = 64  # of them
FRAMED = 2**40  # number of the first one's framing; no training has so many steps
LEARNING_RATE = 0.01
WARMUP = 50  # steps
DENSITY_WEIGHT = 0.1  # of -ln q(place | style), beside the styles' squared error
TOLD = 100  # times how far it is


class Lesson(keras.Model):
    """Both small networks: code (B, D) -> style (B, K), style -> distribution of its code."""

    def __init__(self, vae: VAE):
        super().__init__(name="lesson")
        self.mapping, self.coding = vae.mapping, vae.coding
        self.built = True

    def layers_taught(self) -> list[keras.layers.Layer]:
        """Returns the layers of both."""
        return [*self.mapping.layers, *self.coding.layers]

    def call(self, batch, training=False):
        """Maps `z`, and says what code the style `seen` has."""
        return self.mapping(batch["z"]), *self.coding(batch["seen"])

    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
        """Returns the styles' mean squared error, and how improbable the places are found."""
        style, z_mean, z_log_var = y_pred
        error = ops.mean(ops.square(style - ops.convert_to_tensor(x["style"])))
        place = -ops.mean(log_density(ops.convert_to_tensor(x["place"]), z_mean, z_log_var))
        return error + DENSITY_WEIGHT * place


def teach(
    vae: VAE,
    batches: Batches,
    config: Config,
    tell: Callable[[float], None] | None = None,
) -> None:
    """Sets the two small networks between styles and codes of a VAE that draws from styles.

    Args:
        vae: whose styles of all pictures can be drawn.
        batches: of the training, whose pictures these are.
        config: of the training.
        tell: is told now and then what share of it is done.
    """
    seed, steps = config.training.seed, config.training.lesson_steps
    photos = _styles(vae, batches.continuum.images)  # (N, K)
    places, seen = _pictures_seen(vae, batches, config)
    lesson = Lesson(vae)
    rested = [layer for layer in lesson.layers_taught() if not layer.trainable]
    for layer in rested:
        layer.trainable = True
    lesson.compile(
        optimizer=keras.optimizers.Adam(beta_2=0.99),
        jit_compile=keras.backend.backend() == "jax",
    )
    for step in range(steps):
        z = normal(seed, step, Use.LESSON, (BATCH, config.model.latent_dim))
        style = batches.layout.shares(z) @ photos
        power = np.sqrt(np.square(style).mean(axis=1, keepdims=True) + 1e-6)
        chosen = stream(seed, step, Use.PLACES).integers(len(places), size=BATCH)
        batch = {"z": z, "style": (style / power).astype(np.float32)}
        batch |= {"seen": seen[chosen], "place": places[chosen]}
        lesson.optimizer.learning_rate = LEARNING_RATE * _rate(step, steps)
        lesson.train_on_batch(batch)
        if tell and (step + 1) % max(1, steps // TOLD) == 0:
            tell((step + 1) / steps)
    for layer in rested:
        layer.trainable = False


def _pictures_seen(vae, batches, config) -> tuple[np.ndarray, np.ndarray]:
    """Returns places in N(0, I) and the styles of the pictures there, as the encoder sees them.

    The last of them are the photos, each at its own place.
    """
    seed, images = config.training.seed, batches.continuum.images
    places = normal(seed, 0, Use.PLACES, (PICTURES, config.model.latent_dim))
    parts = [batches.pictures_at(places[i : i + AT_ONCE]) for i in range(0, PICTURES, AT_ONCE)]
    times = max(1, PHOTOS // len(images))
    pictures = [*parts, *[images] * times]
    framed = [framed_otherwise(part, seed, FRAMED + i) for i, part in enumerate(pictures)]
    styles = [_styles(vae, part) for part in framed]
    return np.concatenate([places, *[batches.places] * times]), np.concatenate(styles)


def _styles(vae: VAE, images: np.ndarray) -> np.ndarray:
    """Returns the styles (n, K) of pictures uint8 (n, S, S, 3)."""
    parts = [
        vae.stylist.predict_on_batch(to_float(images[i : i + AT_ONCE]))
        for i in range(0, len(images), AT_ONCE)
    ]
    return np.concatenate(parts)


def _rate(step: int, steps: int) -> float:
    """Returns the share of the learning rate: a short rise, then a cosine down to nearly 0."""
    return min(1.0, (step + 1) / WARMUP) * (0.5 + 0.5 * math.cos(math.pi * step / steps)) + 1e-3

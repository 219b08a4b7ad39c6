"""Lays the codes out: gives every photo a place under N(0, I), and every place a photo.

Half way through the training the network can draw each photo from its style, a vector of a hundred
numbers. What is missing is the way there from a handful of normally distributed ones. It is learned
by a small VAE of its own whose "pictures" are the styles: its encoder is one linear layer on the
features of the photos, its decoder the mapping z -> w. A step of it takes milliseconds, so the
hard part of a narrow latent space, packing N photos into ln N nats and little more, costs seconds
instead of most of the training. Measured on the garden (64 pixels, 600 steps, one seed): narrowing
the channel of the whole network step by step ends at 24.2 dB and 38 % identified draws, this at
30.0 dB and 87 % (with 3,000 steps of the layout and a perceptual weight of 1.5).
"""

import math
from collections.abc import Callable

import keras
import numpy as np
from keras import layers, ops

from kvae.config import Config
from kvae.kl_control import KLControl, kl_target
from kvae.losses import kl_divergence
from kvae.mixing import sharpened
from kvae.own_cells import in_own_cells, linear_change
from kvae.photos import to_float
from kvae.prior_pairs import Codes, balanced_biases, draw_pairs
from kvae.randomness import Use, normal, photo_order
from kvae.vae import VAE

BATCH = 128
PRIOR_BATCH = 512  # draws from N(0, I) beside them, which make the borders between photos thin
LEARNING_RATE = 0.03
WARMUP, CONSTANT = 0.03, 0.5  # shares of the steps; after the second a cosine down to 3 %
# So small that one learning rate serves the encoder's layer and the mapping.
FEATURE_SCALE = 0.03
# A wide channel first lets the mapping tell all photos apart; narrowing it packs the codes.
KL_START, KL_ANNEAL = 4.0, 0.4  # multiple of the final KL; share of the steps until it is reached
FIRST_Z_LOG_VAR = -3.0
REFRESH_STEPS = 25
TEMPERATURE = 0.4  # how softly a draw from N(0, I) is given a photo to be like
ROWS = 100  # on how it went


class StyleVAE(keras.Model):
    """A VAE over styles: scaled features (B, F) -> z (B, D) -> style (B, K), a mix of all N."""

    def __init__(self, styles: np.ndarray, latent_dim: int):
        super().__init__(name="style_vae")
        self.z_mean = layers.Dense(latent_dim, use_bias=False)
        start = keras.initializers.Constant(FIRST_Z_LOG_VAR)
        self.z_log_var = layers.Dense(latent_dim, "linear", True, "zeros", start)
        self.score = layers.Dense(len(styles))
        self.styles = ops.convert_to_tensor(styles)
        self.spread = float(((styles - styles.mean(axis=0)) ** 2).sum(axis=1).mean())
        self.trackers = [keras.metrics.Mean(name=name) for name in ("style_loss", "kl")]

    def build(self, features_shape):
        """Makes the three layers."""
        self.z_mean.build(features_shape)
        self.z_log_var.build(features_shape)
        self.score.build((None, self.z_mean.units))
        self.built = True

    def call(self, batch, training=False):
        """Encodes `features`, samples with `noise`, maps; draws from the prior go along."""
        batch = {name: ops.convert_to_tensor(value) for name, value in batch.items()}
        z_mean, z_log_var = self.z_mean(batch["features"]), self.z_log_var(batch["features"])
        z = z_mean + ops.exp(0.5 * z_log_var) * batch["noise"]
        if "prior_z" in batch:
            z = ops.concatenate([z, batch["prior_z"]])
        return z_mean, z_log_var, ops.matmul(ops.softmax(self.score(z)), self.styles)

    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
        """Returns the squared distance to each one's style, as a share of their spread, and KL."""
        z_mean, z_log_var, mixed = y_pred
        wanted = ops.take(self.styles, ops.convert_to_tensor(x["photo"]), axis=0)
        distance = ops.mean(ops.sum(ops.square(mixed - wanted), axis=-1)) / self.spread
        kl = ops.mean(ops.sum(kl_divergence(z_mean, z_log_var), axis=-1))
        for tracker, term in zip(self.trackers, (distance, kl), strict=True):
            tracker.update_state(term)
        return distance + ops.convert_to_tensor(x["beta"])[0] * kl

    @property
    def metrics(self):
        """The terms of the loss, beside Keras's own of all."""
        return [self._loss_tracker, *self.trackers]


def lay_out_codes(
    vae: VAE, images: np.ndarray, config: Config, tell: Callable[[float], None] | None = None
) -> list[dict[str, float]]:
    """Sets the encoder's heads and the decoder's mapping of a VAE that draws from styles.

    Returns some rows on how it went: step, style_loss (a share of the styles' spread), kl and
    kl_target in nats per photo, and beta, the weight of one of them.

    Args:
        vae: whose styles of all photos can be drawn.
        images: uint8 (N, S, S, 3), as many as the mapping has cells.
        config: of the training.
        tell: is told now and then what share of it is done.

    Raises:
        ValueError: another number of photos than of cells.
    """
    if len(images) != config.model.cells:
        raise ValueError(f"{len(images)} photos cannot share {config.model.cells} cells")
    features, styles = _seen(vae, images)
    centre = features.mean(axis=0)
    scale = FEATURE_SCALE / math.sqrt(((features - centre) ** 2).sum(axis=1).mean() + 1e-12)
    scaled = (features - centre) * scale
    small = StyleVAE(styles, config.model.latent_dim)
    small.build(scaled.shape)
    small.z_mean.kernel.assign(_first_codes(scaled, styles, config.model.latent_dim))
    rows = _train(small, scaled, config, tell or (lambda share: None))
    training = config.training
    learned = small.score.kernel.numpy(), small.score.bias.numpy()
    chance = training.seed, training.layout_steps
    score = sharpened(*learned, config.loss.mixing, *chance)
    codes = _codes(small, scaled)
    z_mean = in_own_cells(codes.z_mean, *score, *chance)
    turn, shift = linear_change(scaled, z_mean - codes.z_mean)
    heads = {
        "z_mean": (small.z_mean.kernel.numpy() + turn, shift),
        "z_log_var_free": (small.z_log_var.kernel.numpy(), small.z_log_var.bias.numpy()),
    }
    for name, (kernel, bias) in heads.items():
        _assign(vae.encoder.get_layer(name), kernel * scale, bias - centre @ (kernel * scale))
    _assign(vae.decoder.get_layer("score"), *score)
    vae.decoder.get_layer("style").kernel.assign(styles)
    if config.model.views:
        sigma = np.exp(0.5 * codes.z_log_var).mean(axis=0)
        vae.decoder.get_layer("view").centre_on(z_mean, sigma)
    return rows


def _assign(layer: layers.Dense, kernel: np.ndarray, bias: np.ndarray) -> None:
    layer.kernel.assign(kernel)
    layer.bias.assign(bias)


def _seen(vae: VAE, images: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Returns what the encoder makes of all photos: features (N, F) and styles (N, K)."""
    features = keras.Model(vae.encoder.input, vae.encoder.get_layer("flatten").output)
    both = keras.Model(vae.stylist.input, [features.output, vae.stylist.output])
    parts = [
        both.predict_on_batch(to_float(images[i : i + BATCH])) for i in range(0, len(images), BATCH)
    ]
    return tuple(np.concatenate(part) for part in zip(*parts, strict=True))


def _first_codes(features: np.ndarray, styles: np.ndarray, latent_dim: int) -> np.ndarray:
    """Returns the kernel (F, D) that starts at the styles' principal components, each of width 1.

    Photos of like styles then start as neighbours.
    """
    left, _, _ = np.linalg.svd(styles - styles.mean(axis=0), full_matrices=False)
    codes = np.zeros((len(styles), latent_dim))
    codes[:, : left.shape[1]] = left[:, :latent_dim] * math.sqrt(len(styles))
    return np.linalg.lstsq(features, codes, rcond=None)[0].astype(np.float32)


def _train(
    small: StyleVAE, features: np.ndarray, config: Config, tell: Callable[[float], None]
) -> list[dict[str, float]]:
    """Trains the small VAE, its KL steered from wide to narrow; returns some rows on it."""
    steps, seed, photos = config.training.layout_steps, config.training.seed, len(features)
    latent_dim = config.model.latent_dim
    final = kl_target(config.loss, photos)
    control = KLControl()
    small.compile(
        optimizer=keras.optimizers.Adam(beta_2=0.99),
        jit_compile=keras.backend.backend() == "jax",
    )
    biases, rows = None, []
    for step in range(steps):
        progress = step / steps
        small.optimizer.learning_rate = LEARNING_RATE * _rate(progress)
        order = photo_order(seed, photos, step * BATCH, BATCH)
        batch = {
            "features": features[order],
            "noise": normal(seed, step, Use.LAYOUT, (BATCH, latent_dim)),
            "photo": order.astype(np.int32),
            "beta": np.full(1, control.beta, np.float32),
        }
        if progress >= KL_ANNEAL:
            if biases is None or step % REFRESH_STEPS == 0:
                codes = _codes(small, features)
                biases = balanced_biases(codes, TEMPERATURE, seed, step, biases)
            drawn, chosen = draw_pairs(codes, biases, TEMPERATURE, PRIOR_BATCH, seed, step)
            batch["prior_z"] = drawn
            batch["photo"] = np.concatenate([order, chosen]).astype(np.int32)
        found = small.train_on_batch(batch, return_dict=True)
        share = min(1.0, progress / KL_ANNEAL)
        target = final * (KL_START + (1.0 - KL_START) * share)
        if (step + 1) % max(1, steps // ROWS) == 0:
            row = {"step": step + 1, "style_loss": found["style_loss"], "kl": found["kl"]}
            row |= {"kl_target": target, "beta": control.beta}
            rows.append({name: round(float(value), 6) for name, value in row.items()})
            tell((step + 1) / steps)
        control = control.after(float(found["kl"]), target)
    return rows


def _codes(small: StyleVAE, features: np.ndarray) -> Codes:
    z_mean, z_log_var = small.z_mean(features), small.z_log_var(features)
    return Codes(ops.convert_to_numpy(z_mean), ops.convert_to_numpy(z_log_var))


def _rate(progress: float) -> float:
    warmup = min(1.0, (progress + 1e-3) / WARMUP)
    fall = max(0.0, (progress - CONSTANT) / (1.0 - CONSTANT))
    return warmup * (0.03 + 0.97 * 0.5 * (1.0 + math.cos(math.pi * fall)))

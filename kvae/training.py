"""The training itself: what one step is, and the state that a killed run continues from."""

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import keras
import numpy as np

from kvae.code_layout import lay_out_codes
from kvae.config import Config
from kvae.muon import Muon
from kvae.perceptual import PerceptualDistance, window_side
from kvae.photos import to_float
from kvae.prior_pairs import Codes
from kvae.randomness import Use, normal, photo_order, stream
from kvae.schedule import Plan, average_momentum, plan
from kvae.vae import VAE

ENCODE_BATCH = 64
# The average moves slowly; moving it at every step would cost as much as the optimizer.
AVERAGE_STEPS = 10


@dataclass(frozen=True)
class TrainingState:
    """All that a step hands to the next, besides the weights and the optimizer's variables."""

    step: int = 0  # steps done
    seconds: float = 0.0  # spent on them
    codes: Codes | None = None  # once they are laid out
    layout: tuple[dict, ...] = ()  # how it went, after the step that laid the codes out


def build_vae(config: Config) -> VAE:
    """Builds and compiles the model of a run; equal seeds give equal weights."""
    keras.utils.set_random_seed(int(stream(config.training.seed, 0, Use.INIT).integers(2**31)))
    vae = VAE(config.model, config.loss)
    # The heads and the mapping are set when the codes are laid out.
    _learn(vae, config, [vae.stylist, vae.synthesis])
    return vae


def learn_from_codes(vae: VAE, config: Config) -> None:
    """Has the decoder learn from now on and the encoder rest, with a fresh optimizer."""
    _learn(vae, config, [vae.mapping, vae.synthesis])
    vae.average = None  # of another set of weights


def _learn(vae: VAE, config: Config, models: list[keras.Model]) -> None:
    """Compiles a VAE so that the weights of some of its models learn and all others rest."""
    for layer in {*vae.encoder.layers, *vae.stylist.layers, *vae.decoder.layers}:
        layer.trainable = any(layer in model.layers for model in models)
    training = config.training
    limits = {"learning_rate": training.learning_rate, "global_clipnorm": training.gradient_clip}
    adam = training.optimizer == "adam"
    optimizer = keras.optimizers.Adam(beta_2=0.99, **limits) if adam else Muon(**limits)
    optimizer.build(vae.trainable_variables)
    # XLA compiles longer than a small run takes; JAX has no other way.
    vae.compile(optimizer=optimizer, jit_compile=keras.backend.backend() == "jax")
    vae.make_train_function(force=True)


def training_steps(
    vae: VAE,
    images: np.ndarray,
    config: Config,
    state: TrainingState,
    distance: PerceptualDistance | None,
    tell_layout: Callable[[float], None] | None = None,
) -> Iterator[tuple[TrainingState, Plan, dict[str, float]]]:
    """Trains to the last step, yielding the state, the plan and the loss terms after each one.

    Args:
        vae: as `build_vae` made it, with the weights and optimizer variables of `state`.
        images: uint8 (N, S, S, 3).
        config: with `training.steps` resolved.
        state: where to go on from.
        distance: the perceptual distance, or None to train without.
        tell_layout: is told what share of laying the codes out is done, between two steps.

    Raises:
        FloatingPointError: a term of the loss is no number any more.
    """
    for step in range(state.step, config.training.steps):
        began = time.perf_counter()
        now = plan(config, step)
        codes, layout = state.codes, ()
        if now.codes and codes is None:
            layout = tuple(lay_out_codes(vae, images, config, tell_layout))
            learn_from_codes(vae, config)
            codes = encode(vae, images)
        vae.use_perceptual(distance if now.perceptual else None)
        vae.optimizer.learning_rate = now.learning_rate
        batch = make_batch(images, config, step, codes)
        terms = vae.train_on_batch(batch, return_dict=True)
        terms = {name: float(term) for name, term in terms.items()}
        if not all(math.isfinite(term) for term in terms.values()):
            raise FloatingPointError(f"the loss is no number after step {step + 1}")
        if (step + 1) % AVERAGE_STEPS == 0:
            vae.update_average(average_momentum(config, AVERAGE_STEPS))
        seconds = state.seconds + time.perf_counter() - began
        state = TrainingState(step + 1, seconds, codes, layout)
        yield state, now, terms


def make_batch(
    images: np.ndarray, config: Config, step: int, codes: Codes | None = None
) -> dict[str, np.ndarray]:
    """Returns the photos of one step with all the chance in it, see `VAE`.

    With codes, the photos are decoded from samples of their own distributions.
    """
    size, seed = config.training.batch_size, config.training.seed
    order = photo_order(seed, len(images), step * size, size)
    batch = {}
    if codes is not None:
        noise = normal(seed, step, Use.NOISE, (size, config.model.latent_dim))
        batch["z"] = codes.z_mean[order] + np.exp(0.5 * codes.z_log_var[order]) * noise
    room = config.model.image_size - window_side(config.model.image_size)
    corner = stream(seed, step, Use.WINDOW).integers(0, room + 1, 2).astype(np.int32)
    return batch | {"image": to_float(images[order]), "corner": corner}


def encode(vae: VAE, images: np.ndarray) -> Codes:
    """Returns the codes of all photos, uint8 (N, S, S, 3)."""
    parts = [
        vae.encoder.predict_on_batch(to_float(images[i : i + ENCODE_BATCH]))
        for i in range(0, len(images), ENCODE_BATCH)
    ]
    z_mean, z_log_var = (np.concatenate(part) for part in zip(*parts, strict=True))
    return Codes(z_mean, z_log_var)

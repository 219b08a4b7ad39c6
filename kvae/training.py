"""The training itself: what one step is, and the state that a killed run continues from.

It has two parts. In the first, pictures are drawn from the styles that the encoder sees in them:
what a picture looks like is learned quickly when nothing narrow stands in the way. Then a lesson of
seconds (`kvae.lesson`) teaches codes the styles. From there on encoder and decoder train together
through the codes, to the last step, as a variational autoencoder does (`kvae.vae`).
"""

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import keras
import numpy as np

from kvae.batches import Batches
from kvae.codes import Codes
from kvae.config import Config
from kvae.kl_control import KLControl, kl_target
from kvae.lesson import teach
from kvae.muon import Muon
from kvae.perceptual import PerceptualDistance
from kvae.photos import to_float
from kvae.randomness import Use, stream
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
    control: KLControl | None = None  # of the KL, once codes take part


def build_vae(config: Config) -> VAE:
    """Builds and compiles the model of a run; equal seeds give equal weights."""
    keras.utils.set_random_seed(int(stream(config.training.seed, 0, Use.INIT).integers(2**31)))
    vae = VAE(config.model, config.loss)
    # Between styles and codes nothing is learned yet.
    _learn(vae, config, [vae.stylist, vae.synthesis])
    return vae


def learn_from_codes(vae: VAE, config: Config) -> None:
    """Has all of encoder and decoder learn from now on, with a fresh optimizer."""
    _learn(vae, config, [vae.encoder, vae.decoder])
    vae.average = None  # of fewer weights


def _learn(vae: VAE, config: Config, models: list[keras.Model]) -> None:
    """Compiles a VAE so that the weights of some of its models learn and all others rest."""
    for layer in {*vae.encoder.layers, *vae.decoder.layers}:
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
    batches: Batches,
    config: Config,
    state: TrainingState,
    distance: PerceptualDistance | None,
    tell_lesson: Callable[[float], None] | None = None,
) -> Iterator[tuple[TrainingState, Plan, dict[str, float]]]:
    """Trains to the last step, yielding the state, the plan and the loss terms after each one.

    Args:
        vae: as `build_vae` made it, with the weights and optimizer variables of `state`.
        batches: of the run's photos.
        config: with `training.steps` resolved.
        state: where to go on from.
        distance: the perceptual distance, or None to train without.
        tell_lesson: is told what share of the lesson is done, between two steps.

    Raises:
        FloatingPointError: a term of the loss is no number any more.
    """
    target = kl_target(config.loss, len(batches.continuum.images))
    for step in range(state.step, config.training.steps):
        began = time.perf_counter()
        now = plan(config, step)
        control = state.control
        if now.codes and control is None:
            teach(vae, batches, config, tell_lesson)
            learn_from_codes(vae, config)
            control = KLControl()
        vae.use_perceptual(distance if now.perceptual else None)
        vae.optimizer.learning_rate = now.learning_rate
        batch = batches.from_codes(step, control.beta) if control else batches.from_styles(step)
        terms = vae.train_on_batch(batch, return_dict=True)
        terms = {name: float(term) for name, term in terms.items()}
        if not all(math.isfinite(term) for term in terms.values()):
            raise FloatingPointError(f"the loss is no number after step {step + 1}")
        if control:
            control = control.after(terms["kl_loss"], target)
        if (step + 1) % AVERAGE_STEPS == 0:
            vae.update_average(average_momentum(config, AVERAGE_STEPS))
        seconds = state.seconds + time.perf_counter() - began
        state = TrainingState(step + 1, seconds, control)
        yield state, now, terms


def encode(vae: VAE, images: np.ndarray) -> Codes:
    """Returns the codes of all photos, uint8 (N, S, S, 3)."""
    parts = [
        vae.encoder.predict_on_batch(to_float(images[i : i + ENCODE_BATCH]))
        for i in range(0, len(images), ENCODE_BATCH)
    ]
    z_mean, z_log_var = (np.concatenate(part) for part in zip(*parts, strict=True))
    return Codes(z_mean, z_log_var)

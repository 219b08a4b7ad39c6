"""The training itself: what one step is, and the state that a killed run continues from.

Encoder and decoder train together from the first step to the last (`kvae.network.vae`). The decoder
begins with the layout of the photos: which styles it mixes at a point is set, what they look like
is not.
"""

import math
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import keras
import numpy as np

from kvae.config.settings import Config
from kvae.learning.batches import Batches
from kvae.learning.clock import WorkClock
from kvae.learning.kl_control import KLControl, kl_target
from kvae.learning.muon import Muon
from kvae.learning.ranks import ALONE, Ranks
from kvae.learning.schedule import average_momentum, learning_rate
from kvae.morphs.collages import log_weights
from kvae.network.first_weights import lay_out_styles
from kvae.network.networks import coarsest_side
from kvae.network.vae import VAE
from kvae.randomness import Use, stream
from kvae.seeing.perceptual import PerceptualDistance

# The average moves slowly; moving it at every step would cost as much as the optimizer.
AVERAGE_STEPS = 10


@dataclass(frozen=True)
class TrainingState:
    """All that a step hands to the next, besides the weights and the optimizer's variables."""

    step: int = 0  # steps done
    seconds: float = 0.0  # spent on them
    cpu_seconds: float = 0.0  # of all cores together; NaN where an older version did not take it
    control: KLControl = field(default_factory=KLControl)  # of the KL


def build_vae(config: Config) -> VAE:
    """Builds and compiles the model of a run; equal seeds give equal weights."""
    # What Keras's initializers draw their seeds from. Its own function for it imports TensorFlow,
    # where that is installed, which takes two seconds.
    random.seed(int(stream(config.training.seed, 0, Use.INIT).integers(2**31)))
    vae = VAE(config.model, config.loss)
    training = config.training
    limits = {"learning_rate": training.learning_rate, "global_clipnorm": training.gradient_clip}
    adam = training.optimizer == "adam"
    optimizer = keras.optimizers.Adam(beta_2=0.99, **limits) if adam else Muon(**limits)
    optimizer.build(vae.trainable_variables)
    # XLA compiles longer than a small run takes; JAX has no other way.
    vae.compile(optimizer=optimizer, jit_compile=keras.backend.backend() == "jax")
    return vae


def log_weights_by_cell(images: np.ndarray, config: Config) -> np.ndarray | None:
    """Returns the log-weights of photos uint8 (N, S, S, 3) in each cell, (N, side, side).

    None where they show things on plain ground, which are not put together part by part.
    """
    if not config.model.scenes:
        return None
    return log_weights(images, coarsest_side(config.model), config.photos.alike)


def training_steps(
    vae: VAE,
    batches: Batches,
    config: Config,
    state: TrainingState,
    distance: PerceptualDistance | None,
    clock: Callable[[], float] | None = None,
    ranks: Ranks = ALONE,
) -> Iterator[tuple[TrainingState, dict[str, float]]]:
    """Trains to the last step, yielding the state and the loss terms after each one.

    Args:
        vae: as `build_vae` made it, with the weights and optimizer variables of `state`.
        batches: of the run's photos.
        config: with `training.steps` resolved.
        state: where to go on from.
        distance: the perceptual distance, or None to train without.
        clock: returns the seconds that count as spent; by default those worked.
        ranks: this process among those that train together.

    Raises:
        FloatingPointError: a term of the loss became NaN or infinite.
        RankError: another process is lost.
    """
    target, clock = kl_target(config.loss, len(batches.continuum.images)), clock or WorkClock()
    vae.use_perceptual(distance if config.loss.perceptual_weight else None)
    if state.control.average is None:  # nothing has been learned, by no earlier run either
        (layout, photos), images = batches.layout.first_styles, batches.continuum.images
        images, source = images[photos], stream(config.training.seed, 0, Use.STYLES)
        by_cell = log_weights_by_cell(images, config)
        lay_out_styles(vae.decoder, layout.kernel, layout.bias, images, by_cell, source)
    rows = ranks.rows(config)
    ranks.share_gradients(vae)
    for step in range(state.step, config.training.steps):
        began, cpu_began = clock(), time.process_time()
        vae.optimizer.learning_rate = learning_rate(config, step)
        batch = batches.at(step, state.control.beta, rows)
        terms = vae.train_on_batch(batch, return_dict=True)
        terms = ranks.mean({name: float(term) for name, term in terms.items()})
        if not all(math.isfinite(term) for term in terms.values()):
            raise FloatingPointError(f"the loss became NaN or infinite at step {step + 1}")
        control = state.control.after(terms["kl_loss"], target)
        if (step + 1) % AVERAGE_STEPS == 0:
            vae.update_average(average_momentum(config, AVERAGE_STEPS))
        seconds = state.seconds + clock() - began
        cpu_seconds = state.cpu_seconds + ranks.sum(time.process_time() - cpu_began)
        state = TrainingState(step + 1, seconds, cpu_seconds, control)
        yield state, terms

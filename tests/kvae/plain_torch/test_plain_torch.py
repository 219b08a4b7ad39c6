"""The step written by hand is the same step."""

import numpy as np
import pytest

from kvae.learning.batches import Batches
from kvae.learning.steps import build_vae
from kvae.seeing.perceptual import load_perceptual_distance
from tests.kvae.plain_torch.network import as_torch
from tests.kvae.plain_torch.step import Trainer
from tests.kvae.settings import photos, tiny

RATE = 1e-3


@pytest.mark.parametrize("colours", [3, 1])
def test_both_take_the_same_steps(colours):
    # Groups of two channels: of one, the normalisation would take the convolution's bias away.
    config = tiny(steps=4, encoder_width=16, decoder_width=48, colours=colours)
    vae, batches = build_vae(config), Batches(photos(6), config)
    distance = load_perceptual_distance()
    vae.use_perceptual(distance)
    trainer = Trainer(vae, config, distance.network)
    begun = flat(vae.trainable_variables)
    vae.optimizer.learning_rate = RATE
    for step in range(3):
        batch = batches.at(step, 0.1)
        keras_terms = vae.train_on_batch(batch, return_dict=True)
        terms = trainer.step(batch, RATE)
        for name, term in terms.items():
            # float32 sums in another order; the third step begins with weights that are a little
            # apart already.
            assert float(keras_terms[name]) == pytest.approx(term, rel=1e-3), name
        # The momenta are the gradients then. Of an absolute value the slope flips where rounding
        # changes the sign; 1e-6 of all gradients is what float32 rounds.
        if step == 0:
            ours, theirs = flat(vae.optimizer.momenta), flat_torch(trainer.optimizer.momenta)
            for momentum, plain in zip(ours, theirs, strict=True):
                assert_close(momentum, plain, 1e-2, 1e-6 * np.linalg.norm(np.concatenate(ours)))
    # Adam makes whole steps of gradients that are little but rounding, so weights are compared all
    # together: 7 % of the way apart, measured; one step of the three more or less would be a third.
    way = np.concatenate(flat(vae.trainable_variables)) - np.concatenate(begun)
    found = np.concatenate(flat_torch(trainer.network.weights.values()))
    assert_close(way, found - np.concatenate(begun), 0.15)


def flat(variables) -> list[np.ndarray]:
    return [as_torch(variable.numpy()).ravel() for variable in variables]


def flat_torch(tensors) -> list[np.ndarray]:
    return [np.ascontiguousarray(tensor.detach().numpy()).ravel() for tensor in tensors]


def assert_close(a: np.ndarray, b: np.ndarray, relative: float, absolute: float = 0.0) -> None:
    assert np.linalg.norm(a - b) <= relative * np.linalg.norm(a) + absolute

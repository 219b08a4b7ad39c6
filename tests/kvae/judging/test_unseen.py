import numpy as np
import pytest

from kvae.judging.unseen import nearer_to_training, nearest_answer, unseen_figures
from tests.kvae.settings import photos

SIXTY = photos(60, size=32)


def noisy(images: np.ndarray, seed: int) -> np.ndarray:
    noise = np.random.default_rng(seed).integers(-12, 13, images.shape)
    return np.clip(images.astype(int) + noise, 0, 255).astype(np.uint8)


def test_copies_of_the_training_are_distinguished_from_fair_draws():
    training, unseen = SIXTY[:48], SIXTY[48:]
    copied = nearer_to_training(noisy(np.tile(training, (4, 1, 1, 1)), 0), training, unseen)
    recalled = nearer_to_training(noisy(np.tile(unseen, (16, 1, 1, 1)), 0), training, unseen)
    both = nearer_to_training(noisy(SIXTY, 0), training, unseen)
    assert copied.low > 0.8
    assert recalled.high < 0.2
    assert both.value == pytest.approx(0.5, abs=0.02)  # the half draw that is added to each side


def test_fair_draws_are_called_fair_as_often_as_the_interval_says():
    images = photos(260, size=24)
    fair = []
    for trial in range(100):
        order = np.random.default_rng(trial).permutation(260)
        draws, training, unseen = np.split(images[order[:190]], [100, 180])
        found = nearer_to_training(draws, training, unseen)
        assert found.low <= found.value <= found.high
        fair.append(found.low <= 0.5 <= found.high)
    # 95 with a deviation of 2.2, less some: a side of ten photos knows its own spread poorly.
    assert sum(fair) >= 85


def test_the_nearest_photo_is_the_best_answer_that_a_photo_can_be():
    training, unseen = SIXTY[:48], SIXTY[48:]
    found = nearest_answer(training, unseen)
    error = ((unseen[:, None].astype(float) - training[None]) ** 2).mean(axis=(2, 3, 4)).min(axis=1)
    np.testing.assert_allclose(found, 10 * np.log10(255**2 / error), atol=1e-6)


def test_a_gain_is_what_a_model_is_better_than_that():
    training, unseen = SIXTY[:48], SIXTY[48:]
    recall = np.repeat(training[:1], len(unseen), axis=0)
    perfect = unseen_figures(recall, unseen, training, training, unseen)
    assert perfect["gain"] == pytest.approx(99 - perfect["nearest_psnr"], abs=0.01)
    assert perfect["encoded_psnr"] < perfect["nearest_psnr"]
    assert unseen_figures(unseen, recall, training, training, unseen)["gain"] < 0

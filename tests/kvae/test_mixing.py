import numpy as np
import pytest

from kvae.mixing import sharpened
from kvae.prior_pairs import softmax


@pytest.mark.parametrize("mixing", [0.03, 0.08, 0.5])
@pytest.mark.parametrize(("photos", "axes"), [(50, 4), (71, 10), (300, 8)])
def test_draws_mix_as_much_as_asked_and_show_all_photos_equally_often(photos, axes, mixing):
    rng = np.random.default_rng(photos)
    kernel = rng.normal(size=(axes, photos)).astype(np.float32)
    bias = rng.normal(size=photos).astype(np.float32)  # so that some would hardly be shown
    z = rng.normal(size=(100 * photos, axes)).astype(np.float32)

    better, evened = sharpened(kernel, bias, mixing, seed=3, number=5)
    shares = softmax(z @ better + evened)
    # It is found on some 10,000 draws, which tell their mean to 0.003.
    assert 1 - shares.max(axis=1).mean() == pytest.approx(mixing, abs=0.012)
    times = float((better / kernel).mean())
    before, after = (_unevenness(z @ better + each) for each in (times * bias, evened))
    # Measured: 0.06 to 0.34, the most where the factor is largest, instead of 0.96 to 1.52.
    assert after < min(0.4, 0.5 * before)


def _unevenness(scores: np.ndarray) -> float:
    """By what share of an equal part photos are shown more or less often, on average."""
    return float(np.abs(scores.shape[1] * softmax(scores).mean(axis=0) - 1).mean())


def test_equal_numbers_give_equal_scores():
    kernel, bias = np.eye(4, 60, dtype=np.float32), np.zeros(60, np.float32)
    first, again, other = (sharpened(kernel, bias, 0.3, 0, number)[1] for number in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kvae.judging.kid import Reference, kernel_distance

SEEDS = st.integers(0, 2**32 - 1)


def normal(seed: int, count: int, shift: float = 0.0) -> np.ndarray:
    return np.random.default_rng(seed).normal(shift, 1.0, (count, 16))


def test_the_formula_on_two_pairs_by_hand():
    x, y = np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([[1.0, 1.0], [2.0, 0.0]])
    # (x.y / 2 + 1)^3: within x 1; within y (2/2 + 1)^3 = 8; across 1.5^3, 2^3, 1.5^3, 1.
    expected = 1000 * (1 + 8 - 2 * (3.375 + 8 + 3.375 + 1) / 4)
    assert kernel_distance(x, y) == pytest.approx(expected)


@given(SEEDS, st.integers(2, 30), st.integers(2, 30))
def test_it_is_symmetric_and_blind_to_order(seed, n, m):
    x, y = normal(seed, n), normal(seed + 1, m, 0.3)
    found = kernel_distance(x, y)
    assert kernel_distance(y, x) == pytest.approx(found, abs=1e-6)
    order = np.random.default_rng(seed).permutation(n)
    assert kernel_distance(x[order], y) == pytest.approx(found, abs=1e-6)


def test_it_is_unbiased_however_small_the_samples():
    small = [kernel_distance(normal(2 * i, 5), normal(2 * i + 1, 5)) for i in range(4000)]
    # Zero on average, where the biased estimate of 5 and 5 would be 1000 * 2/5 * (8 - 1) = 2800:
    # four standard errors of the mean are about 40.
    assert abs(np.mean(small)) < 4 * np.std(small) / np.sqrt(len(small))
    assert 4 * np.std(small) / np.sqrt(len(small)) < 100


def things(seed: int, copies: int, photos: int) -> np.ndarray:
    """Features (copies, photos, 16): far apart between photos, near each other for one."""
    centres = 2 * normal(0, photos)
    return centres + 0.2 * np.random.default_rng(seed).normal(size=(copies, photos, 16))


def sample(seed: int, count: int, photos: int) -> np.ndarray:
    """A random sample of such things, as a model draws them that knows all photos alike."""
    chosen = np.random.default_rng(seed).integers(photos, size=count)
    return things(seed, count, photos)[np.arange(count), chosen]


def test_a_model_that_draws_what_the_photos_show_has_no_distance_to_them(monkeypatch):
    monkeypatch.setattr("kvae.judging.kid.ROUNDS", 1)  # of its interval, which nobody looks at
    found = [
        Reference(things(1000 + i, 4, 12)).distance(sample(i, 40, 12), i).value for i in range(300)
    ]
    error = np.std(found) / np.sqrt(len(found))
    assert abs(np.mean(found)) < 4 * error
    # Counting copies of one photo as any other pair would be off by several such errors.
    plain = [
        kernel_distance(sample(i, 40, 12), things(1000 + i, 4, 12).reshape(48, 16))
        for i in range(300)
    ]
    assert np.mean(plain) < -6 * error


def test_the_interval_covers_the_truth_as_often_as_it_says():
    covered = []
    for i in range(200):
        found = Reference(things(5000 + i, 4, 12)).distance(sample(i, 40, 12), i)
        covered.append(found.low <= 0.0 <= found.high)
    # 95 % of 200 are 190 with a deviation of 3; the spread itself is known to a tenth only.
    assert 178 <= sum(covered) <= 199


def test_copies_in_another_order_are_the_same_reference():
    known, drawn = things(1, 6, 9), sample(2, 30, 9)
    shuffled = np.random.default_rng(0).permuted(known, axis=0)  # mixes columns, keeps no photo
    kept = known[np.random.default_rng(0).permutation(6)]
    found = Reference(known).distance(drawn, 0)
    assert Reference(kept).distance(drawn, 0).value == pytest.approx(found.value, abs=1e-6)
    assert Reference(shuffled).distance(drawn, 0).value != pytest.approx(found.value, abs=1e-3)


def something_else(seed: int):
    return Reference(things(seed, 4, 12)).distance(sample(seed, 40, 12) + 1.0, seed)


@settings(max_examples=20, deadline=None)  # a busy machine is not a failure
@given(SEEDS)
def test_the_value_lies_in_its_interval(seed):
    found = something_else(seed)
    assert found.low <= found.value <= found.high


def test_something_else_is_far():
    found = [something_else(seed) for seed in range(100)]
    assert min(each.value for each in found) > 0
    # The shift is about four deviations of such a small sample: few intervals reach below 0.
    assert sum(each.low > 0 for each in found) >= 90

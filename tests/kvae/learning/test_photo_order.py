import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kvae.images import FEW
from kvae.learning.photo_order import photo_order


@given(st.integers(0, 2**32), st.integers(1, 40), st.integers(0, 5))
def test_each_epoch_is_a_permutation(seed, count, epoch):
    order = photo_order(seed, count, epoch * count, count)
    assert sorted(order) == list(range(count))


@given(st.integers(1, 30), st.integers(0, 100), st.integers(1, 70))
def test_any_part_is_a_part_of_the_same_sequence(count, start, length):
    whole = photo_order(5, count, 0, start + length)
    assert np.array_equal(photo_order(5, count, start, length), whole[start:])


def test_epochs_and_seeds_are_shuffled_differently():
    orders = [photo_order(seed, 50, start, 50) for seed in (0, 1) for start in (0, 50)]
    assert len({tuple(order) for order in orders}) == 4


@given(st.integers(0, 2**32), st.integers(FEW + 1, 3000), st.integers(0, 5))
def test_each_epoch_of_many_is_a_permutation_of_its_own(seed, count, epoch):
    order = photo_order(seed, count, epoch * count, count)
    assert sorted(order) == list(range(count))
    # Of chance ones, one photo in each thousand stands where it did; 30 of these are never met.
    assert (order == photo_order(seed, count, (epoch + 1) * count, count)).sum() < 30
    across = photo_order(seed, count, epoch * count + 7, count)
    assert np.array_equal(across[: count - 7], order[7:])


def test_the_order_of_many_is_as_good_as_chance():
    order = photo_order(0, 10**6, 0, 20_000).astype(float)
    # Five standard errors, of the mean and of the correlation of neighbours.
    assert abs(order.mean() / 10**6 - 0.5) < 5 * 12**-0.5 / 20_000**0.5
    assert abs(np.corrcoef(order[1:], order[:-1])[0, 1]) < 5 / 20_000**0.5

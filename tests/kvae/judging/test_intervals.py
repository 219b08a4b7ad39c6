import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvae.judging.intervals import from_halves, share


def test_a_share_agrees_with_the_published_example():
    # Wilson's 95 % interval of 15 in 148, as in Newcombe 1998, table I: 0.0624 to 0.1605.
    found = share(15, 148)
    assert (found.low, found.high) == pytest.approx((0.0624, 0.1605), abs=5e-5)


@given(st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_share_lies_within_its_interval_and_that_within_0_and_1(counts):
    hits, count = counts
    found = share(hits, count)
    assert 0 <= found.low <= found.value + 1e-12
    assert found.value - 1e-12 <= found.high <= 1
    assert found.high - found.low > 0  # even 0 of 2000 leaves doubt


def test_halves_spread_about_a_mean_as_the_mean_about_the_truth():
    source = np.random.default_rng(0)
    sample = source.normal(size=400)
    halves = [source.permutation(sample)[:200].mean() for _ in range(2000)]
    found = from_halves(float(sample.mean()), np.array(halves))
    # The standard error of the mean is known in closed form; 2000 halves give it to 2 %, thrice.
    expected = 1.96 * sample.std() / np.sqrt(400)
    assert found.high - found.value == pytest.approx(expected, rel=0.06)
    assert found.value - found.low == pytest.approx(found.high - found.value)


def test_rounding_keeps_the_keys_of_evaluation_json():
    assert share(1, 3).rounded(2) == {"value": 0.33, "low": 0.06, "high": 0.79}

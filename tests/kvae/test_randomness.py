import numpy as np
import pytest

from kvae.randomness import Use, normal, stream


def test_equal_arguments_draw_equal_numbers():
    first = normal(3, 14, Use.NOISE, (4, 8))
    np.random.default_rng(0).random(100)  # other draws in between change nothing
    assert np.array_equal(first, normal(3, 14, Use.NOISE, (4, 8)))
    assert first.dtype == np.float32


def test_seeds_numbers_and_uses_share_no_words():
    keys = [(seed, step, use) for seed in (0, 1, 2) for step in (0, 1, 2) for use in Use]
    words = [int(word) for key in keys for word in stream(*key).bit_generator.random_raw(64)]
    # 64-bit words: one chance in ten million million that any two of these agree by accident.
    assert len(set(words)) == len(words)


def test_neighbouring_streams_are_uncorrelated():
    keys = [(0, 0, Use.NOISE), (1, 0, Use.NOISE), (0, 1, Use.NOISE), (0, 0, Use.PRIOR)]
    values = np.stack([normal(*key, (20000,)) for key in keys])
    off = np.corrcoef(values)[np.triu_indices(4, 1)]
    assert np.abs(off).max() < 5 / np.sqrt(20000)  # five standard errors


def test_a_negative_seed_is_refused():
    with pytest.raises(ValueError, match="non-negative"):
        stream(-1, 0, Use.NOISE)

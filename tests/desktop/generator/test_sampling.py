"""Codes depend on (seed, index) alone and never change between releases."""

import hashlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.generator.arguments import MAX_SEED
from desktop.generator.sampling import draw, draws, normals

seeds = st.integers(0, MAX_SEED)


def philox(seed: int, index: int, blocks: int) -> list[int]:
    """Philox4x64-10 in plain integers: a second opinion on NumPy's words (Salmon et al. 2011)."""
    mask, words = 2**64 - 1, []
    for block in range(1, blocks + 1):
        c, k = [block, 0, 0, 0], [seed, index]
        for _ in range(10):
            p0, p1 = 0xD2E7470EE14C6C93 * c[0], 0xCA5A826395121157 * c[2]
            c = [(p1 >> 64) ^ c[1] ^ k[0], p1 & mask, (p0 >> 64) ^ c[3] ^ k[1], p0 & mask]
            k = [(k[0] + 0x9E3779B97F4A7C15) & mask, (k[1] + 0xBB67AE8584CAA73B) & mask]
        words += c
    return words


@given(seeds, seeds)
@settings(max_examples=50)
def test_words_are_philox_from_counter_one(seed, index):
    key = np.array([seed, index], np.uint64)
    assert np.random.Philox(key=key).random_raw(8).tolist() == philox(seed, index, 2)


@given(seeds, st.integers(1, 12), st.integers(4, 10))
def test_a_picture_never_depends_on_how_many_are_drawn(seed, count, latent_dim):
    every = draws(seed, 12, latent_dim)
    assert draws(seed, count, latent_dim).tobytes() == every[:count].tobytes()
    assert draw(seed, count - 1, latent_dim).tobytes() == every[count - 1].tobytes()
    assert np.isfinite(every).all()


def test_golden_values():
    # float32, to the bit: these codes are in people's saved pictures.
    assert draw(0, 0, 4).tolist() == GOLDEN_FIRST
    assert draw(MAX_SEED, MAX_SEED, 5).tolist() == GOLDEN_LAST
    digest = hashlib.sha256(draws(2026, 1000, 10).tobytes()).hexdigest()
    assert digest == GOLDEN_DIGEST


def test_many_draws_look_normal():
    codes = draws(7, 4000, 10).ravel()
    # 40,000 draws: the mean's standard error is 0.005, the variance's 0.007; four of them.
    assert abs(codes.mean()) < 0.02
    assert abs(codes.var() - 1) < 0.03
    assert abs(np.corrcoef(codes[0::2], codes[1::2])[0, 1]) < 0.03


def test_no_word_gives_infinity():
    lowest, highest = 0, 2**64 - 1
    words = np.array([lowest, lowest, highest, highest, lowest, highest], np.uint64)
    # By hand: u = 2**-54 gives r = sqrt(108 ln 2) = 8.6522; u = 1 gives r = 0.
    assert normals(words)[[0, 2, 4]].tolist() == pytest.approx([8.6522, 0, 8.6522], abs=1e-4)
    assert np.isfinite(normals(words)).all()


def test_draws_of_nothing_keep_their_shape():
    assert draws(1, 0, 8).shape == (0, 8)
    assert draw(1, 0, 7).dtype == np.float32


@pytest.mark.parametrize(("seed", "index"), [(-1, 0), (0, -1), (MAX_SEED + 1, 0)])
def test_outside_64_bits_is_an_error(seed, index):
    with pytest.raises(OverflowError):
        draw(seed, index, 8)


GOLDEN_FIRST = [0.15853384137153625, 2.982879400253296, -1.9256919622421265, -0.8249255418777466]
GOLDEN_LAST = [
    -1.175316572189331,
    -0.5667645931243896,
    -0.036471400409936905,
    -0.1273651272058487,
    -1.125205397605896,
]
GOLDEN_DIGEST = "b7672661f8329cbfcf1656d9bbc3501cc47583957fb94eccbb1b10da0ce1535f"

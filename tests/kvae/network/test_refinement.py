import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.generator.latent.refinement import refined as refined_in_the_window
from kvae.network.refinement import NUMBERS, refined

SIDE = 8


def linear(seed: int, axes: int):
    """A decoder whose pictures are linear in the code, with its matrix (axes, P)."""
    matrix = np.random.default_rng(seed).normal(0, 0.1, (axes, SIDE * SIDE * 3)).astype(np.float32)
    return (lambda z: (z @ matrix).reshape(-1, SIDE, SIDE, 3)), matrix


def cost(decode, z, picture, first) -> float:
    """Minus twice log p(x | z) + log p(z), up to a constant."""
    left = np.square(decode(z[None])[0] - picture).sum()
    return NUMBERS * left / np.square(decode(first[None])[0] - picture).sum() + z @ z


@given(st.integers(0, 2**32 - 1), st.integers(4, 10))
def test_of_a_linear_decoder_it_finds_the_best_code_there_is(seed, axes):
    decode, matrix = linear(seed, axes)
    rng = np.random.default_rng(seed)
    picture = (rng.normal(size=axes) @ matrix + 0.05 * rng.normal(size=matrix.shape[1])).reshape(
        SIDE, SIDE, 3
    )
    first = rng.normal(size=axes).astype(np.float32)
    found = refined(decode, first, picture.astype(np.float32))
    precision = NUMBERS / np.square(decode(first[None])[0] - picture).sum()
    best = np.linalg.solve(
        precision * matrix @ matrix.T + np.eye(axes), precision * matrix @ picture.reshape(-1)
    )
    # Damped steps end a little before it: by what changes the cost by less than a thousandth.
    reached, least = (cost(decode, z, picture, first) for z in (found, best))
    assert least - 1e-3 <= reached <= 1.001 * least + 1e-3


@given(st.integers(0, 2**32 - 1))
def test_it_never_names_a_less_probable_code(seed):
    """Also of a decoder that is anything but linear."""
    rng = np.random.default_rng(seed)
    _, matrix = linear(seed, 4)

    def decode(z: np.ndarray) -> np.ndarray:
        return (0.5 + 0.5 * np.sin(40 * z @ matrix)).reshape(-1, SIDE, SIDE, 3)

    picture = rng.random((SIDE, SIDE, 3)).astype(np.float32)
    first = rng.normal(size=4).astype(np.float32)
    found = refined(decode, first, picture)
    assert found.shape == (4,)
    assert found.dtype == np.float32
    assert cost(decode, found, picture, first) <= cost(decode, first, picture, first) * (1 + 1e-5)
    assert np.array_equal(found, refined_in_the_window(decode, first, picture))


@pytest.mark.parametrize("level", [0.0, 0.5])
def test_a_code_that_explains_all_and_a_decoder_that_draws_one_picture_are_no_trouble(level):
    picture = np.full((SIDE, SIDE, 3), 0.5, np.float32)
    first = np.array([2.0, 0.0, -1.0, 0.5], np.float32)
    found = refined(lambda z: np.full((len(z), SIDE, SIDE, 3), level, np.float32), first, picture)
    assert np.isfinite(found).all()
    assert np.abs(found).max() <= 2.0

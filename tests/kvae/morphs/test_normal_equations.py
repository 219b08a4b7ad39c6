import numpy as np
import pytest

from kvae.morphs.normal_equations import at_once, in_turn

SIZE = 30


@pytest.fixture
def system():
    """Three systems, positive definite as those of a registration are, and right sides."""
    source = np.random.default_rng(0)
    slopes = source.normal(size=(3, 2 * SIZE, 2 * SIZE)).astype(np.float32)
    whole = slopes @ slopes.transpose(0, 2, 1) + 8 * SIZE * np.eye(2 * SIZE, dtype=np.float32)
    between = whole[:, :SIZE, SIZE:]
    between = 0.5 * (between + between.transpose(0, 2, 1))
    right = source.normal(size=(3, 2, SIZE)).astype(np.float32)
    return whole[:, :SIZE, :SIZE], whole[:, SIZE:, SIZE:], between, right


def whole(across, down, between):
    return np.block([[across, between], [between, down]]).astype(np.float64)


def worth(matrix, right, found):
    """What the system minimises, of each."""
    flat, wanted = found.reshape(3, -1), right.reshape(3, -1)
    return 0.5 * np.einsum("bi,bij,bj->b", flat, matrix, flat) - (flat * wanted).sum(axis=1)


def test_at_once_solves_what_is_damped(system):
    across, down, between, right = system
    matrix, damping = whole(across, down, between), np.float32([0.0, 0.1, 10.0])
    mean = np.einsum("bii->b", matrix) / (2 * SIZE)
    matrix += (damping * mean)[:, None, None] * np.eye(2 * SIZE)
    found = at_once(across, down, between, damping, right)
    # float32, of matrices whose largest eigenvalue is twice the smallest.
    np.testing.assert_allclose(
        np.einsum("bij,bj->bi", matrix, found.reshape(3, -1)), right.reshape(3, -1), atol=1e-4
    )


def test_in_turn_is_the_same_where_components_know_nothing_of_each_other(system):
    across, down, between, right = system
    nothing, damping = np.zeros_like(between), np.full(3, 0.1, np.float32)
    expected = at_once(across, down, nothing, damping, right)
    found = in_turn(across, down, nothing, damping, right)
    np.testing.assert_allclose(found, expected, rtol=1e-4, atol=1e-6)  # float32


def test_in_turn_gains_most_of_what_at_once_does(system):
    across, down, between, right = system
    matrix, undamped = whole(across, down, between), np.zeros(3, np.float32)
    best = worth(matrix, right, at_once(across, down, between, undamped, right))
    found = worth(matrix, right, in_turn(across, down, between, undamped, right))
    assert (found < 0).all()  # doing nothing is worth 0
    assert (found >= best - 1e-4).all()
    assert (found < 0.7 * best).all()

import numpy as np

from kvae.morphs.splines import basis, roughness, weighted_products


def test_a_constant_and_a_slope_are_drawn_exactly():
    splines = basis(20, 7)
    np.testing.assert_allclose(splines.sum(axis=1), 1.0, atol=1e-6)
    line = splines @ np.arange(7, dtype=np.float32)
    np.testing.assert_allclose(np.diff(line, 2), 0.0, atol=1e-5)


def test_products_are_those_of_the_whole_matrix():
    side, knots = 9, 6
    weights = np.random.default_rng(0).random((2, side, side), np.float32)
    whole = np.kron(basis(side, knots), basis(side, knots))
    for found, weight in zip(weighted_products(side, knots, weights), weights, strict=True):
        np.testing.assert_allclose(found, whole.T * weight.ravel() @ whole, atol=1e-5)


def test_only_what_bends_is_rough():
    knots = 8
    down, across = np.meshgrid(np.arange(knots), np.arange(knots), indexing="ij")
    plane, bowl = (down + 2.0 * across).ravel(), ((down - 3.5) ** 2).ravel()
    bending = roughness(knots, 0.0, 1.0)
    assert abs(plane @ bending @ plane) < 1e-3
    assert bowl @ bending @ bowl > 1
    assert plane @ roughness(knots, 1.0, 0.0) @ plane > 1

import numpy as np
import pytest

from kvae.own_cells import in_own_cells, linear_change

PHOTOS, AXES = 60, 6


@pytest.fixture
def scores() -> tuple[np.ndarray, np.ndarray]:
    """Those of photos whose codes are scattered as draws are: nearer ones have the higher score."""
    codes = np.random.default_rng(0).normal(size=(PHOTOS, AXES)).astype(np.float32)
    return 4.0 * codes.T, -2.0 * (codes**2).sum(axis=1)


def test_a_code_in_another_photos_cell_moves_into_its_own_and_no_other_moves(scores):
    codes = scores[0].T / 4.0
    codes[7] = codes[8]
    codes[20] = codes[3] + 0.01
    moved = in_own_cells(codes, *scores, seed=1, number=2)
    assert np.flatnonzero((moved != codes).any(axis=1)).tolist() == [7, 20]
    assert (moved @ scores[0] + scores[1]).argmax(axis=1).tolist() == list(range(PHOTOS))


def test_codes_that_are_in_their_cells_are_left_alone(scores):
    codes = scores[0].T / 4.0
    assert np.array_equal(in_own_cells(codes, *scores, seed=1, number=2), codes)


def test_a_photo_that_no_draw_chooses_stays_where_it_is(scores):
    kernel, bias = scores
    bias[7] = -1e6
    codes = kernel.T / 4.0
    assert np.array_equal(in_own_cells(codes, kernel, bias, seed=1, number=2), codes)


def test_a_linear_layer_changes_as_wanted_and_not_at_all_for_nothing():
    rng = np.random.default_rng(0)
    features = 0.001 * rng.normal(size=(PHOTOS, 4 * PHOTOS)).astype(np.float32)
    features -= features.mean(axis=0)  # so a kernel alone could not move one photo and no other
    change = np.zeros((PHOTOS, AXES), np.float32)
    kernel, bias = linear_change(features, change)
    assert not kernel.any()
    assert not bias.any()
    change[5] = rng.normal(size=AXES)
    kernel, bias = linear_change(features, change)
    # float32 holds weights of some 100 to 1e-5, and features of 0.001 are summed 240 times.
    np.testing.assert_allclose(features @ kernel + bias, change, atol=1e-4)


def test_photos_that_are_the_same_get_no_huge_weights():
    features = np.random.default_rng(0).normal(size=(6, 40)).astype(np.float32)
    features[1] = features[0] + 1e-6
    change = np.zeros((6, AXES), np.float32)
    change[1] = 1.0
    kernel, _ = linear_change(features, change)
    assert np.abs(kernel).max() < 1.0

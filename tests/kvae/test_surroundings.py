import keras
import numpy as np
import pytest

from kvae.surroundings import ground_colour, surrounded

SIDE, MARGIN = 24, 6
RED = (0.8, 0.1, 0.1)


def plain(colour=(1.0, 1.0, 1.0)) -> np.ndarray:
    return np.full((SIDE, SIDE, 3), colour, np.float32)


def around(picture: np.ndarray) -> np.ndarray:
    found = surrounded(keras.ops.convert_to_tensor(picture[None]), MARGIN)
    return keras.ops.convert_to_numpy(found)[0]


def mirrored(picture: np.ndarray) -> np.ndarray:
    return np.pad(picture, ((MARGIN, MARGIN), (MARGIN, MARGIN), (0, 0)), "symmetric")


@pytest.mark.parametrize("ground", [(1.0, 1.0, 1.0), (0.1, 0.3, 0.2)])
@pytest.mark.parametrize("turns", range(4))
def test_of_a_thing_that_stands_clear_of_the_edge_nothing_hangs_in_the_air(ground, turns):
    picture = plain(ground)
    picture[2:12, 1:9] = RED  # a mirror would show it one pixel beyond the edge
    picture = np.rot90(picture, turns)
    assert (mirrored(picture) != plain(ground)[0, 0]).any(axis=2).sum() > picture[..., 0].size / 7
    found = around(picture)
    np.testing.assert_array_equal(found[MARGIN:-MARGIN, MARGIN:-MARGIN], picture)
    found[MARGIN:-MARGIN, MARGIN:-MARGIN] = ground
    # Whether red is ground at all is asked with a bell curve, which is nowhere quite 0.
    np.testing.assert_allclose(found, np.broadcast_to(ground, found.shape), atol=1e-4)


def test_a_thing_that_reaches_the_edge_goes_on_beyond_it():
    picture = plain()
    picture[8:14, :9] = RED
    found = around(picture)
    np.testing.assert_allclose(found, mirrored(picture), atol=1e-4)
    assert (found[MARGIN + 8 : MARGIN + 14, :MARGIN] == np.float32(RED)).all()


def test_where_no_colour_is_the_ground_all_is_mirrored():
    picture = plain((0.1, 0.1, 0.9))
    picture[:, SIDE // 2 :] = RED
    picture[5:9, 3:9] = (0.2, 0.7, 0.1)
    np.testing.assert_allclose(around(picture), mirrored(picture), atol=1e-4)


def test_a_ground_that_grows_darker_is_mirrored_without_a_step():
    shade = np.linspace(0.8, 0.9, SIDE, dtype=np.float32)
    picture = np.repeat(np.broadcast_to(shade[:, None], (SIDE, SIDE))[:, :, None], 3, axis=2)
    found, steps = around(picture), (shade[1] - shade[0]) * 1.5
    assert np.abs(np.diff(found, axis=0)).max() < steps
    assert np.abs(np.diff(found, axis=1)).max() < steps


def test_the_ground_is_what_most_of_the_edges_show():
    picture = plain((0.9, 0.8, 0.7))
    picture[:, :2] = RED  # 30 % of the edges
    picture[-1, 2:8] = RED
    found = keras.ops.convert_to_numpy(ground_colour(keras.ops.convert_to_tensor(picture[None])))
    assert found.shape == (1, 1, 1, 3)
    np.testing.assert_allclose(found[0, 0, 0], (0.9, 0.8, 0.7), atol=0.02)

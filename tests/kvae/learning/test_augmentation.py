import numpy as np

from kvae.learning.augmentation import framed_otherwise
from tests.kvae.morphs.things import thing, things


def test_changes_depend_on_seed_and_step_alone():
    images = things(3)
    first, again = (framed_otherwise(images, 1, 5) for _ in range(2))
    assert first.dtype == np.uint8
    assert first.shape == images.shape
    assert np.array_equal(first, again)
    assert not np.array_equal(first, framed_otherwise(images, 1, 6))
    assert not np.array_equal(first, framed_otherwise(images, 2, 5))


def test_a_thing_stays_in_the_picture_and_moves_a_little():
    image = thing(radii=(0.2, 0.2))
    middles = []
    for changed in framed_otherwise(np.repeat(image[None], 60, axis=0), 0, 0):
        inside = changed[..., 1] < 0.5 * (int(changed[..., 1].max()) + int(changed[..., 1].min()))
        y, x = np.nonzero(inside)
        middles.append((x.mean() / 64, y.mean() / 64))
        assert 0.05 < inside.mean() < 0.25  # 0.126, times or through 1.2 twice
    middles = np.array(middles) - 0.5
    # Moved by a tenth of the side, turned about the middle, and a pixel for what counts as inside.
    assert np.abs(middles).max() < 0.155
    assert middles.std(axis=0).min() > 0.03


def test_what_comes_in_from_beyond_the_edge_is_the_edges_colour():
    plain = np.full((20, 64, 64, 3), 200, np.uint8)
    for changed in framed_otherwise(plain, 0, 0):
        assert (changed == changed[0, 0]).all()  # lit otherwise, but of one colour still

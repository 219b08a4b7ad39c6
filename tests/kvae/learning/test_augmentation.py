import numpy as np
import pytest

from kvae.learning.augmentation import framed_otherwise, widened
from tests.kvae.morphs.things import thing, things


def test_changes_depend_on_seed_and_step_alone():
    images = things(3)
    wide = [widened(image) for image in images]
    first, again = (framed_otherwise(wide, 1, 5) for _ in range(2))
    assert first.dtype == np.uint8
    assert first.shape == images.shape
    assert np.array_equal(first, again)
    assert not np.array_equal(first, framed_otherwise(wide, 1, 6))
    assert not np.array_equal(first, framed_otherwise(wide, 2, 5))


def test_a_thing_stays_in_the_picture_and_moves_a_little():
    image = thing(radii=(0.2, 0.2))
    middles = []
    for changed in framed_otherwise([widened(image)] * 60, 0, 0):
        inside = changed[..., 1] < 0.5 * (int(changed[..., 1].max()) + int(changed[..., 1].min()))
        y, x = np.nonzero(inside)
        middles.append((x.mean() / 64, y.mean() / 64))
        assert 0.05 < inside.mean() < 0.25  # 0.126, times or through 1.2 twice
    middles = np.array(middles) - 0.5
    # Moved by a tenth of the side, turned about the middle, and a pixel for what counts as inside.
    assert np.abs(middles).max() < 0.155
    assert middles.std(axis=0).min() > 0.03


def test_a_thing_is_turned_a_little_either_way():
    bar = widened(thing(radii=(0.35, 0.1)))
    angles = []
    for changed in framed_otherwise([bar] * 60, 0, 0):
        inside = changed[..., 1] < 0.5 * (int(changed[..., 1].max()) + int(changed[..., 1].min()))
        y, x = (part - part.mean() for part in np.nonzero(inside))
        angles.append(0.5 * np.arctan2(2 * (x * y).mean(), (x * x - y * y).mean()))
    angles = np.degrees(angles)
    assert np.abs(angles).max() < 9.0  # 8 degrees, and whole pixels
    assert angles.min() < -4.0
    assert angles.max() > 4.0


def test_what_comes_in_from_beyond_the_edge_is_the_edges_colour():
    plain = widened(np.full((64, 64, 3), 200, np.uint8))
    for changed in framed_otherwise([plain] * 20, 0, 0):
        assert (changed == changed[0, 0]).all()  # lit otherwise, but of one colour still


@pytest.mark.parametrize("side", [64, 65])
def test_whatever_its_side_a_picture_stays_of_that_size(side):
    (changed,) = framed_otherwise([widened(thing(side=side))], 0, 0)
    assert changed.shape == (side, side, 3)

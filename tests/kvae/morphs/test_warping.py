import numpy as np

from kvae.morphs.warping import MARGIN, with_margin
from tests.kvae.morphs.things import thing


def test_plain_ground_goes_on_and_shows_no_thing_twice():
    near_the_edge = thing(centre=(0.2, 0.5), radii=(0.15, 0.15))
    wide = np.asarray(with_margin(near_the_edge))
    margin = round(MARGIN * 64)
    assert (wide[margin:-margin, margin:-margin] == near_the_edge).all()
    assert wide[:, :margin].min() > 240


def test_any_other_photo_goes_on_as_in_a_mirror():
    photo = np.random.default_rng(0).integers(0, 256, (64, 64, 3), np.uint8)
    wide, margin = np.asarray(with_margin(photo)), round(MARGIN * 64)
    assert (wide[margin:-margin, margin:-margin] == photo).all()
    assert (wide[margin:-margin, margin - 1] == photo[:, 0]).all()
    assert (wide[margin:-margin, 0] == photo[:, margin - 1]).all()

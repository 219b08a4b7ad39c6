import numpy as np
import pytest

from kvae.images import ground, of_scenes
from tests.kvae.morphs.things import scenes, thing, things

SIDE = 64


def test_ground_is_distinguished_from_a_full_frame():
    source = np.random.default_rng(0)
    frames = source.integers(0, 256, (3, SIDE, SIDE, 3), np.uint8)
    touching = np.stack([thing(centre=(0.0, 0.5)), thing(centre=(0.5, 1.0))])
    colours, plain = ground(np.concatenate([things(4), 255 - things(4), touching, frames]))
    assert plain.tolist() == [True] * 10 + [False] * 3
    assert colours[:4].min() > 250
    assert colours[4:8].max() < 5


@pytest.mark.parametrize(("share", "levels", "plain"), [
    (0.79, 255, False), (0.81, 255, True),  # of the border, that is of one colour
    (0.5, 29, True), (0.5, 31, False),  # by which the rest may differ
])  # fmt: skip
def test_ground_is_plain_where_four_fifths_of_the_border_have_nearly_one_colour(
    share, levels, plain
):
    picture = np.zeros((100, 100, 3), np.uint8)
    sides = picture[0], picture[-1], picture[:, 0], picture[:, -1]
    for side in sides:
        side[1 + round(98 * share) : 99, 0] = levels
    assert ground(picture[None])[1].tolist() == [plain]


def test_scenes_are_recognised_by_their_ground():
    assert of_scenes(scenes(5))
    assert not of_scenes(things(5, seed=5))
    assert not of_scenes(np.concatenate([things(5, seed=5), scenes(4)]))

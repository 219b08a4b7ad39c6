import numpy as np

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


def test_scenes_are_recognised_by_their_ground():
    assert of_scenes(scenes(5))
    assert not of_scenes(things(5, seed=5))
    assert not of_scenes(np.concatenate([things(5, seed=5), scenes(4)]))

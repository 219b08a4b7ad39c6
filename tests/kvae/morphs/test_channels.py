import numpy as np
import pytest

from kvae.morphs.channels import described, subject
from tests.kvae.morphs.things import thing

PALE = 0.4  # of the contrast that the vivid one has


def test_what_is_seen_on_a_pale_thing_counts_nearly_as_much_as_on_a_vivid_one():
    vivid = thing(spots=8).astype(float)
    pale = 255 - PALE * (255 - vivid)
    maps = described(np.stack([vivid, pale]).astype(np.uint8), 48)
    strength = maps.std(axis=(2, 3))
    local, luma = (strength[1, i] / strength[0, i] for i in (1, 2))
    assert luma == pytest.approx(PALE, abs=0.01)
    assert local > 1.5 * PALE


def test_a_thing_is_distinguished_from_its_ground_whatever_the_ground():
    source = np.random.default_rng(0)
    for ground in source.uniform(0, 1, (5, 3)):
        picture = np.broadcast_to(ground, (1, 32, 32, 3)).astype(np.float32).copy()
        picture[:, 10:20, 10:20] = np.where(ground > 0.5, 0.0, 1.0)
        found = subject(picture)[0]
        assert found[10:20, 10:20].min() > 0.7
        assert np.delete(found, range(10, 20), axis=0).max() < 0.01

"""What counts as the same photo once more, and what as another one."""

import numpy as np
import pytest

from kvae.photos.near_copies import near_copies, near_copies_of
from tests.kvae.settings import photos


@pytest.mark.parametrize(("levels", "pairs"), [(11, [(0, 2)]), (13, [])])
def test_photos_that_differ_by_less_than_twelve_levels_are_near_copies(levels, pairs):
    images = np.clip(photos(2), 0, 200)
    brighter = images[:1] + np.uint8(levels)
    assert near_copies(np.concatenate([images, brighter])) == pairs
    assert near_copies_of(brighter, images).tolist() == [index for index, _ in pairs]


def test_noise_is_forgotten_and_one_photo_alone_has_no_copy():
    image = photos(1)
    noise = np.random.default_rng(0).normal(0, 30, image.shape)
    noisy = np.clip(image + noise, 0, 255).astype(np.uint8)
    assert near_copies(np.concatenate([image, noisy])) == [(0, 1)]
    assert near_copies(image) == []

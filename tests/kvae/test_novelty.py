import numpy as np
import pytest

from kvae.novelty import FELLOW_AT_LEAST, NEAR_COPY, distances, nearest_photos, thumbnails
from tests.kvae.settings import photos


def test_copies_are_told_from_new_pictures():
    known = photos(8)
    noisy = known[:4].astype(int) + np.random.default_rng(0).integers(-3, 4, known[:4].shape)
    draws = np.concatenate([np.clip(noisy, 0, 255).astype(np.uint8), 255 - known[:4]])
    found = nearest_photos(draws, known)
    assert found.photo[:4].tolist() == [0, 1, 2, 3]
    assert (found.ratio[:4] < NEAR_COPY).all()
    assert (found.ratio[4:] > NEAR_COPY).all()


def test_a_distance_is_the_root_mean_square_in_levels():
    grey = np.stack([np.full((64, 64, 3), level, np.uint8) for level in (10, 20, 60)])
    small = thumbnails(grey)
    assert distances(small, small) == pytest.approx(
        np.array([[0, 10, 50], [10, 0, 40], [50, 40, 0]]), abs=1e-4
    )
    found = nearest_photos(grey + np.uint8(4), grey)
    # 10 and 20 are one photo twice: their distance counts as the least that photos are apart.
    assert found.ratio == pytest.approx([4 / FELLOW_AT_LEAST, 4 / FELLOW_AT_LEAST, 4 / 40])


def test_texture_plays_no_part():
    known = photos(3, size=96)
    checked = known.astype(int)
    checked[:, ::2, ::2] += 9
    checked[:, 1::2, 1::2] += 9
    checked[:, ::2, 1::2] -= 9
    checked[:, 1::2, ::2] -= 9
    found = nearest_photos(np.clip(checked, 0, 255).astype(np.uint8), known)
    assert found.distance.max() < 2  # what clipping at black and white leaves

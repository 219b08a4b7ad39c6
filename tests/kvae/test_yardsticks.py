import numpy as np
import pytest

from kvae.novelty import nearest_photos
from kvae.yardsticks import augmented, augmented_sample, mixtures
from tests.kvae.settings import photos


def test_light_changes_change_a_little_and_are_the_same_each_time():
    images = photos(8)
    found = augmented(images, seed=3, number=0)
    assert np.array_equal(found, augmented(images, 3, 0))
    other = [augmented(images, 3, 1), augmented(images, 4, 0)]
    assert not any(np.array_equal(found, o) for o in other)
    assert found.shape == images.shape
    assert found.dtype == np.uint8
    apart = nearest_photos(found, images)
    assert apart.photo.tolist() == list(range(8))  # each is still the picture that it was
    assert 0 < apart.distance.min() <= apart.distance.max() < 40


def test_what_enters_has_the_colour_of_the_border():
    picture = np.full((1, 64, 64, 3), 250, np.uint8)
    picture[:, 20:44, 20:44] = (200, 30, 40)
    corners = [augmented(picture, 0, n)[0, [0, 0, -1, -1], [0, -1, 0, -1]] for n in range(20)]
    # Light changes of 250 reach from 250 - 0.06 * 123 - 6 to white.
    assert np.min(corners) >= 236
    assert np.ptp(np.stack(corners), axis=(1, 2)).max() == 0  # one colour in each


def test_a_sample_holds_photos_as_chance_has_it():
    found = augmented_sample(photos(4), 80, 0, 0)
    counts = np.bincount(nearest_photos(found, photos(4)).photo, minlength=4)
    assert found.shape == (80, 64, 64, 3)
    # 20 each on average with a deviation of 3.9; not 20 exactly, which would be no sample.
    assert counts.min() >= 5
    assert len(set(counts)) > 1


@pytest.mark.parametrize("count", [2, 3, 12])
def test_mixtures_are_halves_of_two_different_photos(count):
    images = photos(count).astype(int)
    halves = {
        ((images[i] + images[j]) // 2).astype(np.uint8).tobytes()
        for i in range(count)
        for j in range(count)
        if i != j
    }
    found = mixtures(photos(count), 50, seed=1)
    assert {picture.tobytes() for picture in found} <= halves
    assert np.array_equal(found, mixtures(photos(count), 50, seed=1))

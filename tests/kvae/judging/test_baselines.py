import numpy as np
import pytest

from kvae.images import distances, thumbnails
from kvae.judging.baselines import augmented, mixtures, photos_in_views
from tests.kvae.settings import photos


def test_light_changes_change_a_little_and_are_the_same_each_time():
    images = photos(8)
    found = augmented(images, seed=3, number=0)
    assert np.array_equal(found, augmented(images, 3, 0))
    other = [augmented(images, 3, 1), augmented(images, 4, 0)]
    assert not any(np.array_equal(found, o) for o in other)
    assert found.shape == images.shape
    assert found.dtype == np.uint8
    apart = distances(thumbnails(found), thumbnails(images))
    assert apart.argmin(axis=1).tolist() == list(range(8))  # each is still what it was
    assert 0 < apart.min(axis=1).min() <= apart.min(axis=1).max() < 40


def test_what_enters_has_the_colour_of_the_border():
    picture = np.full((1, 64, 64, 3), 250, np.uint8)
    picture[:, 20:44, 20:44] = (200, 30, 40)
    corners = [augmented(picture, 0, n)[0, [0, 0, -1, -1], [0, -1, 0, -1]] for n in range(20)]
    # Light changes of 250 reach from 250 - 0.06 * 123 - 6 to white.
    assert np.min(corners) >= 236
    assert np.ptp(np.stack(corners), axis=(1, 2)).max() == 0  # one colour in each


def test_views_of_no_strength_are_the_photos_and_others_are_not():
    images = photos(5)
    still, chosen = photos_in_views(images, 20, 0, strength=0.0)
    views, same = photos_in_views(images, 20, 0)
    # There and back between 255 levels and a share of 1 may round one level otherwise.
    assert np.abs(still.astype(int) - images[chosen]).max() <= 1
    assert np.array_equal(chosen, same)
    assert all((a != b).any() for a, b in zip(still, views, strict=True))
    apart = distances(thumbnails(views), thumbnails(images))
    assert (apart.argmin(axis=1) == chosen).all()
    assert np.array_equal(views, photos_in_views(images, 20, 0)[0])


def test_views_leave_black_and_white_alone():
    plain = np.stack([np.zeros((64, 64, 3), np.uint8), np.full((64, 64, 3), 255, np.uint8)])
    views, chosen = photos_in_views(plain, 20, 0)
    # The tone curve moves a level away from an end by 0.35 of it, and hue keeps greys grey.
    assert np.abs(views.astype(int) - plain[chosen]).max() <= 1


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

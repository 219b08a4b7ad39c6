import numpy as np

from kvae.recognition import recognise

# Three photos a quarter turn from each other, and one between the first two.
PHOTOS = np.array([[1.0, 0, 0], [0, 1, 0], [0, 0, 1]])


def test_a_picture_is_identified_when_both_opinions_agree_and_it_is_near_enough():
    pictures = np.array([[1, 0.1, 0], [0.1, 1, 0], [0, 0, 1], [1, 0.9, 0.9]])
    second = np.array([0, 1, 2, 0])
    found = recognise(pictures, PHOTOS, second)
    # The fourth lies 0.39 from the first photo, nearer than the photos to each other: near enough.
    assert found.identified.value == 1.0
    assert recognise(pictures, PHOTOS, np.array([0, 2, 2, 0])).identified.value == 0.75
    assert (found.photos, found.found) == (3, 3)


def test_a_picture_farther_than_the_next_photo_is_not_identified():
    photos = np.array([[1.0, 0, 0], [1, 0.2, 0], [0, 0, 1]])
    found = recognise(np.array([[1.0, -0.5, 0.5]]), photos, np.array([0]))
    assert (found.identified.value, found.photos, found.found) == (0.0, 0, 1)


def test_one_photo_for_ever_is_identified_but_one_photo():
    found = recognise(np.repeat(PHOTOS[:1], 50, axis=0), PHOTOS, np.zeros(50, int))
    assert found.identified.value == 1.0
    assert (found.photos, found.found) == (1, 1)
    assert 0.9 < found.identified.low < 1

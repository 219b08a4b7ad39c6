import numpy as np

from kvae.judging.recognition import recognised

PHOTOS = np.array([[1.0, 0, 0], [0, 1, 0], [0, 0, 1]])


def test_what_lies_near_one_photo_is_identified_if_the_fit_agrees():
    pictures = np.array([[1.0, 0.1, 0], [0.1, 1, 0], [0, 0.1, 1]])
    assert recognised(pictures, PHOTOS, np.array([0, 1, 2])).all()
    assert recognised(pictures, PHOTOS, np.array([0, 2, 2])).tolist() == [True, False, True]


def test_what_lies_farther_than_a_photos_fellow_is_not():
    photos = np.array([[1.0, 0, 0], [1, 0.2, 0], [0, 0, 1]])
    assert not recognised(np.array([[1.0, -0.5, 0.5]]), photos, np.array([0])).any()

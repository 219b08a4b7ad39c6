import numpy as np

from kvae.judging.recognition import recognised

PHOTOS = np.array([[1.0, 0, 0], [0, 1, 0], [0, 0, 1]])


def test_what_lies_near_one_photo_is_identified_if_the_fit_agrees():
    pictures = np.array([[1.0, 0.1, 0], [0.1, 1, 0], [0, 0.1, 1]])
    assert recognised(pictures, PHOTOS, np.array([0, 1, 2])).all()
    assert recognised(pictures, PHOTOS, np.array([0, 2, 2])).tolist() == [True, False, True]


def test_what_lies_farther_than_a_photos_neighbour_is_not():
    photos = np.array([[1.0, 0, 0], [1, 0.2, 0], [0, 0, 1]])
    assert not recognised(np.array([[1.0, -0.5, 0.5]]), photos, np.array([0])).any()


def test_as_far_as_a_photos_neighbour_lies_and_no_farther():
    def at(degrees: float) -> list[float]:
        return [np.cos(np.deg2rad(degrees)), np.sin(np.deg2rad(degrees)), 0]

    photos = np.array([at(0), at(20), [0, 0, 1]])
    pictures = np.array([at(-18), at(-22)])
    assert recognised(pictures, photos, np.array([0, 0])).tolist() == [True, False]

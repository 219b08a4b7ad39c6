import math

import numpy as np
import pytest

from kvae.judging.psnr import reconstruction_psnr


def test_psnr_of_a_known_error():
    photo = np.full((2, 8, 8, 3), 100, np.uint8)
    picture = photo.copy()
    picture[1] += 10
    found = reconstruction_psnr(picture, photo)
    assert found[0] == pytest.approx(99)
    assert found[1] == pytest.approx(20 * math.log10(255 / 10))
    assert reconstruction_psnr(photo, picture)[1] == found[1]  # no wrap-around below zero

import itertools

import numpy as np
import pytest
from PIL import Image, ImageFilter

from kvae.judging.sharpness import detail, sharpness
from tests.kvae.settings import photos


def test_the_detail_of_a_single_bright_pixel():
    picture = np.zeros((1, 10, 10, 3), np.uint8)
    picture[0, 5, 5] = 8
    # The Laplacian is 4 * 8 at the pixel and 8 at its four neighbours, over 8 x 8 pixels.
    assert detail(picture) == pytest.approx([(32 + 4 * 8) / 64])


def test_photos_are_as_sharp_as_themselves_and_blur_takes_it_away():
    images = np.random.default_rng(0).integers(0, 256, (12, 32, 32, 3)).astype(np.uint8)
    found = [sharpness(blurred(images, radius), images, 0) for radius in (0, 0.5, 1, 2)]
    assert found[0].value == pytest.approx(1)
    assert all(a.low > b.high for a, b in itertools.pairwise(found))
    assert found[-1].value < 0.2


def blurred(images: np.ndarray, radius: float) -> np.ndarray:
    blur = ImageFilter.GaussianBlur(radius)
    return np.stack([np.asarray(Image.fromarray(image).filter(blur)) for image in images])


def test_the_interval_is_that_of_a_mean():
    drawn = photos(40)
    found = sharpness(drawn, photos(3), 0)
    ratio = detail(drawn) / detail(photos(3)).mean()
    # The spread of 200 halves is known to 5 %.
    assert found.high - found.value == pytest.approx(1.96 * ratio.std() / np.sqrt(40), rel=0.2)

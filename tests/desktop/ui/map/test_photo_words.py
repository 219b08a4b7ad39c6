"""Each word about a photo has its measure."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui import texts
from desktop.ui.map.photo_words import likeness_words, psnr, region_words


def test_decibels_follow_the_definition():
    image = np.full((4, 4, 3), 100, np.uint8)
    assert psnr(image, image + 10) == pytest.approx(10 * np.log10(255**2 / 100))
    assert psnr(image + 10, image) == psnr(image, image + 10)  # no wrapping below zero
    assert psnr(image, image) == float("inf")


@given(st.floats(0, 100), st.floats(0, 100))
def test_more_decibels_never_sound_worse(one, other):
    order = [texts.PHOTO_UNLIKE, texts.PHOTO_FAINT, texts.PHOTO_CLOSE, texts.PHOTO_ALIKE]
    low, high = sorted((one, other))
    assert order.index(likeness_words(low)) <= order.index(likeness_words(high))
    assert likeness_words(float("inf")) == texts.PHOTO_ALIKE


def test_a_code_lies_inside_outside_or_in_the_middle_of_the_photos():
    codes = np.random.default_rng(0).normal(size=(200, 8)).astype(np.float32)
    assert region_words(codes[17], codes) == texts.PHOTO_INSIDE
    assert region_words(4 * codes[17], codes) == texts.PHOTO_OUTSIDE
    assert region_words(0.01 * codes[17], codes) == texts.PHOTO_MIDDLE
    assert region_words(codes[0], codes[:0]) == ""

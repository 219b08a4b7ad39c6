"""Enlarged pictures: nearer to what was photographed than by the usual means."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from desktop.generator.files.enlarging import enlarged
from tests.conftest import ROOT

LANCZOS, BICUBIC = Image.Resampling.LANCZOS, Image.Resampling.BICUBIC


@pytest.fixture(scope="module")
def photos() -> list[Image.Image]:
    """Ten of the garden's, 128 x 128."""
    paths = sorted((ROOT / "data" / "photos").glob("*.png"))[::7]
    return [Image.open(path).convert("RGB") for path in paths]


def decibels(one: Image.Image, other: Image.Image) -> float:
    difference = np.asarray(one, np.float64) - np.asarray(other, np.float64)
    return 10 * np.log10(255**2 / np.mean(difference**2))


def test_what_was_shrunk_comes_back_better_than_by_bicubic_or_lanczos_alone(photos):
    gains = []
    for photo in photos:
        small, size = photo.resize((64, 64), LANCZOS), photo.size
        ours = decibels(photo, enlarged(np.asarray(small), 2))
        usual = [decibels(photo, small.resize(size, way)) for way in (BICUBIC, LANCZOS)]
        gains.append(ours - max(usual))
    assert min(gains) > 0
    assert np.mean(gains) > 0.2  # dB; on photos of 192 pixels it is 0.38


@pytest.mark.parametrize("enlargement", [2, 3, 4])
def test_made_small_again_it_is_nearer_to_what_it_was(photos, enlargement):
    small = photos[0].resize((96, 96), LANCZOS)
    large = enlarged(np.asarray(small), enlargement)
    assert large.size == (96 * enlargement, 96 * enlargement)
    usual = small.resize(large.size, LANCZOS).resize(small.size, LANCZOS)
    assert decibels(small, large.resize(small.size, LANCZOS)) > decibels(small, usual)


def test_what_is_not_enlarged_stays_as_it_is(photos):
    assert np.array_equal(enlarged(np.asarray(photos[0]), 1), photos[0])


@given(st.integers(0, 255), st.integers(1, 40), st.integers(1, 40), st.integers(1, 4))
def test_a_plain_picture_stays_plain(level, height, width, enlargement):
    large = np.asarray(enlarged(np.full((height, width, 3), level, np.uint8), enlargement))
    assert large.shape == (height * enlargement, width * enlargement, 3)
    assert np.all(large == level)

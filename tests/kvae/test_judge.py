import numpy as np
import pytest
from PIL import Image, ImageFilter

from kvae.efficientnet import load_network
from kvae.judge import Judge, evenness
from kvae.photos import load_photos
from tests.conftest import ROOT

COUNT = 48


@pytest.fixture(scope="module")
def garden() -> np.ndarray:
    return load_photos(ROOT / "data" / "photos", 64).images


@pytest.fixture(scope="module")
def judge(garden) -> Judge:
    return Judge(garden[:24], load_network(), COUNT, seed=0)


def test_yardsticks_lie_where_a_reader_expects_them(judge):
    told = []
    found = judge.yardsticks(told.append)
    changed, mixed = found["augmented"], found["mixtures"]
    assert told == ["lightly changed photos", "mixtures of two photos"]
    assert changed["identified"]["low"] > mixed["identified"]["value"]
    assert changed["identified"]["value"] > 0.8  # of twelve; the garden as a whole has all
    assert changed["kid"]["value"] < mixed["kid"]["low"]
    assert mixed["near_copies"]["value"] < 0.1
    assert changed["nearest"]["draws"] == COUNT // 4


def test_one_photo_for_ever_is_not_taken_for_a_garden(judge):
    found = judge.figures(np.repeat(judge.images[3:4], COUNT, axis=0))
    assert found["identified"]["value"] == 1.0
    assert found["identified"]["photos"] == found["photos_found"] == 1
    assert found["nearest"]["photos_even"] == 1.0
    assert found["near_copies"]["value"] == 1.0
    assert found["kid"]["low"] > 500


def test_mush_is_neither_sharp_nor_near(judge, garden):
    blur = ImageFilter.GaussianBlur(4)
    mush = np.stack([np.asarray(Image.fromarray(photo).filter(blur)) for photo in garden[:24]])
    found = judge.figures(mush)
    assert found["sharpness"]["high"] < 0.2
    assert found["kid"]["low"] > 100


def test_without_the_network_thumbnails_still_judge(garden, judge):
    plain = Judge(garden[:24], None, COUNT, seed=0)
    pictures = garden[:24]
    found, seen = plain.figures(pictures), judge.figures(pictures)
    network = ("kid", "identified", "photos_found")
    assert all(found[key] is None and seen[key] is not None for key in network)
    assert {k: v for k, v in found.items() if k not in network} == {
        k: v for k, v in seen.items() if k not in network
    }


def test_evenness_counts_photos_that_are_drawn_alike():
    assert evenness(np.array([4, 4, 4])) == pytest.approx(1)
    assert evenness(np.arange(9).repeat(3)) == pytest.approx(9)
    # Nine draws in ten of one photo, the tenth of another: exp(0.325) of them.
    assert evenness(np.array([0] * 9 + [1])) == pytest.approx(1.384, abs=1e-3)

import numpy as np
import pytest

from kvae.judging.baselines import mixtures
from kvae.judging.goodness import Goodness, Witness, blurred, wrong_pictures
from kvae.seeing.features import features
from tests.kvae.conftest import SIDE


def good(judge, pictures: np.ndarray) -> float:
    return judge.goodness.good(pictures, features(judge.network, pictures)).mean()


def test_photos_in_views_are_good_and_what_is_wrong_is_not(judge, pictures):
    # Of 512: 96 % and 2 %; of 48 a share scatters by 3 %.
    assert good(judge, pictures["views"]) >= 0.85
    assert good(judge, pictures["ghosts"]) <= 0.15
    assert good(judge, pictures["blur"]) == 0


def test_neither_noise_nor_patterns_nor_noise_on_a_blur_are_good(judge, pictures):
    source = np.random.default_rng(0)
    noise = source.integers(0, 256, (12, SIDE, SIDE, 3)).astype(np.uint8)
    y, x = np.mgrid[:SIDE, :SIDE]
    stripes = np.stack([127 + 120 * np.sin((x + y * (k % 3)) / k) for k in range(1, 13)])
    stripes = np.repeat(stripes[..., None], 3, axis=3).astype(np.uint8)
    hidden = pictures["blur"][:12] + source.normal(0, 8, (12, SIDE, SIDE, 3))
    for wrong in (noise, stripes, np.clip(hidden, 0, 255).astype(np.uint8)):
        assert good(judge, wrong) == 0


def test_a_little_of_another_photo_is_already_suspect(judge):
    faint = good(judge, mixtures(judge.images, 48, 5, (0.2, 0.2)))
    assert good(judge, mixtures(judge.images, 48, 5, (0.5, 0.5))) <= faint < 0.5


def test_the_witness_finds_the_side_and_weighs_both_alike():
    source = np.random.default_rng(0)
    right = source.normal((4, 2, 0, 0, 0, 0), 1, (300, 6))
    wrong = source.normal((4, -2, 0, 0, 0, 0), 1, (30, 6))
    scores = Witness(right, wrong).scores
    assert (scores(right) > 0).mean() > 0.9
    assert (scores(wrong) < 0).mean() > 0.9


def test_wrong_pictures_are_seven_for_each_photo_and_the_same_each_time(garden):
    found = wrong_pictures(garden[:5], 0)
    assert found.shape == (35, 96, 96, 3)
    assert np.array_equal(found, wrong_pictures(garden[:5], 0))


def test_without_a_network_nothing_is_learned(garden):
    assert not hasattr(Goodness(None, garden[:3], np.empty(0), 0), "witness")


def test_blur_takes_detail_away(garden):
    assert blurred(garden[0], 3.0).std() < garden[0].std()


class Convinced:
    """A witness to whom everything is right."""

    def scores(self, seen: np.ndarray) -> np.ndarray:
        return np.ones(len(seen))


def checkered(contrast: int) -> np.ndarray:
    """A picture whose detail is in proportion to its contrast, to the digit."""
    squares = np.indices((32, 32)).sum(axis=0) % 2 * 2 - 1
    return np.repeat((128 + contrast * squares)[None, :, :, None], 3, axis=3).astype(np.uint8)


@pytest.fixture
def three_alike() -> Goodness:
    """Knows three photos of equal detail, whose features are as far apart as can be."""
    goodness = Goodness(None, np.repeat(checkered(20), 3, axis=0), np.empty(0), 0)
    goodness.photos = goodness.known = np.eye(3)
    goodness.farthest, goodness.threshold, goodness.witness = 0.5, 0.0, Convinced()
    return goodness


@pytest.mark.parametrize(("contrast", "good"), [(7, False), (9, True), (78, True), (82, False)])
def test_good_has_from_two_fifths_to_four_times_the_detail_of_photos(three_alike, contrast, good):
    assert three_alike.good(checkered(contrast), np.eye(3)[:1]).tolist() == [good]


@pytest.mark.parametrize(("farthest", "good"), [(0.3, True), (0.28, False)])
def test_good_is_no_farther_from_photos_than_they_are_from_one_another(three_alike, farthest, good):
    three_alike.farthest = farthest
    between = np.array([[0.5**0.5, 0.5**0.5, 0.0]])  # at a cosine distance of 0.29 to two of them
    assert three_alike.good(checkered(20), between).tolist() == [good]

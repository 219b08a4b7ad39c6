import numpy as np
import pytest

from kvae.judging.evaluation import OF_PICTURES
from kvae.judging.judge import BY_NETWORK, Judge, evenness
from tests.kvae.conftest import DRAWS
from tests.kvae.settings import photos


def test_baselines_lie_where_a_reader_expects_them(judge, pictures):
    names = []
    found = judge.baselines(lambda count: pictures["morphs"][:count], names.append)
    views, bends, mixed, morphs = (found[n] for n in ("views", "bends", "mixtures", "morphs"))
    assert names == [
        "photos in random views", "photos bent at random", "mixtures of two photos",
        "the pictures that are learned from",
    ]  # fmt: skip
    assert set(views) == set(bends) == set(mixed) == set(morphs) == set(OF_PICTURES)
    # Neither has any success: one has nothing new, the other nothing good.
    assert views["success"]["value"] == mixed["success"]["value"] == 0
    assert views["good"]["value"] > 0.5  # of twelve; 96 % of five hundred
    assert mixed["new"]["value"] > 0.7
    assert views["kid"]["value"] < mixed["kid"]["value"]
    # Who bends photos has shapes that are new, and good, and nothing that is new in look.
    assert bends["success"]["value"] > 0.4
    assert bends["new_look"]["value"] <= 0.1 < 0.7 < mixed["new_look"]["value"]
    # Copies look like photos and lie among them; of twelve draws each shows a photo or two.
    assert views["lpips"]["high"] < mixed["lpips"]["low"]
    assert views["precision"]["value"] == 1
    assert mixed["coverage"]["value"] < 1
    # Neither photos nor ghosts of two: new, and new in look, as views and bends are not, and good.
    assert morphs["success"]["value"] > 0.4
    assert bends["new_look"]["value"] < morphs["new_look"]["value"] < mixed["new_look"]["value"]
    assert morphs["lpips"]["high"] < mixed["lpips"]["low"]


def test_one_photo_for_ever_is_not_taken_for_a_garden(judge):
    found = judge.figures(np.repeat(judge.images[3:4], DRAWS, axis=0))
    assert found["identified"]["value"] == 1.0
    assert found["photos_found"] == 1
    assert found["photos_even"] == 1.0
    assert found["new"]["value"] == found["success"]["value"] == 0
    assert found["kid"]["low"] > 500
    assert found["kid_of_new"] is found["sharpness_of_new"] is found["distance_of_new"] is None


@pytest.mark.parametrize(("draws", "fewer"), [(512, 128), (32, 8), (16, 4), (8, 4)])
def test_figures_that_rise_with_the_number_of_pictures_are_of_a_quarter(draws, fewer):
    assert Judge(photos(3), None, draws, seed=0).fewer == fewer


def test_without_a_network_the_rest_is_measured_alike(judge, pictures):
    plain = Judge(judge.images, None, DRAWS, seed=0)
    found, seen = plain.figures(pictures["ghosts"]), judge.figures(pictures["ghosts"])
    assert set(found) == set(seen) == set(OF_PICTURES)
    assert all(found[key] is None for key in BY_NETWORK)
    assert {k: v for k, v in found.items() if k not in BY_NETWORK} == {
        k: v for k, v in seen.items() if k not in BY_NETWORK
    }


def test_evenness_counts_photos_that_are_drawn_alike():
    assert evenness(np.array([4, 4, 4])) == pytest.approx(1)
    assert evenness(np.arange(9).repeat(3)) == pytest.approx(9)
    # Nine draws in ten of one photo, the tenth of another: exp(0.325) of them.
    assert evenness(np.array([0] * 9 + [1])) == pytest.approx(1.384, abs=1e-3)

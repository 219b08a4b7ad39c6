"""Which photo a picture is most like, and how much of it that photo explains."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis.extra import numpy as arrays

from desktop.generator.latent.crossing import with_step
from desktop.generator.latent.likeness import ALIKE, CANDIDATES, likeness, unexplained
from desktop.generator.model.decoder import Decoder
from desktop.generator.model.garden import garden_decoder
from desktop.generator.model.whole_model import WholeModel
from desktop.generator.sampling import draws
from kvae.judging.novelty import Novelty
from kvae.photos.load import load_photos
from tests.conftest import ROOT
from tests.desktop.tiny_models import save_decoder

small = arrays.arrays(np.uint8, (4, 4, 3))


@pytest.fixture(scope="module")
def garden() -> WholeModel:
    return WholeModel(Decoder.open(garden_decoder()))


@given(small)
def test_a_picture_explains_all_of_itself(picture):
    assert unexplained(picture, picture) == 0


@given(small, small)
def test_what_is_left_is_no_less_than_nothing_and_always_a_number(picture, other):
    assert 0 <= unexplained(picture, other) < np.inf


def test_the_mean_colour_explains_nothing():
    picture = np.random.default_rng(0).integers(0, 256, (64, 64, 3), np.uint8)
    even = np.broadcast_to(np.rint(picture.mean(axis=(0, 1))), picture.shape).astype(np.uint8)
    assert unexplained(picture, even) == pytest.approx(1, abs=1e-3)  # its colour is rounded


def test_a_photos_own_code_is_that_photo_and_much_like_it(garden):
    codes = garden.decoder.card.z_mean
    for index in (3, 40):
        found = garden.like(garden.drawn(index), codes[index])
        assert (found.photo, found.left) == (index, 0.0)
        assert found.second != index


def test_pictures_decide_and_not_the_distance_of_codes():
    codes = np.array([[0.0, 1.0], [0.0, 1.1], [0.0, 9.0]], np.float32)
    grey = np.random.default_rng(1).integers(0, 256, (3, 8, 8, 3), np.uint8)
    found = likeness(grey[1], np.zeros(2, np.float32), codes, lambda index: grey[index])
    assert (found.photo, found.left) == (1, 0.0)


def test_only_the_few_nearest_codes_are_drawn():
    asked = []
    codes = np.arange(40, dtype=np.float32)[:, None] * np.ones(4, np.float32)
    picture = np.random.default_rng(2).integers(0, 256, (8, 8, 3), np.uint8)
    likeness(picture, codes[20], codes, lambda index: asked.append(index) or picture)
    assert len(asked) == CANDIDATES
    assert max(abs(index - 20) for index in asked) <= CANDIDATES / 2


def test_some_draws_of_the_garden_are_photos_again_and_some_are_new(garden):
    z = draws(1, 12, 8)
    left = [garden.like(garden.decoder.decode(one[None])[0], one).left for one in z]
    assert min(left) < ALIKE < max(left)


def test_a_model_without_photos_is_like_nothing(tmp_path):
    empty = np.empty((0, 8), np.float32)
    path = save_decoder(tmp_path / "decoder.onnx", z_mean=empty, z_log_var=empty)
    model = WholeModel(Decoder.open(path))
    assert model.like(np.zeros((64, 64, 3), np.uint8), np.zeros(8, np.float32)) is None


@pytest.mark.slow
def test_what_is_left_tells_new_draws_from_photos_as_the_judge_does(garden):
    """The figures in the module's first lines; 200 draws lie within some hundredths of them."""
    codes = draws(5, 200, garden.decoder.card.latent_dim)
    pictures = garden.decoder.decode(codes)
    found = [garden.like(picture, z) for picture, z in zip(pictures, codes, strict=True)]
    left = np.array([one.left for one in found])
    photos = load_photos(ROOT / "data" / "photos", garden.decoder.card.image_size).images
    new = Novelty(photos).seen(pictures).new
    assert (left[new][:, None] > left[~new]).mean() > 0.90
    assert new[left < ALIKE].mean() < 0.30
    assert new[left >= ALIKE].mean() > 0.80


def test_a_crossing_may_be_like_a_photo_near_either_of_its_codes():
    codes = np.arange(40, dtype=np.float32)[:, None] * np.ones(4, np.float32)
    pictures = np.random.default_rng(4).integers(0, 256, (40, 8, 8, 3), np.uint8)
    crossing = with_step(codes[3], codes[33] - codes[3])
    for index in (3, 33):
        found = likeness(pictures[index], crossing, codes, lambda which: pictures[which])
        assert (found.photo, found.left) == (index, 0.0)

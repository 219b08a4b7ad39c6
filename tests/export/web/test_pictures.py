"""The page draws what Python draws: codes, pictures, every kind of decoder."""

import json

import numpy as np
import onnx
import pytest

from desktop.generator.arguments import MAX_SEED
from desktop.generator.model.card import CARD_KEY
from desktop.generator.model.decoder import Decoder
from desktop.generator.sampling import draw, draws
from export.keras_to_onnx import to_onnx
from export.page import bundled
from kvae.config.settings import ModelConfig
from kvae.network.networks import build_decoder
from tests.desktop import tiny_models
from tests.desktop.tiny_models import tiny_card
from tests.export.both_sides import randomise
from tests.export.web.pages import page_file
from tests.export.web.visits import field, levels, pixels, shown, visit


@pytest.mark.parametrize(
    ("seed", "count"),
    [
        (123456, 5),
        (MAX_SEED, 12),
        pytest.param(0, 12, marks=pytest.mark.slow),
        pytest.param(7, 1, marks=pytest.mark.slow),
    ],
)
def test_the_pictures_are_pythons(tab, page, garden, seed, count):
    visit(tab, page, seed, count)
    expected = garden.decode(draws(seed, count, garden.card.latent_dim))
    found = pixels(tab, count, garden.card.image_size)
    # float16 weights move a value by a third of a level; rounding then makes at most one of it,
    # up as often as down.
    assert levels(found, expected) <= 1
    assert abs(np.mean(found.astype(int) - expected)) < 0.1
    assert shown(tab) == count


def test_another_seed_is_drawn_as_it_is_typed(tab, page, garden):
    visit(tab, page, 1, 2)
    field(tab, "#seed", "42")
    assert levels(pixels(tab, 2, 96), garden.decode(draws(42, 2, 8))) <= 1
    field(tab, "#seed", "18446744073709551616")  # one too many: refused, and nothing changes
    assert tab.do("document.getElementById('seed').getAttribute('aria-invalid')") == "true"
    assert levels(pixels(tab, 2, 96), garden.decode(draws(42, 2, 8))) <= 1


def test_the_slider_adds_pictures_and_changes_none(tab, page):
    visit(tab, page, 5, 5)
    five = pixels(tab, 5, 96)
    field(tab, "#count", "6")
    assert shown(tab) == 6
    assert np.array_equal(pixels(tab, 5, 96), five)
    field(tab, "#count", "1")
    assert shown(tab) == 1


def test_codes_are_pythons(tab):
    seeds = [0, 1, 2**53 + 1, 2**63, MAX_SEED, *range(100, 300)]
    found = tab.do(
        f"(() => {{ {bundled('sampling')}; const seeds = {json.dumps([str(s) for s in seeds])};"
        " return seeds.map((seed) => [0, 1, 11].map((index) =>"
        " [...$sampling.draw(BigInt(seed), index, 10)])); })()"
    )
    expected = [[draw(seed, index, 10) for index in (0, 1, 11)] for seed in seeds]
    # log, cos and sin are within an ulp of float64 on both sides; rounding hides that but for one
    # in a hundred million, which then is a float32's last bit.
    np.testing.assert_array_max_ulp(np.float32(found), np.array(expected), maxulp=1)


SMALL = {"decoder_width": 48, "stem_width": 16}


@pytest.mark.parametrize(
    "config",
    [
        pytest.param(ModelConfig(latent_dim=4, image_size=64, **SMALL), marks=pytest.mark.slow),
        ModelConfig(latent_dim=10, image_size=127, **SMALL),
        pytest.param(
            ModelConfig(latent_dim=5, image_size=75, colours=1, **SMALL), marks=pytest.mark.slow
        ),
        ModelConfig(latent_dim=4, image_size=93, scenes=True, **SMALL),
    ],
    ids=["64", "127", "75-grey", "93-scenes"],
)
def test_every_decoder_that_is_trained_is_drawn(tab, tmp_path, config):
    """Sizes that are cut out of larger maps, odd ones, one colour, any number of axes."""
    keras_decoder = build_decoder(config)
    randomise(keras_decoder)
    card = tiny_card(latent_dim=config.latent_dim, image_size=config.image_size)
    assert_drawn(tab, tmp_path, to_onnx(keras_decoder), card)


def test_a_decoder_of_another_exporter_is_drawn(tab, tmp_path):
    """By other operators than ours writes, with an input that may be left out."""
    card = tiny_card(image_size=72)
    assert_drawn(tab, tmp_path, tiny_models.build_decoder(card, crosses=True), card)


def assert_drawn(tab, folder, model, card):
    onnx.helper.set_model_props(model, {CARD_KEY: card.to_json()})
    path = folder / "decoder.onnx"
    path.write_bytes(model.SerializeToString())
    page = page_file(path)
    visit(tab, page, 3, 2)
    expected = Decoder.open(path).decode(draws(3, 2, card.latent_dim))
    assert expected.std() > 10  # levels
    assert levels(pixels(tab, 2, card.image_size), expected) <= 1

"""The page draws what Python draws: codes, weights, every kind of decoder, pictures."""

import base64
import json

import numpy as np
import pytest

from desktop.generator.arguments import MAX_SEED
from desktop.generator.sampling import draw, draws
from export.keras_to_onnx import to_onnx
from export.page import bundled
from export.page_network import page_network
from kvae.config.settings import ModelConfig
from kvae.network.networks import build_decoder
from tests.export.both_sides import randomise, run_onnx
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


@pytest.mark.parametrize(
    "config",
    [
        ModelConfig(latent_dim=4, image_size=64, decoder_width=48, stem_width=16),
        ModelConfig(latent_dim=10, image_size=101, decoder_width=48, stem_width=16),
        ModelConfig(latent_dim=5, image_size=75, decoder_width=48, stem_width=16, colours=1),
        ModelConfig(latent_dim=4, image_size=93, decoder_width=48, stem_width=16, scenes=True),
    ],
    ids=["64", "101", "75-grey", "93-scenes"],
)
def test_every_decoder_that_is_trained_is_computed(tab, config):
    """Sizes that are cut out of larger maps, odd ones, one colour, any number of axes."""
    keras_decoder = build_decoder(config)
    randomise(keras_decoder)
    model = to_onnx(keras_decoder)
    network = page_network(model, "decoder.onnx")
    outline = network.outline | {"latent_dim": config.latent_dim}
    codes = draws(3, 2, config.latent_dim)
    found = tab.do(
        f"(() => {{ {bundled('network')}; const bytes = Uint8Array.from("
        f"atob('{base64.b64encode(network.weights).decode()}'), (c) => c.charCodeAt(0)).buffer;"
        f" const decode = $network.buildDecoder({json.dumps(outline)}, bytes);"
        f" return {json.dumps(codes.tolist())}.map((z) => [...decode(z)]); }})()"
    )
    (expected,) = run_onnx(model, codes)
    assert expected.std() > 0.01
    # The same sums of float32 products in another order, as in export.parity.
    np.testing.assert_allclose(np.reshape(found, expected.shape), expected, rtol=0, atol=1e-4)


def test_float16_is_widened_to_the_bit(tab):
    every = np.arange(2**16, dtype=np.uint16)
    every = every[np.isfinite(every.view(np.float16))]
    found = tab.do(
        f"(() => {{ {bundled('network')}; const numbers = new Float32Array({len(every)});"
        f" $network.widen(Uint16Array.from({json.dumps(every.tolist())}), numbers);"
        " return [...numbers]; })()"
    )
    assert np.array_equal(np.float32(found), every.view(np.float16).astype(np.float32))

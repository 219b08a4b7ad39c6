"""A decoder's file draws the outline of one code with another's colours, as Keras does by parts."""

import keras
import numpy as np
import onnx
import pytest

from desktop.generator.latent.crossing import with_step
from desktop.generator.model.card import CARD_KEY
from desktop.generator.model.decoder import Decoder
from desktop.generator.model.inference import OUTLINE_STEP
from desktop.generator.sampling import draws
from export import keras_to_onnx
from export.crossing import offer_crossing, without_crossing
from export.graph import Graph
from export.half import MOST_LEVELS, halved
from export.keras_to_onnx import to_onnx
from export.onnx_session import started
from export.parity import TOLERANCE
from kvae.config.settings import ModelConfig
from kvae.network.networks import build_decoder, build_encoder
from tests.desktop.tiny_models import tiny_card
from tests.export.both_sides import randomise, run_onnx
from tests.kvae.settings import tiny

CONFIGS = {
    "garden": ModelConfig(),
    "scenes": ModelConfig(scenes=True),
    "grey and cut": tiny(latent_dim=4, image_size=100, colours=1).model,
    "small scenes": tiny(latent_dim=10, image_size=64, scenes=True).model,
}


@pytest.fixture(scope="module", params=CONFIGS)
def decoder(request) -> keras.Model:
    made = build_decoder(CONFIGS[request.param])
    randomise(made)
    return made


def crossed_by_keras(decoder: keras.Model, outline: np.ndarray, colours: np.ndarray) -> np.ndarray:
    """Runs a decoder's layers one by one, with one code's style up to s8 and another's behind."""
    layers = {layer.name: layer for layer in decoder.layers}

    def through(x, *names):
        for name in names:
            x = layers[name](x) if name in layers else x
        return x

    first, second = (through(z, "score", "score_by_cell", "share", "style")
                     for z in (outline, colours))  # fmt: skip
    x = through(first, "stem", "stem_map")
    for block in ("s8", "s4_up", "s4", "s2_up"):
        style = through(first if block == "s8" else second, "style_mean")
        x = layers[f"{block}_norm"]([through(x, f"{block}_conv"), style])
        x = through(x, f"{block}_act")
    x = through(x, "s1_up_conv", "s1_up_act", "pixels")
    x = layers["grey"]([x, x, x]) if "grey" in layers else x
    return keras.ops.convert_to_numpy(through(x, "crop", "image"))


def test_a_crossing_is_what_keras_draws_by_parts(decoder):
    outline, *colours = draws(3, 4, decoder.inputs[0].shape[1])
    session = started(to_onnx(decoder).SerializeToString())
    for z in colours:
        step = (outline - z)[np.newaxis]
        (found,) = session.run(None, {"z": z[np.newaxis], OUTLINE_STEP: step})
        expected = crossed_by_keras(decoder, outline[np.newaxis], z[np.newaxis])
        assert np.abs(found - expected).max() <= TOLERANCE
        (plain,) = session.run(None, {"z": z[np.newaxis]})
        assert np.abs(found - plain).max() > 1 / 255


def test_without_a_step_each_picture_is_to_the_bit_what_it_was(decoder, monkeypatch):
    offered = to_onnx(decoder)
    monkeypatch.setattr(keras_to_onnx, "offer_crossing", lambda graph: None)
    before = to_onnx(decoder)
    width = decoder.inputs[0].shape[1]
    for count in (1, 12):
        z = draws(8, count, width)
        (expected,) = run_onnx(before, z)
        assert np.array_equal(run_onnx(offered, z)[0], expected)
        zeros = np.zeros((1, width), np.float32)
        assert np.array_equal(
            started(offered.SerializeToString()).run(None, {"z": z, OUTLINE_STEP: zeros})[0],
            expected,
        )


def test_who_lists_the_inputs_sees_the_code_alone(decoder):
    session = started(to_onnx(decoder).SerializeToString())
    assert [value.name for value in session.get_inputs()] == ["z"]
    (step,) = session.get_overridable_initializers()
    assert (step.name, step.shape) == (OUTLINE_STEP, [1, decoder.inputs[0].shape[1]])


def test_the_window_opens_it_and_draws_the_crossing(tmp_path):
    model = build_decoder(ModelConfig())
    randomise(model)
    made = to_onnx(model)
    onnx.helper.set_model_props(made, {CARD_KEY: tiny_card(image_size=96).to_json()})
    (tmp_path / "decoder.onnx").write_bytes(made.SerializeToString())
    window = Decoder.open(tmp_path / "decoder.onnx")
    outline, colours = draws(6, 2, 8)
    assert window.crosses
    found = window.decode_float(with_step(colours, outline - colours)[np.newaxis])
    expected = crossed_by_keras(model, outline[np.newaxis], colours[np.newaxis])
    assert np.abs(found - expected).max() <= TOLERANCE


def test_half_the_bytes_keep_the_input_as_it_is(decoder):
    whole, small = (
        started(model.SerializeToString()) for model in (to_onnx(decoder), halved(to_onnx(decoder)))
    )
    z = draws(4, 2, decoder.inputs[0].shape[1])
    given = {"z": z[:1], OUTLINE_STEP: z[1:] - z[:1]}
    (expected,), (found,) = whole.run(None, given), small.run(None, given)
    assert 0 < np.abs(found - expected).max() < MOST_LEVELS / 255


def test_taken_out_again_nothing_is_left_of_it(decoder, monkeypatch):
    offered = to_onnx(decoder)
    without_crossing(offered.graph)
    monkeypatch.setattr(keras_to_onnx, "offer_crossing", lambda graph: None)
    assert offered.graph == to_onnx(decoder).graph


@pytest.mark.parametrize("build", ["encoder", "other"])
def test_a_graph_of_other_layers_is_left_as_it_is(build):
    z = keras.Input((4,), name="z")
    other = keras.Model(z, keras.layers.Dense(3, name="stem")(z))
    model = build_encoder(ModelConfig()) if build == "encoder" else other
    made = to_onnx(model)
    assert len(made.graph.input) == 1
    graph = Graph(nodes=list(made.graph.node))
    offer_crossing(graph)
    assert graph.nodes == list(made.graph.node)

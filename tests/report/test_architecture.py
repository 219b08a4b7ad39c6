"""What is drawn of a network is what the file holds, and what Keras counts."""

from dataclasses import replace

import numpy as np
import pytest

from export.keras_to_onnx import to_onnx
from kvae.config.settings import ModelConfig
from kvae.network.networks import build_decoder, build_encoder
from report.architecture import Network, read_network

BUILDS = {
    "encoder": (build_encoder, False),
    "decoder": (build_decoder, False),
    "decoder of scenes": (build_decoder, True),
}


@pytest.fixture(scope="module")
def halves(tmp_path_factory) -> dict[str, tuple[Network, object]]:
    import onnx

    config = ModelConfig(latent_dim=5, image_size=68, decoder_width=24)
    found = {}
    for name, (build, scenes) in BUILDS.items():
        model = build(replace(config, scenes=scenes))
        path = tmp_path_factory.mktemp("networks") / f"{name}.onnx"
        onnx.save(to_onnx(model), path)
        found[name] = read_network(path), model
    return found


@pytest.mark.parametrize("name", BUILDS)
def test_as_many_parameters_as_keras_counts(halves, name):
    network, model = halves[name]
    assert network.parameters == model.count_params()


@pytest.mark.parametrize("name", BUILDS)
def test_layers_have_the_shapes_that_keras_gives_them(halves, name):
    network, model = halves[name]
    for layer in network.layers:
        expected = tuple(model.get_layer(layer.name).output.shape[1:])
        assert int(np.prod(layer.shape)) == int(np.prod(expected))
        if len(expected) == 3:
            assert layer.shape == expected
    assert network.source == tuple(model.inputs[0].shape[1:])


def test_what_a_reader_sees(halves):
    encoder, decoder = halves["encoder"][0], halves["decoder"][0]
    assert encoder.layers[0].operation == "mean of 2 × 2"
    assert [layer.shape for layer in encoder.layers[-2:]] == [(5,), (5,)]
    operations = {layer.name: layer.operation for layer in decoder.layers}
    assert operations["score"] == "dense, softmax"
    assert operations["s4_up_conv"] == operations["s1_up_conv"] == "upconv 4 × 4, ×2"
    assert operations["pixels"] == "conv 3 × 3"
    steered = [layer.name for layer in decoder.layers if layer.steered_by]
    assert steered == ["s8_conv", "s4_up_conv", "s4_conv", "s2_up_conv"]
    assert {layer.steered_by for layer in decoder.layers} == {"", "style"}


def test_what_a_reader_sees_of_scenes(halves):
    decoder = halves["decoder of scenes"][0]
    first = [(layer.name, layer.operation, layer.shape) for layer in decoder.layers[:3]]
    assert first == [
        ("score", "dense, offsets, softmax", (256,)),
        ("style", "dense", (9, 9, 128)),
        ("stem", "dense, by cell", (9, 9, 64)),
    ]
    steered = [layer.name for layer in decoder.layers if layer.steered_by]
    assert steered == ["s8_conv", "s4_up_conv", "s4_conv", "s2_up_conv"]
    assert {layer.steered_by for layer in decoder.layers} == {"", "style"}

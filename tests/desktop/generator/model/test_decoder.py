"""Decoding and encoding give what the graph computes, whatever the batch."""

import hashlib

import numpy as np
import onnx
import pytest
from onnx import helper, numpy_helper

from desktop.generator.latent.crossing import with_step
from desktop.generator.model.decoder import Decoder, to_levels
from desktop.generator.model.encoder import Encoder
from desktop.generator.model.model_file import ModelFileError
from desktop.generator.sampling import draws
from tests.desktop.tiny_models import build_decoder, build_encoder, save, save_decoder


@pytest.fixture(scope="module")
def decoder(tmp_path_factory) -> Decoder:
    return Decoder.open(save_decoder(tmp_path_factory.mktemp("model") / "decoder.onnx"))


def test_the_hash_is_that_of_the_file(decoder):
    assert decoder.sha256 == hashlib.sha256(decoder.path.read_bytes()).hexdigest()


def test_pictures_do_not_depend_on_the_batch(decoder):
    z = draws(3, 12, 8)
    every = decoder.decode(z)
    assert every.shape == (12, 64, 64, 3)
    assert every.dtype == np.uint8
    assert len({image.tobytes() for image in every}) == 12
    for index in range(12):
        assert np.array_equal(decoder.decode(z[index : index + 1])[0], every[index])
    assert decoder.decode(z[:0]).shape == (0, 64, 64, 3)


def drawing_only(value: float) -> onnx.ModelProto:
    """The tiny decoder, whose pictures have one value everywhere."""
    model = build_decoder()
    (last,) = (node for node in model.graph.node if "image" in node.output)
    last.output[:] = ["hidden"]
    for name, number in (("nothing", 0.0), ("value", value)):
        model.graph.initializer.append(numpy_helper.from_array(np.float32(number), name))
    model.graph.node.append(helper.make_node("Mul", ["hidden", "nothing"], ["zeros"]))
    model.graph.node.append(helper.make_node("Add", ["zeros", "value"], ["image"]))
    return model


@pytest.mark.parametrize(("beyond", "opens"), [(0.2, True), (0.3, False)])
@pytest.mark.parametrize("up", [True, False])
def test_pictures_may_overshoot_by_a_quarter_of_a_level(tmp_path, beyond, opens, up):
    path = save(drawing_only(1 + beyond / 255 if up else -beyond / 255), tmp_path / "d.onnx")
    if opens:
        assert Decoder.open(path)
    else:
        with pytest.raises(ModelFileError):
            Decoder.open(path)


def test_levels_are_rounded_to_the_nearest():
    levels = np.arange(256, dtype=np.uint8)
    assert np.array_equal(to_levels(levels.astype(np.float32) / 255), levels)
    assert to_levels(np.array([-0.1, 0.0019, 0.0021, 1.1], np.float32)).tolist() == [0, 0, 1, 255]


def test_the_picture_is_the_float_picture_in_levels(decoder):
    z = draws(4, 2, 8)
    floats = decoder.decode_float(z)
    assert floats.dtype == np.float32
    assert floats.min() >= 0
    assert floats.max() <= 1
    assert np.array_equal(decoder.decode(z), to_levels(floats))


@pytest.mark.parametrize("shape", [(8,), (1, 7), (1, 1, 8)])
def test_codes_of_another_shape_are_a_mistake(decoder, shape):
    with pytest.raises(ValueError, match="batch, 8"):
        decoder.decode(np.zeros(shape, np.float32))


def test_encoding_photos(tmp_path, decoder):
    encoder = Encoder.open(save(build_encoder(), tmp_path / "encoder.onnx"))
    images = decoder.decode(draws(1, 3, 8))
    z_mean, z_log_var = encoder.encode(images)
    assert z_mean.shape == z_log_var.shape == (3, 8)
    alone, _ = encoder.encode(images[1:2])
    assert np.array_equal(alone[0], z_mean[1])
    with pytest.raises(ValueError, match="uint8"):
        encoder.encode(images.astype(np.float32))


def test_a_crossing_is_drawn_from_both_codes(tmp_path):
    crossing = Decoder.open(save_decoder(tmp_path / "decoder.onnx", crosses=True))
    z, outline = draws(3, 2, 8)
    assert crossing.crosses
    plain, crossed, still = (
        crossing.decode(code[np.newaxis])[0]
        for code in (z, with_step(z, outline - z), with_step(z, np.zeros(8)))
    )
    assert np.array_equal(still, plain)
    for one in (z, outline):
        assert not np.array_equal(crossed, crossing.decode(one[np.newaxis])[0])
    several = np.array([with_step(z, outline - z), with_step(outline, np.zeros(8))])
    assert np.array_equal(crossing.decode(several)[0], crossed)


def test_a_decoder_without_the_input_takes_no_whole_code_of_a_crossing(decoder):
    assert not decoder.crosses
    with pytest.raises(ValueError, match="batch, 8"):
        decoder.decode(np.zeros((1, 16), np.float32))

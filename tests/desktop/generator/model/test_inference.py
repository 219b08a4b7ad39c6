"""A model that is not what its card says is refused before the first picture."""

import numpy as np
import pytest
from onnx import TensorProto, helper, numpy_helper

from desktop.generator.model.decoder import Decoder
from desktop.generator.model.encoder import Encoder
from desktop.generator.model.inference import OUTLINE_STEP
from desktop.generator.model.model_file import ModelFileError
from tests.desktop.generator.model.refusal import refused
from tests.desktop.tiny_models import (
    build_decoder,
    build_encoder,
    save,
    save_decoder,
    tiny_card,
)


@pytest.mark.parametrize("field", ["ir", "opset"])
def test_a_newer_onnx_is_named(tmp_path, field):  # O04
    model = build_decoder()
    if field == "ir":
        model.ir_version = 99
    else:
        model.opset_import[0].version = 99
    assert "newer" in refused(save(model, tmp_path / "d.onnx"))


def test_a_model_without_a_card(tmp_path):
    model = build_decoder()
    del model.metadata_props[:]
    assert "no kvae decoder" in refused(save(model, tmp_path / "d.onnx"))


def test_an_encoder_where_a_decoder_is_wanted(tmp_path):
    path = save(build_encoder(), tmp_path / "encoder.onnx")
    assert "encoder of toy" in refused(path)
    decoder = save(build_decoder(), tmp_path / "decoder.onnx")
    with pytest.raises(ModelFileError, match="decoder of toy"):
        Encoder.open(decoder)


def test_a_wrong_input_name(tmp_path):  # O13
    model = build_decoder()
    model.graph.input[0].name = model.graph.node[0].input[0] = "latent"
    assert "takes latent" in refused(save(model, tmp_path / "d.onnx"))


def test_a_wrong_output_name(tmp_path):
    model = build_decoder()
    model.graph.output[0].name = model.graph.node[-1].output[0] = "picture"
    assert "gives picture" in refused(save(model, tmp_path / "d.onnx"))


def test_another_width_than_the_card_says(tmp_path):
    model = build_decoder(tiny_card(latent_dim=9))
    model.metadata_props[0].value = tiny_card(latent_dim=8).to_json()
    assert "takes z" in refused(save(model, tmp_path / "d.onnx"))


def test_another_size_than_the_card_says(tmp_path):  # O18
    model = build_decoder(tiny_card(image_size=96))
    model.metadata_props[0].value = tiny_card(image_size=64).to_json()
    assert "gives image" in refused(save(model, tmp_path / "d.onnx"))


def test_another_type_than_float(tmp_path):
    model = build_decoder()
    model.graph.input[0].type.tensor_type.elem_type = TensorProto.DOUBLE
    model.graph.initializer[0].CopyFrom(numpy_helper.from_array(np.zeros((8, 192)), "weights"))
    model.graph.output[0].type.tensor_type.elem_type = TensorProto.DOUBLE
    assert refused(save(model, tmp_path / "d.onnx"))


def test_a_scalar_output_is_refused(tmp_path):
    model = build_decoder()
    del model.graph.output[:]
    model.graph.output.append(helper.make_tensor_value_info("grid", TensorProto.INT64, [4]))
    assert "gives grid" in refused(save(model, tmp_path / "d.onnx"))


def test_an_input_without_dimensions_is_refused(tmp_path):
    model = build_decoder()
    model.graph.input.insert(0, helper.make_tensor_value_info("z0", TensorProto.FLOAT, []))
    assert "takes z0" in refused(save(model, tmp_path / "d.onnx"))


def test_no_outputs(tmp_path):  # O15
    model = build_decoder()
    del model.graph.output[:]
    assert refused(save(model, tmp_path / "d.onnx"))


def test_weights_that_are_not_finite(tmp_path):  # O16
    model = build_decoder(weights=np.full((8, 192), np.nan))
    assert "not finite" in refused(save(model, tmp_path / "d.onnx"))


def test_pictures_outside_zero_to_one(tmp_path):
    model = build_decoder()
    model.graph.node[-2].op_type = "Identity"
    assert "outside the range" in refused(save(model, tmp_path / "d.onnx"))


def test_a_batch_fixed_to_one_still_draws_many(tmp_path):  # O14
    model = build_decoder()
    model.graph.input[0].type.tensor_type.shape.dim[0].dim_value = 1
    decoder = Decoder.open(save(model, tmp_path / "d.onnx"))
    assert decoder.decode(np.zeros((3, 8), np.float32)).shape == (3, 64, 64, 3)


def test_a_replaced_file_leaves_the_open_model_alone(tmp_path):  # O19
    decoder = Decoder.open(save_decoder(tmp_path / "d.onnx"))
    z = np.ones((1, 8), np.float32)
    before = decoder.decode(z)
    (tmp_path / "d.onnx").write_bytes(b"gone")
    assert np.array_equal(decoder.decode(z), before)


def with_optional(name: str, declared: list, values: np.ndarray, model=None):
    """A model with one more input, which has an initializer of the same name."""
    model = model or build_decoder()
    model.graph.initializer.append(numpy_helper.from_array(values, name))
    data_type = helper.np_dtype_to_tensor_dtype(values.dtype)
    model.graph.input.append(helper.make_tensor_value_info(name, data_type, declared))
    return model


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("another", np.zeros((1, 8), np.float32)),
        (OUTLINE_STEP, np.zeros((1, 7), np.float32)),
        (OUTLINE_STEP, np.zeros((8,), np.float32)),
        (OUTLINE_STEP, np.zeros((2, 8), np.float32)),
        (OUTLINE_STEP, np.zeros((1, 8), np.float64)),
    ],
)
def test_another_optional_input_than_the_step(tmp_path, name, values):
    model = with_optional(name, list(values.shape), values)
    assert f"takes z tensor(float) ['batch', 8], {name}" in refused(
        save(model, tmp_path / "d.onnx")
    )


@pytest.mark.parametrize("declared", [["batch", 8], [1, None], [1, 9], [1, 1, 8], [], [2**40, 8]])
def test_a_step_that_is_declared_otherwise_than_it_is(tmp_path, declared):
    model = with_optional(OUTLINE_STEP, declared, np.zeros((1, 8), np.float32))
    assert "damaged" in refused(save(model, tmp_path / "d.onnx"))


def test_two_optional_inputs(tmp_path):
    model = build_decoder(crosses=True)
    model = with_optional("more", [1, 8], np.zeros((1, 8), np.float32), model)
    assert "more tensor(float)" in refused(save(model, tmp_path / "d.onnx"))


def test_an_encoder_has_no_optional_input(tmp_path):
    step = np.zeros((1, 8), np.float32)
    path = save(with_optional(OUTLINE_STEP, [1, 8], step, build_encoder()), tmp_path / "e.onnx")
    with pytest.raises(ModelFileError, match="takes image"):
        Encoder.open(path)

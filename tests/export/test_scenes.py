"""A decoder that mixes styles at each place of its coarsest map, as the window has it."""

import numpy as np
import onnx
import onnxruntime
import pytest

from desktop.generator.model.card import CARD_KEY
from desktop.generator.model.decoder import Decoder
from desktop.generator.model.graph.bounds import MAX_MEMORY, MAX_WORK, cost_of, follow
from desktop.generator.model.onnx_outline import Array, read_outline
from desktop.generator.sampling import draws
from export.half import halved
from export.keras_to_onnx import to_onnx
from kvae.config.settings import ModelConfig
from kvae.network.networks import build_decoder
from tests.desktop.tiny_models import tiny_card
from tests.export.both_sides import randomise, run_onnx


@pytest.fixture(scope="module")
def model() -> onnx.ModelProto:
    """As large as they are, with random weights and a card."""
    decoder = build_decoder(ModelConfig(scenes=True))
    randomise(decoder)
    made = to_onnx(decoder)
    onnx.helper.set_model_props(made, {CARD_KEY: tiny_card(image_size=96).to_json()})
    return made


def test_the_window_draws_each_picture_whatever_the_others(model, tmp_path):
    path = tmp_path / "decoder.onnx"
    path.write_bytes(model.SerializeToString())
    decoder, codes = Decoder.open(path), draws(9, 12, 8)
    every = decoder.decode(codes)
    assert len({image.tobytes() for image in every}) == 12
    for count in (1, 5):
        assert np.array_equal(decoder.decode(codes[:count]), every[:count])
    assert np.array_equal(decoder.decode(codes[11:])[0], every[11])


def test_what_it_takes_is_known_beforehand_and_far_within_bounds(model):
    outline = read_outline(model.SerializeToString())
    arrays = {"z": Array((1, 8))} | outline.weights
    for node in outline.nodes:
        follow(node, arrays)
    shown = onnx.ModelProto.FromString(model.SerializeToString())
    names = [node.output[0] for node in shown.graph.node]
    shown.graph.output.extend(onnx.ValueInfoProto(name=name) for name in names if name != "image")
    session = onnxruntime.InferenceSession(
        shown.SerializeToString(), providers=["CPUExecutionProvider"]
    )
    found = session.run(names, {"z": draws(0, 1, 8)})
    assert [arrays[name].shape for name in names] == [array.shape for array in found]
    cost = cost_of(outline)
    assert sum(array.nbytes for array in found) <= cost.memory < MAX_MEMORY / 4
    assert cost.work < MAX_WORK / 4


def test_weights_of_half_the_bytes_leave_what_the_softmax_is_taken_of(model):
    small = halved(model)
    names = {"score/kernel", "score/bias", "score_by_cell/offsets", "style/kernel", "stem/kernel"}
    kept = {weight.name for weight in small.graph.initializer} & names
    assert kept == {"score/kernel", "score/bias", "score_by_cell/offsets"}
    assert small.ByteSize() < 0.55 * model.ByteSize()
    (drawn,), (expected,) = (run_onnx(each, draws(5, 3, 8)) for each in (small, model))
    assert 0 < np.abs(drawn - expected).max() < 1 / 255  # see `export.half`

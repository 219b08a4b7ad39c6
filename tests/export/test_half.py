import onnx

from desktop.generator.model.decoder import Decoder, to_levels
from desktop.generator.model.garden import garden_decoder
from desktop.generator.model.inference import OUTLINE_STEP
from desktop.generator.model.onnx_outline import CHECKSUM_KEY
from desktop.generator.sampling import draws
from export.half import MOST_LEVELS, halved, levels_apart
from export.onnx_session import started
from tests.desktop.tiny_models import build_decoder
from tests.export.web.visits import levels


def test_half_the_bytes_open_in_the_window(tmp_path):
    garden = Decoder.open(garden_decoder())
    model = halved(onnx.load(garden_decoder()))
    del model.metadata_props[[each.key for each in model.metadata_props].index(CHECKSUM_KEY)]
    path = tmp_path / "decoder.onnx"
    path.write_bytes(model.SerializeToString())
    assert path.stat().st_size < 0.55 * garden_decoder().stat().st_size
    # Below a whole level apart, values are rounded to the same level or to neighbours.
    assert 0 < levels_apart(garden, model) <= MOST_LEVELS < 1
    codes = draws(11, 3, 8)
    assert levels(Decoder.open(path).decode(codes), to_levels(garden.decode_float(codes))) <= 1


def test_an_input_that_may_be_left_out_stays_what_it_was():
    model = halved(build_decoder(crosses=True))
    (kept,) = (weight for weight in model.graph.initializer if weight.name == OUTLINE_STEP)
    assert kept.data_type == onnx.TensorProto.FLOAT
    started(model.SerializeToString())

"""The proof that both sides compute the same lets rounding pass, and nothing else."""

import numpy as np
import pytest
from onnx import TensorProto, helper, numpy_helper

from export.parity import ParityError, measure


class Same:
    """A Keras model that hands on what it is given."""

    def predict_on_batch(self, batch):
        return batch


def that_adds(number: float) -> bytes:
    """An ONNX model that adds a number to what it is given."""
    given, made = (
        helper.make_tensor_value_info(name, TensorProto.FLOAT, ["batch", 2]) for name in "xy"
    )
    added = numpy_helper.from_array(np.array([0.0, number], np.float32), "added")
    node = helper.make_node("Add", ["x", "added"], ["y"])
    graph = helper.make_graph([node], "adds", [given], [made], [added])
    opset = [helper.make_opsetid("", 20)]
    return helper.make_model(graph, ir_version=10, opset_imports=opset).SerializeToString()


VALUES = np.zeros((12, 2), np.float32)


def test_what_is_within_a_ten_thousandth_passes_and_is_reported():
    assert measure(Same(), that_adds(9e-5), VALUES).max_abs == pytest.approx(9e-5)


@pytest.mark.parametrize("number", [1.1e-4, -1.1e-4, np.nan])
def test_what_is_not_is_refused(number):
    with pytest.raises(ParityError, match="the ONNX file does not compute what Keras does"):
        measure(Same(), that_adds(number), VALUES)

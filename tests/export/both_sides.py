"""The same numbers through Keras and through ONNX, for the exporter's tests."""

import keras
import numpy as np
import onnx
import onnxruntime

from export.keras_to_onnx import to_onnx

# float32 sums of at most a few thousand products, in two orders: 1e-6 of values up to about 10.
ROUNDING = {"rtol": 1e-5, "atol": 1e-5}


def randomise(model: keras.Model, seed: int = 0) -> None:
    """Sets every weight to something: fresh biases and gammas are 0 and 1 and hide mistakes."""
    rng = np.random.default_rng(seed)
    shapes = [value.shape for value in model.get_weights()]
    model.set_weights([rng.normal(0, 0.2, shape).astype(np.float32) for shape in shapes])


def run_keras(model: keras.Model, values: np.ndarray) -> list[np.ndarray]:
    """The outputs of a model as a list, however many there are."""
    found = model.predict_on_batch(values)
    return found if isinstance(found, list) else [found]


def run_onnx(proto: onnx.ModelProto, values: np.ndarray) -> list[np.ndarray]:
    """The outputs of an ONNX model with one input."""
    session = onnxruntime.InferenceSession(
        proto.SerializeToString(), providers=["CPUExecutionProvider"]
    )
    (given,) = session.get_inputs()
    return session.run(None, {given.name: values})


def assert_both_agree(model: keras.Model, batches=(1, 3, 12)) -> onnx.ModelProto:
    """Exports a model with random weights and compares it with Keras at every batch size."""
    randomise(model)
    proto = to_onnx(model)
    rng = np.random.default_rng(1)
    for batch in batches:
        values = rng.normal(size=(batch, *model.inputs[0].shape[1:])).astype(np.float32)
        for a, b in zip(run_keras(model, values), run_onnx(proto, values), strict=True):
            assert a.std() > 1e-3  # a constant agrees with much
            np.testing.assert_allclose(b, a, **ROUNDING)
    return proto

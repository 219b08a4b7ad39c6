"""Proof that an ONNX file computes what Keras computes, on the run's own weights."""

import keras
import numpy as np

from desktop.generator.model.parity import Difference
from export.onnx_session import started
from kvae.terminal import UserError

BATCH_SIZES = (1, 3, 12)
# Both sides add up a few thousand float32 products in different orders: about 1e-6 of difference.
# A hundred times that is a fortieth of an 8-bit level, which no saved picture shows.
TOLERANCE = 1e-4
DEFECT = "this is a defect of the exporter; --via keras may serve until it is mended"


class ParityError(UserError):
    """ONNX and Keras differ by more than rounding; nothing was written."""

    exit_code = 1  # not the user's fault


def measure(
    model: keras.Model, onnx_bytes: bytes, values: np.ndarray, tolerance: float = TOLERANCE
) -> Difference:
    """Runs both sides on the same values at batch 1, 3 and 12.

    Args:
        model: the Keras side.
        onnx_bytes: the ONNX side; the card that is added later changes no number.
        values: inputs float32, at least 12; batches take the first ones.
        tolerance: the largest absolute difference that passes.

    Raises:
        ParityError: the difference exceeds the tolerance, or a side is not finite.
    """
    session = started(onnx_bytes)
    (source,) = session.get_inputs()
    worst = 0.0
    for size in BATCH_SIZES:
        batch = np.ascontiguousarray(values[:size], np.float32)
        expected = model.predict_on_batch(batch)
        expected = expected if isinstance(expected, list) else [expected]
        found = session.run(None, {source.name: batch})
        for output, a, b in zip(session.get_outputs(), expected, found, strict=True):
            if a.shape != b.shape:
                raise ParityError(f"{output.name}: Keras gives {a.shape}, ONNX gives {b.shape}")
            difference = float(np.abs(a.astype(np.float64) - b).max())
            if not difference <= tolerance:  # also when it is not a number
                raise ParityError(
                    f"{output.name} differs by {difference:.2g} at batch {size}, more than "
                    f"{tolerance:g}: the ONNX file does not compute what Keras does",
                    DEFECT if tolerance == TOLERANCE else "export it without --half",
                )
            worst = max(worst, difference)
    return Difference(worst)

"""An ONNX graph under construction: nodes and weights, collected one layer at a time."""

import numpy as np
import onnx
from onnx import helper


class Graph:
    """Nodes and weights collected while walking a model.

    Feature maps are (B, C, H, W) inside, whatever data format Keras runs in; vectors (B, K) and
    other ranks look as in Keras.
    """

    def __init__(self):
        self.nodes: list[onnx.NodeProto] = []
        self.weights: dict[str, np.ndarray] = {}

    def add(self, operator: str, inputs: list[str], name: str, **attributes) -> str:
        """Adds one node and returns the name of its only output, which is the node's own."""
        self.nodes.append(helper.make_node(operator, inputs, [name], name=name, **attributes))
        return name

    def weight(self, name: str, values: np.ndarray) -> str:
        """Adds a constant, float32 unless it is of integers, and returns its name."""
        kind = values.dtype if np.issubdtype(values.dtype, np.integer) else np.float32
        self.weights[name] = np.ascontiguousarray(values, kind)
        return name

    def reshape(self, value: str, shape: tuple[int, ...], name: str) -> str:
        """Adds a reshape, in which 0 keeps a dimension, and returns its name."""
        return self.add("Reshape", [value, self.weight(f"{name}/shape", np.array(shape))], name)

    def clip(self, value: str, low: float, high: float, name: str) -> str:
        """Adds a clip into [low, high] and returns its name."""
        bounds = {"low": low, "high": high}
        weights = [self.weight(f"{name}/{key}", np.array(float(v))) for key, v in bounds.items()]
        return self.add("Clip", [value, *weights], name)


def same_padding(sizes) -> list[int]:
    """Returns ONNX pads for Keras's "same": what is odd goes to the end."""
    begins, ends = [], []
    for size, kernel, stride in sizes:
        total = max((-(-size // stride) - 1) * stride + kernel - size, 0)
        begins.append(total // 2)
        ends.append(total - total // 2)
    return begins + ends

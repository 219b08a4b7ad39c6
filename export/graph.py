"""An ONNX graph under construction: arithmetic on values adds nodes, a layer's under its name."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import onnx
from numpy.typing import ArrayLike
from onnx import helper


@dataclass
class Graph:
    """Nodes and weights collected while walking a model.

    Feature maps are (B, C, H, W) inside, where Keras has (B, H, W, C); vectors (B, K) and other
    ranks look as in Keras.

    Attributes:
        nodes: in the order they are computed in.
        weights: by name; each is read by one node, until `export.crossing` has come.
        options: names of those weights that whoever runs the model may replace.
        sides: height and width of the map that a Keras layer returns, by the layer's name.
        outputs: names of what the model returns.
    """

    nodes: list[onnx.NodeProto] = field(default_factory=list)
    weights: dict[str, np.ndarray] = field(default_factory=dict)
    options: list[str] = field(default_factory=list)
    sides: dict[str, tuple[int, int]] = field(default_factory=dict)
    outputs: list[str] = field(default_factory=list)
    _layer: str = ""
    _used: Counter = field(default_factory=Counter)

    @contextmanager
    def layer(self, name: str) -> Iterator[None]:
        """Within it, what is added gets names that begin with a layer's."""
        self._layer = name
        yield
        self._layer = ""

    def node(self, operator: str, *inputs: "Value", **attributes: Any) -> "Value":
        """Adds a node with one output and returns that."""
        name = self._name(operator)
        names = [value.name for value in inputs]
        self.nodes.append(helper.make_node(operator, names, [name], name=name, **attributes))
        return Value(self, name)

    def weight(self, role: str, values: ArrayLike) -> "Value":
        """Adds a constant, float32 unless it is of integers, and returns it.

        Args:
            role: what it is to its layer, as in "kernel".
            values: a number, or as many as there are.
        """
        values = np.asarray(values)
        dtype = values.dtype if np.issubdtype(values.dtype, np.integer) else np.float32
        name = self._name(role)
        self.weights[name] = np.ascontiguousarray(values, dtype).reshape(values.shape)
        return Value(self, name)

    def optional(self, name: str, values: ArrayLike) -> "Value":
        """Adds an input of this name that may be left out, and then is `values`, in float32."""
        self.weights[name] = np.asarray(values, np.float32)
        self.options.append(name)
        return Value(self, name)

    def named(self, value: "Value", name: str) -> "Value":
        """Gives the output of the node added last another name."""
        last = self.nodes[-1]
        if last.output[0] != value.name:
            raise ValueError(f"{value.name} is not the output of the node added last")
        last.output[0] = last.name = name
        return Value(self, name)

    def readers(self, name: str) -> list[onnx.NodeProto]:
        """Returns the nodes that read a value."""
        return [node for node in self.nodes if name in node.input]

    def chains(self, *operators: str) -> Iterator[tuple[onnx.NodeProto, ...]]:
        """Yields nodes of these operators in a row: what each computes, the next alone reads."""
        for chain in [[node] for node in self.nodes]:
            while len(chain) < len(operators):
                made = chain[-1].output[0]
                readers = self.readers(made)
                if len(readers) != 1 or made in self.outputs:
                    break
                chain += readers
            if [node.op_type for node in chain] == list(operators):
                yield tuple(chain)

    @contextmanager
    def in_place_of(self, *nodes: onnx.NodeProto) -> Iterator[None]:
        """Within it, what is added takes the place of the last of these nodes; all of them go."""
        at = self.nodes.index(nodes[-1])
        behind = self.nodes[at + 1 :]
        self.nodes = [node for node in self.nodes[:at] if node not in nodes]
        yield
        self.nodes += behind
        for name in {name for node in nodes for name in node.input}:
            self.weights.pop(name, None)

    def _name(self, role: str) -> str:
        name = f"{self._layer}/{role}"
        self._used[name] += 1
        return name if self._used[name] == 1 else f"{name}_{self._used[name]}"


def layer_of(node: onnx.NodeProto) -> str:
    """Returns the name of the Keras layer that a node was written for."""
    return node.name.partition("/")[0]


@dataclass(frozen=True)
class Value:
    """An array of the graph, by its name.

    Attributes:
        graph: that it is of.
        name: of the node that computes it, of a weight or of an input.
    """

    graph: Graph
    name: str

    def __add__(self, other: "Value | ArrayLike") -> "Value":
        return self.graph.node("Add", self, self._value(other))

    def __mul__(self, other: "Value | ArrayLike") -> "Value":
        return self.graph.node("Mul", self, self._value(other))

    def __truediv__(self, other: "Value | ArrayLike") -> "Value":
        return self.graph.node("Div", self, self._value(other))

    def __matmul__(self, other: "Value") -> "Value":
        return self.graph.node("MatMul", self, other)

    def dense(self, kernel: np.ndarray, bias: np.ndarray) -> "Value":
        """Returns this, (B, K), times a kernel (K, N), plus a bias (N,)."""
        weight = self.graph.weight
        return self.graph.node("Gemm", self, weight("kernel", kernel), weight("bias", bias))

    def reshape(self, *shape: int) -> "Value":
        """Returns this in another shape, in which 0 keeps a dimension."""
        return self.graph.node("Reshape", self, self.graph.weight("shape", shape))

    def transpose(self, *axes: int) -> "Value":
        """Returns this with its axes in another order."""
        return self.graph.node("Transpose", self, perm=axes)

    def unsqueeze(self, *axes: int) -> "Value":
        """Returns this with axes of length 1 put in."""
        return self.graph.node("Unsqueeze", self, self.graph.weight("axes", axes))

    def mean(self, *axes: int) -> "Value":
        """Returns the means over axes, which go."""
        return self.graph.node("ReduceMean", self, self.graph.weight("axes", axes), keepdims=0)

    def cut(self, axes: Sequence[int], starts: Sequence[int], ends: Sequence[int]) -> "Value":
        """Returns what lies from starts to ends along some axes; below 0 is from the far end."""
        bounds = {"starts": starts, "ends": ends, "axes": axes}
        weights = (self.graph.weight(role, values) for role, values in bounds.items())
        return self.graph.node("Slice", self, *weights)

    def sqrt(self) -> "Value":
        """Returns the square roots."""
        return self.graph.node("Sqrt", self)

    def clip(self, low: float, high: float) -> "Value":
        """Returns this within [low, high]."""
        weight = self.graph.weight
        return self.graph.node("Clip", self, weight("low", float(low)), weight("high", float(high)))

    def _value(self, other: "Value | ArrayLike") -> "Value":
        return other if isinstance(other, Value) else self.graph.weight("constant", other)

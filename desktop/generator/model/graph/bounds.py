"""How much memory and work a model takes, found out from its graph before anything is run.

A few hundred bytes can ask for gigabytes or for minutes, already while a model is opened. So each
array's shape is followed through the graph, for the one picture that is drawn at a time.

Of graphs made to fill these bounds the worst took 1.3 s and 360 MB. Against faults of the runtime
itself there is `desktop.generator.trial`.
"""

import math
from dataclasses import dataclass

from desktop.generator.model.graph.arithmetic import is_whole, values_of
from desktop.generator.model.graph.einsum import sizes_of_letters
from desktop.generator.model.graph.operators import output_shapes
from desktop.generator.model.graph.rules import numbers, require
from desktop.generator.model.onnx_outline import MAX_RANK, Array, Node, Outline, Shape
from desktop.generator.model.protobuf import TooMuch

MAX_NODES = 1000
MAX_MEMORY = 256 * 2**20
MAX_WORK = 4 * 10**9
TOUCH = 8  # as many products of matrices take as long as to read or write one number, at worst
OLDEST_OPSET = 13  # other rules held before
NUMBER_BYTES = 8  # at most; pictures take 4


@dataclass(frozen=True)
class Cost:
    """What one picture takes, at most."""

    memory: int = 0  # bytes of all that is computed on the way, and of the room that takes
    work: int = 0  # products and sums, and `TOUCH` for each number read or written

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(self.memory + other.memory, self.work + other.work)


def cost_of(outline: Outline) -> Cost:
    """Add up what a model's nodes take.

    Raises:
        TooMuch: it is more than a model of ours could take.
        ValueError: the graph is broken, or how large an array becomes cannot be known before.
    """
    if len(outline.nodes) > MAX_NODES:
        raise TooMuch("nodes")
    require(min(outline.opsets, default=0) >= OLDEST_OPSET)
    # Only the batch may have any size; the model's signature is checked before it draws.
    for name in outline.inputs.keys() & outline.weights.keys():  # one that may be left out
        require(outline.inputs[name] == outline.weights[name].shape)
    given = {name: Array(tuple(n or 1 for n in shape)) for name, shape in outline.inputs.items()}
    arrays, cost = given | outline.weights, Cost()
    for node in outline.nodes:
        cost += follow(node, arrays)
        if cost.memory > MAX_MEMORY or cost.work > MAX_WORK:
            raise TooMuch("memory or work")
    _compare(outline, arrays)
    return cost


def follow(node: Node, arrays: dict[str, Array]) -> Cost:
    """Add a node's outputs to the arrays; returns what it takes to compute them.

    Raises:
        ValueError: no such node can be computed, or it cannot be known how large its outputs are.
    """
    try:
        inputs = [arrays[name] if name else None for name in node.inputs]
        shapes = output_shapes(node, inputs)
        require(len(shapes) == len(node.outputs) and not arrays.keys() & set(node.outputs))
        require(all(min(shape, default=1) > 0 and len(shape) <= MAX_RANK for shape in shapes))
        cost = _cost(node, [array.shape for array in inputs if array], shapes)
        whole, values = is_whole(node, inputs), values_of(node, inputs, shapes[0])
    except (TypeError, AttributeError, LookupError) as error:
        raise ValueError(f"{node.operator} with too few inputs or too small ones") from error
    for name, shape in zip(node.outputs, shapes, strict=True):
        arrays[name] = Array(shape, whole, values)
    return cost


def _cost(node: Node, inputs: list[Shape], outputs: list[Shape]) -> Cost:
    made = sum(map(math.prod, outputs))
    touched = made + sum(map(math.prod, inputs))
    room, products = 0, 0
    if node.operator in ("Gemm", "MatMul"):
        products = made * inputs[0][0 if node.attributes.get("transA") else -1]
    elif node.operator == "Einsum":
        # The runtime may lay out anew what it multiplies, and what comes of it.
        room, products = touched, math.prod(sizes_of_letters(node, *inputs).values())
    elif node.operator == "AveragePool":
        touched += made * math.prod(numbers(node, "kernel_shape"))
    elif node.operator in ("Conv", "ConvTranspose"):
        # What each position of a map takes part in is laid out side by side, then multiplied.
        maps = outputs[0] if node.operator == "Conv" else inputs[0]
        window = math.prod(inputs[1][1:])
        room, products = window * math.prod(maps[2:]), window * math.prod(maps)
    return Cost(NUMBER_BYTES * (made + room), products + TOUCH * touched)


def _compare(outline: Outline, arrays: dict[str, Array]) -> None:
    """Refuse a file that states another shape than follows: the runtime would believe the file."""
    for name, stated in outline.stated_shapes:
        if stated and name in arrays:
            shape = arrays[name].shape
            require(len(stated) == len(shape))
            require(all(n in (None, size) for n, size in zip(stated, shape, strict=True)))

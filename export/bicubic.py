"""A picture between its pixels in ONNX, as `kvae.bicubic` has it.

ONNX has an operator for this, GridSample, but onnxruntime is slow at it. With elementwise
operators, whose values lie so that everything runs along the pixels, and one GatherElements a whole
picture of the garden takes 6.2 ms on one thread and 5.7 on two, with GridSample 10.7 and 7.8.
"""

import numpy as np
from onnx import TensorProto

from export.graph import Graph
from kvae.bicubic import CUBIC, LINEAR, SHARPER, TAPS

FOUR = len(TAPS)


def sampled(graph: Graph, picture: str, places: str, side: int, name: str) -> str:
    """Adds what samples a picture and returns the name of the values, (B, 3, P).

    Args:
        graph: to which it is added.
        picture: (B, 3, S, S).
        places: x and y of P places, (B, 2, P), in pixels as `kvae.bicubic.sampled` takes them.
        side: S.
        name: with which all names begin.
    """
    first = graph.add("Floor", [places], f"{name}/first")
    index = _indices(graph, first, side, f"{name}/index")
    index = graph.add("Concat", [index] * 3, f"{name}/index_by_colour", axis=1)
    flat = graph.reshape(picture, (0, 3, side * side), f"{name}/flat")
    values = graph.add("GatherElements", [flat, index], f"{name}/gathered", axis=2)
    values = graph.reshape(values, (0, 3, FOUR * FOUR, -1), f"{name}/values")
    weights = _weights(graph, graph.add("Sub", [places, first], f"{name}/t"), f"{name}/weight")
    values = graph.add("Mul", [values, weights], f"{name}/weighted")
    axis = graph.weight(f"{name}/axis", np.array([2]))
    return graph.add("ReduceSum", [values, axis], name, keepdims=0)


def _indices(graph: Graph, first: str, side: int, name: str) -> str:
    """Adds where in a row of all pixels the sixteen around each place lie, int32 (B, 1, 16 P).

    They are whole float32 numbers up to the end, exact for any picture of less than 4096 pixels.
    """
    first = graph.reshape(first, (0, 2, 1, -1), f"{name}/first")
    taps = graph.weight(f"{name}/taps", np.array(TAPS, np.float32)[:, None])
    near = graph.add("Add", [first, taps], f"{name}/near")  # (B, 2, 4, P)
    for bound, last in (("Max", -1.0), ("Min", 2.0 * side - 1.0)):  # beyond an edge: mirrored
        last = graph.weight(f"{name}/{bound}/last", np.array(last))
        mirrored = graph.add("Sub", [last, near], f"{name}/{bound}/mirrored")
        near = graph.add(bound, [near, mirrored], f"{name}/{bound}")
    size = np.array([[1.0], [side]], np.float32)[:, :, None]  # a row down is a side further
    near = graph.add("Mul", [near, graph.weight(f"{name}/size", size)], f"{name}/steps")
    index = graph.reshape(_crossed(graph, "Add", near, name), (0, 1, -1), f"{name}/all")
    index = graph.add("Cast", [index], f"{name}/whole", to=TensorProto.INT32)
    # Codes that are no numbers have no places: the weights make them pictures that are none either.
    bounds = {"least": 0, "most": side * side - 1}
    bounds = [
        graph.weight(f"{name}/{key}", np.array(value, np.int32)) for key, value in bounds.items()
    ]
    return graph.add("Clip", [index, *bounds], f"{name}/within")


def _weights(graph: Graph, t: str, name: str) -> str:
    """Adds how much each of the sixteen pixels counts, (B, 1, 16, P)."""
    t = graph.reshape(t, (0, 2, 1, -1), f"{name}/t")
    square = graph.add("Mul", [t, t], f"{name}/square")
    cube = graph.add("Mul", [square, t], f"{name}/cube")
    powers = graph.add("Concat", [t, square, cube], f"{name}/powers", axis=2)  # (B, 2, 3, P)

    def crossed(kind: str, kernel: np.ndarray) -> str:
        constant, rising = (
            graph.weight(f"{name}/{kind}/{part}", values)
            for part, values in (("constant", kernel[:, :1]), ("rising", kernel[:, 1:]))
        )
        x = graph.add("MatMul", [rising, powers], f"{name}/{kind}/rise")
        x = graph.add("Add", [x, constant], f"{name}/{kind}/taps")  # (B, 2, 4, P)
        return _crossed(graph, "Mul", x, f"{name}/{kind}")

    cubic, linear = crossed("cubic", CUBIC), crossed("linear", LINEAR)
    detail = graph.add("Sub", [cubic, linear], f"{name}/detail")
    sharper = graph.weight(f"{name}/sharper", np.array(SHARPER))
    detail = graph.add("Mul", [detail, sharper], f"{name}/more_detail")
    total = graph.add("Add", [cubic, detail], f"{name}/total")
    return graph.reshape(total, (0, 1, FOUR * FOUR, -1), f"{name}/sixteen")


def _crossed(graph: Graph, operator: str, pair: str, name: str) -> str:
    """Adds what joins every row's value with every column's: (B, 2, 4, P) -> (B, 4, 4, P)."""
    sides = []
    for number, side in enumerate(("columns", "rows")):
        place = graph.weight(f"{name}/{side}/place", np.array(number))
        one = graph.add("Gather", [pair, place], f"{name}/{side}/four", axis=1)  # (B, 4, P)
        shape = (0, 1, FOUR, -1) if side == "columns" else (0, FOUR, 1, -1)
        sides.append(graph.reshape(one, shape, f"{name}/{side}"))
    return graph.add(operator, sides, f"{name}/crossed")

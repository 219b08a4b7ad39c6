"""What lies beyond a picture's edges, in ONNX: see `kvae.surroundings`."""

import numpy as np

from export.graph import Graph
from kvae.surroundings import EDGE, MIRRORED, WIDTHS

COLOURS, ROWS, COLUMNS = 1, 2, 3  # axes


def surrounded(graph: Graph, picture: str, side: int, margin: int, name: str) -> str:
    """Adds what puts a margin around pictures; returns its name, (B, 3, S + 2 m, S + 2 m).

    Args:
        graph: to which it is added.
        picture: (B, 3, S, S).
        side: S.
        margin: m pixels, no more than S.
        name: with which all names begin.
    """
    ground = _ground(graph, picture, side, f"{name}/ground")
    ends = {"first": (margin - 1, -side - 1), "last": (side - 1, side - margin - 1)}
    for axis, way in ((ROWS, "vertical"), (COLUMNS, "horizontal")):
        strips = []
        for end, mirrored in ends.items():
            place = f"{name}/{way}/{end}"
            strip = _slice(graph, picture, axis, *mirrored, -1, f"{place}/mirrored")
            edge = _edge(graph, picture, axis, end, side, f"{place}/edge")
            strips.append(_cleared(graph, strip, edge, ground, place))
        around = [strips[0], picture, strips[1]]
        picture = graph.add("Concat", around, f"{name}/{way}", axis=axis)
    return picture


def _ground(graph: Graph, picture: str, side: int, name: str) -> str:
    """Adds the colour that most of the edges have, (B, 3, 1, 1)."""
    edges = []
    for axis, way in ((ROWS, "row"), (COLUMNS, "column")):
        for end in ("first", "last"):
            place = f"{name}/{end}_{way}"
            edge = _edge(graph, picture, axis, end, side, place)
            edges.append(graph.reshape(edge, (0, 3, 1, side), f"{place}/across"))
    edges = graph.add("Concat", edges, f"{name}/edges", axis=COLUMNS)
    along = graph.weight(f"{name}/along", np.array([COLUMNS]))
    ground = graph.add("ReduceMean", [edges, along], f"{name}/mean")
    for number, width in enumerate(WIDTHS, start=1):
        place = f"{name}/round{number}"
        weight = _likeness(graph, edges, ground, width, f"{place}/weight")
        total = graph.add("Mul", [weight, edges], f"{place}/weighted")
        total = graph.add("ReduceSum", [total, along], f"{place}/total")
        weight = graph.add("ReduceSum", [weight, along], f"{place}/weights")
        ground = graph.add("Div", [total, weight], place)
    return ground


def _cleared(graph: Graph, mirrored: str, edge: str, ground: str, name: str) -> str:
    """Adds ground in place of whatever else is mirrored at an edge of ground."""
    plain = _likeness(graph, edge, ground, EDGE, f"{name}/edge_like")
    like = _likeness(graph, mirrored, ground, MIRRORED, f"{name}/like")
    other = graph.add(
        "Sub", [plain, graph.add("Mul", [plain, like], f"{name}/both")], f"{name}/thing"
    )
    to_ground = graph.add("Sub", [ground, mirrored], f"{name}/to_ground")
    change = graph.add("Mul", [other, to_ground], f"{name}/change")
    return graph.add("Add", [mirrored, change], name)


def _likeness(graph: Graph, colours: str, ground: str, width: float, name: str) -> str:
    """Adds 1 for the ground's own colour, towards 0 for others, (B, 1, ...)."""
    apart = graph.add("Sub", [colours, ground], f"{name}/apart")
    square = graph.add("Mul", [apart, apart], f"{name}/square")
    axis = graph.weight(f"{name}/axis", np.array([COLOURS]))
    distance = graph.add("ReduceSum", [square, axis], f"{name}/distance")
    scale = graph.weight(f"{name}/scale", np.array(-0.5 / width**2))
    return graph.add("Exp", [graph.add("Mul", [distance, scale], f"{name}/scaled")], name)


def _edge(graph: Graph, picture: str, axis: int, end: str, side: int, name: str) -> str:
    """Adds the first or the last line of pixels along an axis."""
    first = 0 if end == "first" else side - 1
    return _slice(graph, picture, axis, first, first + 1, 1, name)


def _slice(graph: Graph, x: str, axis: int, first: int, beyond: int, step: int, name: str) -> str:
    """Adds a part of an axis, from `first` in steps up to but without `beyond`."""
    numbers = {"starts": first, "ends": beyond, "axes": axis, "steps": step}
    inputs = [graph.weight(f"{name}/{key}", np.array([n])) for key, n in numbers.items()]
    return graph.add("Slice", [x, *inputs], name)

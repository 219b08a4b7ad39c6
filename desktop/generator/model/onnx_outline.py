"""What an ONNX file contains, read before any runtime touches it.

The runtime follows external-data paths (relative to the current folder, even for a model given as
bytes) and runs whatever operators it meets, endless loops included. So the graph is read first,
with the few lines of protobuf that takes.

Field numbers are those of https://github.com/onnx/onnx/blob/main/onnx/onnx.proto.
"""

import hashlib
import math
from dataclasses import dataclass, field

import numpy as np

from desktop.generator.model.protobuf import (
    Reader,
    TooMuch,
    Value,
    text,
    whole_number,
    whole_numbers,
)

CHECKSUM_KEY = "kvae.sha256"  # of the metadata entry that holds the checksum
# Keras's exporters make some 250 nodes of our networks, with 5,000 fields in all.
MAX_FIELDS = 50_000
MAX_RANK = 8
MAX_VALUES = 64  # numbers in an array that may be a shape
MAX_LOOSE_BYTES = 2**20  # of names, comments and the like
# The element types of weights (TensorProto.DataType) as they lie in a file, little-endian.
TYPES = {1: "<f4", 6: "<i4", 7: "<i8", 9: "|b1", 10: "<f2", 11: "<f8"}
FLOATS = (1, 10, 11)

Shape = tuple[int, ...]
Attribute = int | tuple[int, ...] | str | None  # None: of numbers that are not whole


@dataclass(frozen=True)
class Node:
    """One operation."""

    operator: str  # "Conv", or "domain.Name" outside the standard domain
    inputs: tuple[str, ...]  # names; "" where an optional one is left out
    outputs: tuple[str, ...]
    attributes: dict[str, Attribute]


@dataclass(frozen=True, eq=False)
class Array:
    """What is known of an array before anything runs."""

    shape: Shape
    whole: bool = False  # whether it is of whole numbers
    values: np.ndarray | None = None  # if it is of a few, which may be another one's shape


@dataclass
class Outline:
    """What a model consists of."""

    nodes: list[Node] = field(default_factory=list)
    weights: dict[str, Array] = field(default_factory=dict)
    inputs: dict[str, tuple[int | None, ...]] = field(default_factory=dict)  # None: any number
    # Of other arrays; the runtime believes what a file says of them.
    stated_shapes: list[tuple[str, tuple[int | None, ...]]] = field(default_factory=list)
    opsets: list[int] = field(default_factory=list)  # versions of the standard operators
    nested: bool = False  # subgraphs, model-local functions or sparse tensors
    external: bool = False  # weights in another file
    checksum: str | None = None  # that the file has of itself

    @property
    def operators(self) -> frozenset[str]:
        """The types of operations."""
        return frozenset(node.operator for node in self.nodes)


def read_outline(data: bytes) -> Outline:
    """List what the model in `data` consists of.

    Raises:
        ValueError: these bytes are not an ONNX model.
        TooMuch: there is more in it than in any model of ours.
    """
    outline, reader = Outline(), Reader(MAX_FIELDS)
    known = 0  # bytes of weights and metadata, which cost no more in memory than in the file
    for number, value in reader.fields(memoryview(data)):
        outline.nested |= number == 25
        if number == 7:
            known += _read_graph(reader, value, outline)
        elif number == 8:
            _read_opset(reader, value, outline)
        elif number == 14:
            key, content = _entry(reader, value)
            known += len(content)
            if key == CHECKSUM_KEY:
                outline.checksum = text(content)
    if len(data) - known > MAX_LOOSE_BYTES:
        raise TooMuch("bytes beside the weights")
    return outline


def checksum(data: bytes) -> str:
    """Returns the sha256 (hex) of all that a model consists of, but its checksum itself.

    Raises:
        ValueError: these bytes are not a protobuf message, or end in the middle of one.
    """
    digest, reader = hashlib.sha256(), Reader(MAX_FIELDS)
    for number, value in reader.fields(memoryview(data)):
        if not (number == 14 and _entry(reader, value)[0] == CHECKSUM_KEY):
            content = str(value).encode() if isinstance(value, int) else value
            digest.update(f"{number} {len(content)} ".encode())
            digest.update(content)
    return digest.hexdigest()


def _read_graph(reader: Reader, message: Value, outline: Outline) -> int:
    """Read GraphProto; returns how many bytes its weights have."""
    known = 0
    for number, value in reader.fields(message):
        if number == 1:
            outline.nodes.append(_node(reader, value, outline))
        elif number == 5:
            known += _read_weight(reader, value, outline)
        elif number == 11:
            name, shape = _described(reader, value)
            outline.inputs[name] = shape
        elif number in (12, 13):
            outline.stated_shapes.append(_described(reader, value))
        outline.nested |= number == 15
    return known


def _node(reader: Reader, message: Value, outline: Outline) -> Node:
    names: dict[int, list[str]] = {1: [], 2: [], 4: [], 7: []}
    attributes: dict[str, Attribute] = {}
    for number, value in reader.fields(message):
        if number in names:
            names[number].append(text(value))
        elif number == 5:
            name, attribute = _attribute(reader, value, outline)
            if name in attributes:
                raise ValueError(f"{name} twice")
            attributes[name] = attribute
    operator, domain = (names[number][-1] if names[number] else "" for number in (4, 7))
    operator = operator if domain in ("", "ai.onnx") else f"{domain}.{operator}"
    return Node(operator, tuple(names[1]), tuple(names[2]), attributes)


def _attribute(reader: Reader, message: Value, outline: Outline) -> tuple[str, Attribute]:
    name, attribute_type = "", 0
    single: dict[int, Attribute] = {2: 0, 7: ()}  # by AttributeProto.AttributeType
    several: list[int] = []
    for number, value in reader.fields(message):
        if number == 1:
            name = text(value)
        elif number == 3:
            single[2] = whole_number(value)
        elif number == 4:
            single[3] = text(value)
        elif number == 8:
            several += whole_numbers(value, MAX_RANK * 2)
        elif number == 20:
            attribute_type = whole_number(value)
        outline.nested |= number in (5, 6, 10, 11, 22, 23)
        outline.external |= number == 5 and _is_external(reader, value)
    single[7] = tuple(several[: MAX_RANK * 2 + 1])
    return name, single.get(attribute_type)


def _read_weight(reader: Reader, message: Value, outline: Outline) -> int:
    """Read TensorProto; returns how many bytes its numbers have."""
    name, data_type, shape, raw = "", 0, [], memoryview(b"")
    external = _is_external(reader, message)
    for number, value in reader.fields(message):
        if number == 1:
            shape += whole_numbers(value, MAX_RANK)
        elif number == 2:
            data_type = whole_number(value)
        elif number == 8:
            name = text(value)
        elif number == 9 and not isinstance(value, int):
            raw = value
    outline.external |= external
    if not external:
        outline.weights[name] = _weight(name, data_type, tuple(shape), raw, outline)
    return len(raw)


def _weight(name: str, data_type: int, shape: Shape, raw: memoryview, outline: Outline) -> Array:
    if data_type not in TYPES or name in outline.weights:
        raise ValueError(f"weight {name} is there twice, or of type {data_type}")
    count = math.prod(shape) if min(shape, default=0) >= 0 and len(shape) <= MAX_RANK else -1
    if count * np.dtype(TYPES[data_type]).itemsize != len(raw):
        raise ValueError(f"{len(raw)} bytes for a weight of shape {shape}")
    whole = data_type not in FLOATS
    few = whole and count <= MAX_VALUES
    return Array(shape, whole, np.frombuffer(raw, TYPES[data_type]).reshape(shape) if few else None)


def _described(reader: Reader, message: Value) -> tuple[str, tuple[int | None, ...]]:
    """Read ValueInfoProto: name and shape."""
    name, shape = "", []
    for number, value in reader.fields(message):
        if number == 1:
            name = text(value)
        for variant, tensor in reader.fields(value) if number == 2 else ():
            if variant != 1:
                raise ValueError("an array that is not a tensor")
            for part, inner in reader.fields(tensor):
                for _, dimension in reader.fields(inner) if part == 2 else ():
                    sizes = [n for field, n in reader.fields(dimension) if field == 1]
                    shape.append(whole_number(sizes[-1]) if sizes else None)
    return name, tuple(shape)


def _read_opset(reader: Reader, message: Value, outline: Outline) -> None:
    parts = dict(reader.fields(message))
    if text(parts.get(1, memoryview(b""))) in ("", "ai.onnx"):
        outline.opsets.append(whole_number(parts.get(2, 0)))


def _entry(reader: Reader, message: Value) -> tuple[str, memoryview]:
    """Read StringStringEntryProto: key and value."""
    parts = dict(reader.fields(message))
    value = parts.get(2, memoryview(b""))
    if isinstance(value, int):
        raise ValueError("a number where a text belongs")
    return text(parts.get(1, memoryview(b""))), value


def _is_external(reader: Reader, tensor: Value) -> bool:
    return any(n == 13 or (n == 14 and value != 0) for n, value in reader.fields(tensor))

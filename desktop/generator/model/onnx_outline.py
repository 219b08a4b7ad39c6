"""What an ONNX file contains, read before any runtime touches it.

The runtime follows external-data paths (relative to the current folder, even for a model given as
bytes) and runs whatever operators it meets, endless loops included. So the operators are read
first, with the few lines of protobuf that takes; the `onnx` package is not needed for it.

Field numbers are those of https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
(ModelProto.graph 7, .metadata_props 14, .functions 25; StringStringEntryProto.key 1, .value 2;
GraphProto.node 1, .initializer 5, .sparse_initializer 15; NodeProto.op_type 4, .attribute 5,
.domain 7; AttributeProto.t 5, .g 6, .tensors 10, .graphs 11, .sparse_tensor 22, .sparse_tensors 23;
TensorProto.external_data 13, .data_location 14).
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

CHECKSUM_KEY = "kvae.sha256"  # of the metadata entry that holds the checksum
Value = memoryview | int  # of a field: the bytes of a text or of another message, or a number


@dataclass(frozen=True)
class Outline:
    """The operators of a model, and the two things that make it more than one plain graph."""

    operators: frozenset[str]  # "Conv", or "domain.Name" outside the standard domain
    nested: bool  # subgraphs, model-local functions or sparse tensors
    external: bool  # weights in another file
    checksum: str | None  # that the file tells of itself


def read_outline(data: bytes) -> Outline:
    """List what the model in `data` consists of.

    Raises:
        ValueError: these bytes are not a protobuf message, or end in the middle of one.
    """
    operators, nested, external, told = set(), False, False, None
    for number, graph in _fields(memoryview(data)):
        nested |= number == 25
        if number == 14 and _is_checksum(graph):
            told = "".join(_text(value) for field, value in _fields(graph) if field == 2)
        for part, value in _fields(graph) if number == 7 else ():
            nested |= part == 15
            external |= part == 5 and _is_external(value)
            for field, attribute in _fields(value) if part == 1 else ():
                for kind, inner in _fields(attribute) if field == 5 else ():
                    nested |= kind in (6, 11, 22, 23)
                    external |= kind in (5, 10) and _is_external(inner)
            if part == 1:
                operators.add(_operator(value))
    return Outline(frozenset(operators), nested, external, told)


def checksum(data: bytes) -> str:
    """Returns the sha256 (hex) of all that a model consists of, but its checksum itself.

    Raises:
        ValueError: these bytes are not a protobuf message, or end in the middle of one.
    """
    digest = hashlib.sha256()
    for number, value in _fields(memoryview(data)):
        if not (number == 14 and _is_checksum(value)):
            content = str(value).encode() if isinstance(value, int) else value
            digest.update(f"{number} {len(content)} ".encode())
            digest.update(content)
    return digest.hexdigest()


def _operator(node: Value) -> str:
    names = {number: value for number, value in _fields(node) if number in (4, 7)}
    domain, name = (_text(names[number]) if number in names else "" for number in (7, 4))
    return name if domain in ("", "ai.onnx") else f"{domain}.{name}"


def _text(value: Value) -> str:
    if isinstance(value, int):
        raise ValueError("a number where a name belongs")
    return str(value, "utf-8")


def _is_checksum(entry: Value) -> bool:
    return any(field == 1 and _text(key) == CHECKSUM_KEY for field, key in _fields(entry))


def _is_external(tensor: Value) -> bool:
    return any(n == 13 or (n == 14 and value != 0) for n, value in _fields(tensor))


def _fields(message: Value) -> Iterator[tuple[int, Value]]:
    """Yield (field number, value) of one message; fixed-width values are skipped."""
    if isinstance(message, int):
        raise ValueError("a number where a message belongs")
    at = 0
    while at < len(message):
        tag, at = _varint(message, at)
        wire = tag & 7
        if wire == 0:
            value, at = _varint(message, at)
            yield tag >> 3, value
            continue
        if wire not in (1, 2, 5):
            raise ValueError(f"wire type {wire}")
        length, at = _varint(message, at) if wire == 2 else ((8, at) if wire == 1 else (4, at))
        if at + length > len(message):
            raise ValueError("the file ends too early")
        if wire == 2:
            yield tag >> 3, message[at : at + length]
        at += length


def _varint(message: memoryview, at: int) -> tuple[int, int]:
    value = 0
    for shift in range(0, 70, 7):
        if at >= len(message):
            raise ValueError("the file ends too early")
        byte = message[at]
        value |= (byte & 0x7F) << shift
        at += 1
        if byte < 0x80:
            return value, at
    raise ValueError("a number of more than 64 bits")

"""Protobuf's wire format, as far as a model file needs it; the `onnx` package is not needed for it.

A message is a row of fields, each a number, a type and a value
(https://protobuf.dev/programming-guides/encoding).
"""

from collections.abc import Iterator

Value = memoryview | int  # of a field: the bytes of a text or of another message, or a number


class TooMuch(ValueError):
    """More than any model of ours consists of or takes."""


class Reader:
    """Reads messages that strangers wrote, and no more fields than it was allowed in all.

    A field takes two bytes in a file and a hundred in the memory of who makes an object of it.

    Args:
        most: how many fields may be read.
    """

    def __init__(self, most: int):
        self._left = most

    def fields(self, message: Value) -> Iterator[tuple[int, Value]]:
        """Yield (field number, value) of one message; fixed-width values are skipped.

        Raises:
            ValueError: no message, or one that ends too early.
            TooMuch: more fields than are allowed.
        """
        if isinstance(message, int):
            raise ValueError("a number where a message belongs")
        at = 0
        while at < len(message):
            self._left -= 1
            if self._left < 0:
                raise TooMuch("fields")
            tag, at = varint(message, at)
            wire = tag & 7
            if wire == 0:
                value, at = varint(message, at)
                yield tag >> 3, value
                continue
            if wire not in (1, 2, 5):
                raise ValueError(f"wire type {wire}")
            length, at = varint(message, at) if wire == 2 else ((8, at) if wire == 1 else (4, at))
            if at + length > len(message):
                raise ValueError("the file ends too early")
            if wire == 2:
                yield tag >> 3, message[at : at + length]
            at += length


def text(value: Value) -> str:
    """Read a text field; one that is not UTF-8 is a ValueError too."""
    if isinstance(value, int):
        raise ValueError("a number where a text belongs")
    return str(value, "utf-8")


def whole_number(value: Value) -> int:
    """Read an int64 field."""
    if not isinstance(value, int):
        raise ValueError("bytes where a number belongs")
    return _signed(value)


def whole_numbers(value: Value, most: int) -> list[int]:
    """Read what a repeated int64 field holds: one number, or several that are packed."""
    if isinstance(value, int):
        return [_signed(value)]
    numbers: list[int] = []
    at = 0
    while at < len(value):
        if len(numbers) == most:
            raise ValueError(f"more than {most} numbers")
        number, at = varint(value, at)
        numbers.append(_signed(number))
    return numbers


def varint(message: memoryview, at: int) -> tuple[int, int]:
    """Read a number from `at` on: seven bits a byte; returns it and where it ends."""
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


def _signed(number: int) -> int:
    number &= 2**64 - 1
    return number - 2**64 if number >= 2**63 else number

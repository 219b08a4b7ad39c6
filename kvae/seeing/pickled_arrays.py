"""Reads a pickle that holds arrays of numbers in dictionaries, and nothing else.

A pickle is a program: `pickle.load` runs whatever its author, or whoever changed it since, wrote
into it. This reader knows three names, those that NumPy rebuilds an array with, and has its own
two functions stand in for them; whatever else a file asks for is refused before it is run.
"""

import pickle
import pickletools
from typing import BinaryIO

import numpy as np

_PROTOCOL = 4  # what came later knows buffers that a damaged file leaves half made
_NUMBERS = {"f2", "f4", "f8"}


class NotOnlyArrays(ValueError):
    """The file asks for something other than arrays of floating-point numbers."""


def read_arrays(file: BinaryIO) -> dict:
    """Returns nested dictionaries of arrays by name.

    Raises:
        NotOnlyArrays: the file holds, or asks for, anything else, or is damaged.
    """
    try:
        _check_protocol(file)
        found = _Reader(file).load()
    except NotOnlyArrays:
        raise
    except Exception as error:  # a damaged program can fail in any way
        raise NotOnlyArrays(f"the file is damaged: {error}") from error
    if type(found) is not dict:
        raise NotOnlyArrays(f"the file holds a {type(found).__name__}")
    _check(found)
    return found


def _check_protocol(file: BinaryIO) -> None:
    """Raises NotOnlyArrays if the file has instructions that no file of its age has."""
    begin = file.tell()
    for instruction, _, _ in pickletools.genops(file):
        if instruction.proto > _PROTOCOL:
            raise NotOnlyArrays(f"the file has the instruction {instruction.name}")
    file.seek(begin)


def _empty(subtype: object, shape: object, code: object) -> np.ndarray:
    """Stands in for NumPy's `_reconstruct`: an empty array, which the file fills afterwards."""
    if subtype is not np.ndarray or shape != (0,) or code != b"b":
        raise NotOnlyArrays(f"an array begins as {subtype}, {shape}, {code}")
    return np.empty(0, np.uint8)


def _number(code: object, *_options: object) -> np.dtype:
    """Stands in for `numpy.dtype`."""
    if code not in _NUMBERS:
        raise NotOnlyArrays(f"numbers of the type {code}")
    return np.dtype(code)


_KNOWN = {
    ("numpy.core.multiarray", "_reconstruct"): _empty,
    ("numpy._core.multiarray", "_reconstruct"): _empty,
    ("numpy", "ndarray"): np.ndarray,
    ("numpy", "dtype"): _number,
}


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> object:
        """Returns what stands in for one of the three names, and refuses all others."""
        if (module, name) not in _KNOWN:
            raise NotOnlyArrays(f"the file asks for {module}.{name}")
        return _KNOWN[module, name]

    def persistent_load(self, pid: object) -> object:
        """Refuses objects that lie outside the file."""
        raise NotOnlyArrays("the file asks for an object that lies elsewhere")


def _check(found: object) -> None:
    """Raises NotOnlyArrays unless all is dictionaries with text for keys, and arrays."""
    if type(found) is dict and all(type(key) is str for key in found):
        for value in found.values():
            _check(value)
    elif type(found) is not np.ndarray or found.dtype.kind != "f":
        raise NotOnlyArrays(f"the file holds a {type(found).__name__}")

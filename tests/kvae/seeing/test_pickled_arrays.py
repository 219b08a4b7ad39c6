import io
import os
import pickle

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kvae.seeing.pickled_arrays import NotOnlyArrays, read_arrays

WEIGHTS = {"a": {"kernel": np.arange(6, dtype=np.float32).reshape(2, 3)}, "b": np.ones(2)}


def read(found: object, protocol: int = 3) -> dict:
    return read_arrays(io.BytesIO(pickle.dumps(found, protocol)))


@pytest.mark.parametrize("protocol", [3, 4])
def test_arrays_come_back_as_they_were(protocol):
    found = read(WEIGHTS, protocol)
    assert found.keys() == WEIGHTS.keys()
    np.testing.assert_array_equal(found["a"]["kernel"], WEIGHTS["a"]["kernel"])
    assert found["a"]["kernel"].dtype == np.float32


class Program:
    def __init__(self, function, *arguments):
        self.parts = function, arguments

    def __reduce__(self):
        return self.parts


@pytest.mark.parametrize(
    "program",
    [
        Program(os.system, "exit 3"),
        Program(eval, "1 + 1"),
        Program(np.load, "somewhere"),
        Program(np.dtype, "O"),
    ],
)
def test_a_program_is_refused_before_it_is_run(program, monkeypatch):
    data = pickle.dumps({"a": program}, 3)
    monkeypatch.setattr(os, "system", lambda *_: pytest.fail("it was run"))
    with pytest.raises(NotOnlyArrays):
        read_arrays(io.BytesIO(data))


@pytest.mark.parametrize(
    "content",
    [[1.0], "text", {"a": 3}, {1: np.ones(2)}, {"a": np.arange(3)}, {"a": np.array([{}], object)}],
)
def test_anything_else_is_refused(content):
    with pytest.raises(NotOnlyArrays):
        read(content)


@settings(max_examples=40)
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=8))
def test_a_damaged_file_is_refused_or_still_holds_arrays_alone(start, noise):
    data = bytearray(pickle.dumps(WEIGHTS, 3))
    start %= len(data)
    data[start : start + len(noise)] = noise
    try:
        found = read_arrays(io.BytesIO(bytes(data)))
    except NotOnlyArrays:
        return
    assert all(isinstance(value, dict | np.ndarray) for value in found.values())


def test_instructions_that_no_file_of_its_age_has_are_refused():
    with pytest.raises(NotOnlyArrays, match="BYTEARRAY8"):
        read_arrays(io.BytesIO(b"\x80\x03\x96" + (3).to_bytes(8, "little") + b"abc."))

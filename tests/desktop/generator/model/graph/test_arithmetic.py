"""What follows from a shape, computed as the runtime computes it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.generator.model.onnx_outline import MAX_VALUES
from tests.desktop.generator.model.graph.one_node import computed, model_of, predicted

whole = st.integers(-(2**40), 2**40) | st.integers(-9, 9)
vectors = st.lists(whole, min_size=1, max_size=6).map(lambda numbers: np.array(numbers, np.int64))
pairs = st.integers(1, 6).flatmap(
    lambda n: st.tuples(*[st.lists(whole, min_size=n, max_size=n).map(np.int64)] * 2)
)
ARITHMETIC = ("Add", "Div", "Max", "Mul", "Sub")
ONE = {
    "Neg": {}, "Identity": {}, "Cast": {"to": 6}, "Flatten": {"axis": 0},
    "Transpose": {"perm": [0]},
}  # fmt: skip


def assert_as_computed(model) -> None:
    found, real = predicted(model), computed(model)
    assert (found is None) == (real is None)
    if found is not None:
        assert np.array_equal(found[0].values, real[0])


@pytest.mark.parametrize("operator", ARITHMETIC)
@settings(max_examples=30)
@given(pairs)
def test_two_vectors(operator, pair):
    if operator != "Div" or (pair[1] > 0).all():
        assert_as_computed(model_of(operator, pair, {}))


@pytest.mark.parametrize("by", [0, -1])
def test_no_division_that_ends_the_program_reaches_the_runtime(by):
    least = np.array([-(2**63), 1])
    assert predicted(model_of("Div", [least, np.array([3, by])], {})) is None
    many = np.full(MAX_VALUES + 1, by)
    assert predicted(model_of("Div", [np.full_like(many, -(2**63)), many], {})) is None
    (found,) = predicted(model_of("Div", [least.astype(np.float32), np.float32([3, by])], {}))
    assert found.shape == (2,)
    assert_as_computed(model_of("Div", [least, np.array([3, 1])], {}))


@pytest.mark.parametrize("operator", ONE)
@settings(max_examples=30)
@given(vectors)
def test_one_vector(operator, x):
    assert_as_computed(model_of(operator, [x], ONE[operator]))


@settings(max_examples=30)
@given(vectors, vectors, st.integers(-7, 7))
def test_what_is_put_together_and_taken_apart(a, b, index):
    assert_as_computed(model_of("Concat", [a, b], {"axis": 0}))
    if -len(a) <= index < len(a):
        assert_as_computed(model_of("Gather", [a, np.array([index, 0])], {}))
    forwards = [a, np.array([index]), np.array([9]), np.array([0]), np.array([1])]
    if range(len(a))[index:]:
        assert_as_computed(model_of("Slice", forwards, {}))
    assert_as_computed(model_of("Unsqueeze", [a, np.array([0])], {}))
    assert_as_computed(model_of("Reshape", [a, np.array([-1])], {}))
    assert_as_computed(model_of("Squeeze", [a[np.newaxis], np.array([0])], {}))


def test_a_shape_is_known_and_its_parts():
    x = np.zeros((2, 3, 5), np.float32)
    for bounds in ({}, {"start": 1}, {"start": -2, "end": -1}):
        assert_as_computed(model_of("Shape", [x], bounds))


def test_reversed_as_torch_writes_a_padding():
    x, least = np.arange(8).reshape(4, 2), -(2**63)
    assert_as_computed(model_of("Slice", [x, *map(np.array, ([-1], [least], [0], [-1]))], {}))


def test_numbers_that_are_none_or_many_are_not_followed():
    (found,) = predicted(model_of("Neg", [np.ones(3, np.float32)], {}))
    assert found.values is None
    (found,) = predicted(model_of("Neg", [np.ones(MAX_VALUES + 1, np.int64)], {}))
    assert found.values is None
    (found,) = predicted(model_of("Cast", [np.ones(3, np.int64)], {"to": 1}))
    assert found.values is None

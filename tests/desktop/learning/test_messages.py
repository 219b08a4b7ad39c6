"""Lines of JSON, and whatever else comes along a program's stdout."""

import json

from hypothesis import given
from hypothesis import strategies as st

from desktop.learning.messages import Message, read_message

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def test_a_message_has_an_event_and_values():
    message = read_message('{"event": "progress", "share": 0.5, "seconds_left": null}\n')
    assert message == Message("progress", {"share": 0.5, "seconds_left": None})
    assert message.number("share") == 0.5
    assert message.number("seconds_left") is None
    assert message.number("step") is None


def test_a_list_of_numbers_is_one_whole_or_none():
    for value, expected in (
        ([0, 0.5, 1.25, 2], (0.0, 0.5, 1.25, 2.0)), ([0.5, None], ()), ([True], ()), (None, ()),
        ("0.5", ()), ([], ()),
    ):  # fmt: skip
        assert Message("photo", {"box": value}).numbers("box") == expected


def test_a_librarys_greeting_is_passed_over():
    for line in ("", "\n", "I0000 oneDNN custom operations are on.", "[1, 2]", "3", '{"a": 1}'):
        assert read_message(line) is None


@given(VALUES)
def test_values_of_any_kind_are_read_as_what_was_wanted(value):
    message = read_message(json.dumps({"event": "e", "v": value}))
    assert isinstance(message.text("v"), str)
    assert message.number("v") is None or isinstance(message.number("v"), float)
    assert all(isinstance(text, str) for text in message.texts("v"))


@given(st.text())
def test_no_line_is_too_wild(line):
    found = read_message(line)
    assert found is None or isinstance(found.event, str)

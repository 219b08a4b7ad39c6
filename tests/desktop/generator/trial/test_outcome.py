"""What came of a trial survives the way from one process to the other."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.generator.model.model_file import ModelFileError
from desktop.generator.phrases import Phrase
from desktop.generator.trial.outcome import WORKS, error_line, error_of

VALUES = st.one_of(st.integers(), st.text(), st.text().map(lambda text: Phrase("{x}", x=text)))


@given(VALUES, st.text())
def test_an_error_is_passed_on_with_all_that_a_translation_needs(value, name):
    error = ModelFileError("{name} takes {found}.", "Ask {name}.", name=name, found=value)
    line = error_line(error)
    assert line.count(b"\n") == 1
    read = error_of(line)
    assert (str(read), read.hint) == (str(error), error.hint)
    assert read.sentence.words == "{name} takes {found}."
    assert type(read.sentence.values["found"]) is type(value)


def test_a_model_that_works_leaves_no_error():
    assert error_of(WORKS) is None


def test_words_without_gaps_keep_their_braces():
    assert str(error_of(error_line(ModelFileError("a { b")))) == "a { b"


NONE = [b"", b"\n", b"null", b"[]", b"{}", b"\xff", WORKS * 2, b'{"works": false}', b"[" * 10**5]
OTHER = [{"message": 7, "hint": "", "values": {}}, {"message": "", "hint": "", "values": 7},
         {"message": "{a}", "hint": "", "values": {"a": {"words": 1}}},
         {"message": "{b}", "hint": "", "values": {"a": 1}}]  # fmt: skip


@pytest.mark.parametrize("line", [*NONE, *(json.dumps(fields).encode() for fields in OTHER)])
def test_any_other_line_is_no_outcome(line):
    with pytest.raises(ValueError):  # noqa: PT011, of several kinds
        error_of(line)

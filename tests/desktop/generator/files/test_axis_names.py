"""Names of axes survive restarts, stay with their model, and no file of them is ever lost."""

import json
import os
import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.generator.files import axis_names
from desktop.generator.files.axis_names import AxisNames, load_names, save_names
from desktop.generator.model import garden
from desktop.generator.model.model_file import ModelFileError

SHA, OTHER = "ab" * 32, "cd" * 32
NAMES = AxisNames(4, ("size", "", "red to blue", "زهرة"))


@pytest.fixture
def model(tmp_path) -> Path:
    folder = tmp_path / "run"
    folder.mkdir()
    return folder / "decoder.onnx"


@pytest.fixture
def fallback(tmp_path) -> Path:
    return tmp_path / "settings" / "names"  # not made yet


@pytest.fixture
def shipped(model) -> Path:
    """A model in a folder that cannot be written, whoever runs the tests: there is none."""
    return model.parent / "decoder.onnx" / "decoder.onnx"


def test_an_axis_without_a_name_has_none_and_a_name_can_be_taken_away():
    names = AxisNames(4)
    assert names.names == ("",) * 4
    assert names.renamed(2, "round").names == ("", "", "round", "")
    assert names.renamed(2, "round").renamed(2, "") == names
    with pytest.raises(ValueError, match="3 names for 4 axes"):
        AxisNames(4, ("a", "b", "c"))


@given(st.text(max_size=200))
def test_a_name_is_one_short_line_whatever_is_typed(text):
    name = AxisNames(4).renamed(0, text).names[0]
    assert len(name) <= axis_names.MAX_CHARS
    assert name == name.strip()
    assert all(c.isprintable() or c in axis_names.JOINERS for c in name)
    assert AxisNames(4).renamed(0, name).names[0] == name


@given(st.lists(st.text(max_size=60), min_size=4, max_size=10))
def test_any_names_come_back_after_a_restart(texts):
    names = AxisNames(len(texts))
    for i, text in enumerate(texts):
        names = names.renamed(i, text)
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder) / "decoder.onnx"
        save_names(names, model, SHA, Path(folder) / "none")
        assert load_names(model, SHA, len(texts), Path(folder) / "none") == (names, ())


def test_names_lie_beside_their_model(model, fallback):
    assert load_names(model, SHA, 4, fallback) == (AxisNames(4), ())
    assert save_names(NAMES, model, SHA, fallback) == model.with_name("decoder.names.json")
    assert [path.name for path in model.parent.iterdir()] == ["decoder.names.json"]
    assert not fallback.exists()
    assert load_names(model, SHA, 4, fallback) == (NAMES, ())


def test_another_model_at_the_same_path_inherits_no_names(model, fallback):
    save_names(NAMES, model, SHA, fallback)
    assert load_names(model, OTHER, 4, fallback) == (AxisNames(4), ())
    other = AxisNames(6).renamed(5, "tall")
    save_names(other, model, OTHER, fallback)
    assert load_names(model, OTHER, 6, fallback) == (other, ())
    assert load_names(model, SHA, 4, fallback) == (NAMES, ())  # the first comes back


def test_the_shipped_models_names_lie_in_the_programs_folder(shipped, fallback):
    assert save_names(NAMES, shipped, SHA, fallback) == fallback / f"{SHA[:16]}.names.json"
    assert load_names(shipped, SHA, 4, fallback) == (NAMES, ())


def test_the_file_beside_the_model_wins_unless_the_user_named_them_later(model, shipped, fallback):
    elsewhere = NAMES.renamed(1, "later")
    there = save_names(elsewhere, shipped, SHA, fallback)
    beside = save_names(NAMES, model, SHA, fallback)
    for time in (5, 6):
        os.utime(there, (5, 5))
        os.utime(beside, (time, time))
        assert load_names(model, SHA, 4, fallback) == (NAMES, ())
    os.utime(there, (7, 7))
    assert load_names(model, SHA, 4, fallback) == (elsewhere, ())


DAMAGED = {
    "no JSON": b"{",
    "no text": b"\xff\xfe",
    "a list": b"[]",
    "deep": b"[" * 60_000,
    "long": b" " * 70_000 + b"{}",
    "newer": json.dumps({"format": 2, "models": {}}).encode(),
    "no models": json.dumps({"format": 1}).encode(),
    "models a list": json.dumps({"format": 1, "models": [SHA]}).encode(),
    "no hash": json.dumps({"format": 1, "models": {"x": [""] * 4}}).encode(),
    "too few": json.dumps({"format": 1, "models": {SHA: [""] * 3}}).encode(),
    "numbers": json.dumps({"format": 1, "models": {SHA: [1, 2, 3, 4]}}).encode(),
    "text for a list": json.dumps({"format": 1, "models": {SHA: "abcd" * 3}}).encode(),
    "too long": json.dumps({"format": 1, "models": {SHA: ["a" * 41] * 4}}).encode(),
    "two lines": json.dumps({"format": 1, "models": {SHA: ["a\nb"] * 4}}).encode(),
    "turned round": json.dumps({"format": 1, "models": {SHA: ["\u202eabc"] * 4}}).encode(),
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_is_set_aside_and_reported(model, fallback, data):
    path = model.with_name("decoder.names.json")
    for name in ("decoder.names.json.damaged", "decoder.names.json-2.damaged"):
        path.write_bytes(data)
        names, (warning,) = load_names(model, SHA, 4, fallback)
        assert names == AxisNames(4)
        assert str(warning) == f"decoder.names.json could not be read and is kept as {name}."
        assert model.with_name(name).read_bytes() == data
        assert not path.exists()


def test_saving_over_a_damaged_file_keeps_it_too(model, fallback):
    path = model.with_name("decoder.names.json")
    path.write_bytes(b"precious")
    save_names(NAMES, model, SHA, fallback)
    assert path.with_name("decoder.names.json.damaged").read_bytes() == b"precious"
    assert load_names(model, SHA, 4, fallback) == (NAMES, ())


def test_no_damage_ends_in_anything_but_a_report(model, fallback):
    path, chance, intact = model.with_name("decoder.names.json"), random.Random(0), 0
    save_names(NAMES, model, SHA, fallback)
    whole = path.read_bytes()
    for _ in range(300):
        data = bytearray(whole)
        data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(data)
        names, warnings = load_names(model, SHA, 4, fallback)
        assert len(names.names) == 4
        assert path.exists() == (not warnings)
        intact += not warnings
        for aside in model.parent.glob("*.damaged"):
            aside.unlink()
    assert 0 < intact < 300  # both outcomes were met


def test_a_pipe_in_its_place_is_not_waited_for(model, fallback):
    os.mkfifo(model.with_name("decoder.names.json"))
    names, (warning,) = load_names(model, SHA, 4, fallback)
    assert names == AxisNames(4)
    assert "kept as decoder.names.json.damaged" in str(warning)
    assert save_names(NAMES, model, SHA, fallback).is_file()


def test_where_nothing_can_be_written_it_is_said(shipped, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(ModelFileError, match="cannot be made") as caught:
        save_names(NAMES, shipped, SHA, tmp_path / "file" / "names")
    assert "until the window closes" in caught.value.hint
    assert load_names(shipped, SHA, 4, tmp_path / "file" / "names")[0] == AxisNames(4)


def test_many_models_never_make_the_file_too_long_to_read(model, fallback):
    names = AxisNames(10, ("ü" * 40,) * 10)
    for number in range(100):
        save_names(names, model, f"{number:064x}", fallback)
    assert model.with_name("decoder.names.json").stat().st_size < axis_names.MAX_BYTES
    assert load_names(model, f"{99:064x}", 10, fallback) == (names, ())
    assert load_names(model, f"{0:064x}", 10, fallback) == (AxisNames(10), ())


def test_names_given_to_the_garden_of_before_hold(tmp_path):
    model, fallback = tmp_path / "decoder.onnx", tmp_path / "names"
    path = save_names(NAMES, model, garden.EARLIER[0], fallback)
    assert load_names(model, garden.SHA256, 4, fallback) == (NAMES, ())
    renamed = NAMES.renamed(0, "ripeness")
    assert save_names(renamed, model, garden.SHA256, fallback) == path
    assert load_names(model, garden.SHA256, 4, fallback) == (renamed, ())

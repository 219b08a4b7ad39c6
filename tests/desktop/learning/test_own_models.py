"""The user's own models, as their folders hold them."""

import shutil

import pytest

from desktop.learning.own_models import LONGEST_NAME, name_of, own_models, rename, was_aligned
from kvae.judging.verdict import State


def test_there_are_none_yet(tmp_path):
    assert own_models(tmp_path / "none") == []


def test_folders_that_are_no_runs_are_passed_over(tmp_path):
    (tmp_path / "notes").mkdir()
    (tmp_path / "00003-file").write_text("")
    assert own_models(tmp_path) == []
    assert name_of(tmp_path / "notes") == ""


def test_the_newest_comes_first_and_damaged_ones_are_shown_too(tmp_path):
    for name in ("00001-cups", "00010-cats", "00002-dogs"):
        (tmp_path / name).mkdir()
    (tmp_path / "00010-cats" / "config.toml").write_text("run = 3")
    models = own_models(tmp_path)
    assert [model.name for model in models] == ["cats", "dogs", "cups"]
    assert {(model.made, model.photos, model.decoder) for model in models} == {(None, 0, None)}


@pytest.mark.parametrize(
    ("config", "aligned"),
    [
        ('[photos]\nalign = "yes"', True), ('[photos]\nalign = "no"', False),
        ("[photos]\ncount = 3", False), ("photos = 3", False), ("[photos", False), (None, False),
    ],
)  # fmt: skip
def test_a_run_knows_how_its_photos_were_cut(tmp_path, config, aligned):
    if config:
        (tmp_path / "config.toml").write_text(config)
    assert was_aligned(tmp_path) == aligned


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("My cups", "My cups"), ("  two\nlines\x00 ", "two lines"), ("", "cups"), ("  ", "cups"),
        ("x" * 100, "x" * LONGEST_NAME), ("زهور", "زهور"),
    ],
)  # fmt: skip
def test_a_name_is_kept_in_one_line_and_an_empty_one_gives_the_first_back(tmp_path, given, shown):
    folder = tmp_path / "00001-cups"
    folder.mkdir()
    rename(folder, given)
    assert name_of(folder) == shown


def test_a_name_that_is_no_text_is_the_folders(tmp_path):
    folder = tmp_path / "00001-cups"
    folder.mkdir()
    (folder / "name.txt").write_bytes(b"\xff\xfe\x00")
    assert name_of(folder) == "cups"


def test_a_real_run_says_when_it_was_made_and_of_what(tiny_run, tmp_path):
    shutil.copytree(tiny_run, tmp_path / tiny_run.name)
    (model,) = own_models(tmp_path)
    assert (model.name, model.photos) == ("garden", 71)
    assert model.made.year >= 2026
    assert model.sheet.suffix == ".png"
    assert model.decoder.name == "decoder.onnx"
    assert model.report is None
    assert model.outcome.state in set(State)

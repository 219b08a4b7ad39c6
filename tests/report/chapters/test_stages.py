"""What is said of a training, and what is not of one that was done otherwise."""

from dataclasses import replace

import numpy as np
import pytest

from desktop.generator.trial.trials import Trials
from report.chapters.objective import objective
from report.chapters.stages import stages
from report.document import Table
from report.run_folder import Run, read_run

OUTLINE, START = "one outline there", "begins knowing"
MADE_NOW = {"outline": "main photo", "first_weights": "photos"}
PARENT = {"parent": "00001-shells", "kept": 50, "added": 6, "removed": 4, "outline": "main photo"}


@pytest.fixture(scope="module")
def run(built) -> Run:
    with Trials.usual() as trials:
        return read_run(built.run, trials)


def text_of(run: Run, about: dict, **sections: dict) -> str:
    config = run.config | {"run": about}
    for name, settings in sections.items():
        config[name] = config.get(name, {}) | settings
    return " ".join(block.text for block in stages(replace(run, config=config)))


def test_of_an_older_run_nothing_is_said_that_it_did_not_do(run):
    now, older = text_of(run, MADE_NOW), text_of(run, {})
    assert OUTLINE in now
    assert START in now
    assert OUTLINE not in older
    assert START not in older
    assert "1. Before the first step" in older
    assert "4. Helpers" in older


def test_of_scenes_it_tells_that_they_are_put_together(run):
    assert "put together" in text_of(run, MADE_NOW, model={"scenes": True})
    assert "put together" not in text_of(run, MADE_NOW, model={"scenes": False})
    assert "put together" not in text_of(run, MADE_NOW)


def test_of_scenes_that_were_cut_alike_it_tells_where_their_parts_meet(run):
    alike, others = (
        text_of(run, MADE_NOW, model={"scenes": True}, photos={"align": align})
        for align in ("yes", "no")
    )
    assert "once and for all; mostly the middle" in alike
    assert "once and for all." in others


def test_what_helped_is_called_by_its_name(run):
    assert "the morphs, the places" in text_of(run, MADE_NOW)
    assert "the collages, the places" in text_of(run, MADE_NOW, model={"scenes": True})


def test_many_photos_are_neighbours_by_their_looks(run):
    few, many = (text_of(run, MADE_NOW, photos={"count": count}) for count in (500, 501))
    assert "Torgerson" in few
    assert "look alike" not in few
    assert "Torgerson" not in many
    assert "look alike are neighbours" in many


def test_a_bank_smaller_than_the_photos_begins_with_some_of_them(run):
    text = text_of(run, MADE_NOW, photos={"count": 300}, model={"style_bank": 256})
    assert "places of 256 of the photos" in text


def test_a_run_that_went_on_from_another_says_so(run):
    text = text_of(run, PARENT | {"first_weights": "older run"})
    assert "began with what run 00001-shells knew. 50 photos of that run stayed, 6 were" in text
    assert "keep their places" in text
    assert OUTLINE in text
    assert "Torgerson" not in text
    assert START not in text
    assert "Each lies where" in text_of(run, PARENT | {"kept": 600})


def test_the_optimiser_is_the_run_s(run):
    assert "Muon" in text_of(run, {}, training={"optimizer": "muon"})
    text = text_of(run, {}, training={"optimizer": "adam"})
    assert "Kingma and Ba" in text
    assert "Muon" not in text


def test_a_network_that_was_not_there_has_compared_nothing(run):
    assert run.perceptual
    assert "network of V" in text_of(run, {})
    silent = replace(run, history=run.history | {"perceptual_loss": np.zeros(40)})
    assert not silent.perceptual
    assert "network of V" not in text_of(silent, {})
    (table,) = (block for block in objective(silent) if isinstance(block, Table))
    assert "V took no part" in table.caption
    assert table.rows[-1][:2] == ("V", "0")
    assert not replace(run, config={}).perceptual

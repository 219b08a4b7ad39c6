"""Of scenes the report speaks of collages where it speaks of morphs of things."""

from dataclasses import replace

import pytest

from report.chapters.contents import _beside_what_was_shown
from report.chapters.draw_quality import draw_quality
from report.chapters.limits import _softer
from report.chapters.shown import shown_between
from report.document import Table, Text
from report.run_folder import Run, read_run


@pytest.fixture
def things(built, trials) -> Run:
    return read_run(built.run, trials)


def said(run: Run) -> str:
    """All that is said of what it was shown."""
    table, learned, *_ = draw_quality(run.evaluation, shown_between(run))
    assert isinstance(table, Table)
    assert isinstance(learned, Text)
    parts = (*table.head, table.caption, learned.text, _softer(run), _beside_what_was_shown(run))
    return " | ".join(parts)


def test_of_scenes_collages_stand_where_morphs_do_of_things(things):
    scenes = replace(things, config=things.config | {"model": {"scenes": True}})
    for words in (
        "of the draws are new and good; of the {} they were learned from 69 %",
        "mixtures | {} | what it says",
        "The last shows the {} that the model learned from.",
        "How to read the {}: the program",
        "fine detail; new ones of the {} that they were learned from",
    ):
        assert words.format("morphs") in said(things)
        assert words.format("collages") in said(scenes)


def test_a_run_judged_before_there_were_morphs_gives_its_first_figure_alone(things):
    older = replace(things, evaluation=things.evaluation | {"baselines": {}})
    assert _beside_what_was_shown(older) == "of the draws are new and good"

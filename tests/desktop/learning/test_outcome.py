"""The window says what `kvae.judging.verdict` has found, and judges nothing itself."""

import json
import shutil

import pytest
from hypothesis import given

from desktop.learning.outcome import NAMED, Outcome, Remedy, next_plan, read_outcome, remedies
from desktop.learning.plan import Plan
from desktop.ui import texts
from kvae.judging.verdict import State, verdict
from tests.kvae.judging.test_verdict import (
    ANY_FIGURES,
    BLUR,
    COPIES,
    GHOSTS,
    PHOTOS,
    WITHOUT,
    estimate,
    figures,
)


@pytest.fixture
def outcome_of(tmp_path):
    """The outcome of a run with such figures."""

    def read(**changes) -> Outcome:
        found = figures(**changes)
        state, advice = verdict(found, PHOTOS)
        judged = found | {"state": state, "advice": advice}
        (tmp_path / "evaluation.json").write_text(json.dumps(judged))
        return read_outcome(tmp_path)

    return read


@pytest.mark.parametrize(
    ("changes", "state", "first"),
    [
        ({}, "healthy", Remedy.PHOTOS),
        (BLUR, "underfitted", Remedy.LONGER),
        (GHOSTS, "ghosts", Remedy.NEARER),
        (COPIES, "copies", Remedy.FARTHER),
        (BLUR | {"aggregated_kl": 9.0}, "mismatch", Remedy.LONGER),
        ({"active_axes": 6}, "collapsed axes", Remedy.FEWER),
        (WITHOUT, "not judged", Remedy.LONGER),
        ({"mesh": estimate(0.3)}, "mesh", Remedy.LONGER),
        ({"jumps": estimate(0.5)}, "healthy", Remedy.FARTHER),
        ({"framing": {"shift": estimate(0.2, 0.1)}}, "healthy", Remedy.LONGER),
        ({"hold_out": {"gain": -0.8}}, "healthy", Remedy.PHOTOS),
    ],
)
def test_the_verdict_is_said_with_the_remedy_that_it_names_first(outcome_of, changes, state, first):
    outcome = outcome_of(**changes)
    assert outcome.state == state
    assert outcome.remedies[0] is first


@given(ANY_FIGURES)
def test_every_advice_names_something_that_the_window_knows(found):
    _, advice = verdict(found, PHOTOS)
    assert any(form.search(advice) for form in NAMED.values()), advice


@pytest.mark.parametrize("language", texts.CATALOGUES)
def test_every_state_and_remedy_has_its_words(language):
    catalogue = texts.CATALOGUES[language]
    assert set(State) <= catalogue.STORY_STATES.keys() & catalogue.CARD_STATES.keys()
    assert catalogue.LEARN_REMEDIES.keys() == set(Remedy)


def test_a_next_plan_follows_the_first_remedy_that_is_left(outcome_of):
    blur = outcome_of(**BLUR)
    assert next_plan(blur, Plan(minutes=5)) == Plan(minutes=15)
    assert next_plan(blur, Plan(minutes=40, image_size=128)) == Plan(minutes=40, image_size=96)
    assert remedies(blur, Plan(minutes=40, image_size=64)) == ()
    assert next_plan(blur, Plan(minutes=40, image_size=64)) == Plan(minutes=40, image_size=64)
    assert next_plan(outcome_of(**GHOSTS), Plan()) == Plan(mixing="nearer")
    assert next_plan(outcome_of(**GHOSTS), Plan(mixing="photos")).minutes == 15
    assert next_plan(outcome_of(**COPIES), Plan(mixing="farther")) == Plan(mixing="between")
    fewer = outcome_of(active_axes=6)
    assert next_plan(fewer, Plan()) == Plan(latent_dim=6)
    assert remedies(fewer, Plan(latent_dim=6)) == ()
    assert remedies(outcome_of(), Plan(minutes=40)) == (Remedy.PHOTOS,)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "3", '{"state": 3, "advice": ""}', '{"state": "healthy"}',
     '{"state": "healthy", "advice": "--minutes", "success": [1]}'],
)  # fmt: skip
def test_a_damaged_evaluation_is_none(tmp_path, text):
    (tmp_path / "evaluation.json").write_text(text)
    assert read_outcome(tmp_path) is None
    assert read_outcome(tmp_path / "none") is None


def test_a_real_evaluation_says_how_many_draws_are_new_and_good(tiny_run, tmp_path):
    shutil.copy(tiny_run / "evaluation.json", tmp_path)
    outcome = read_outcome(tmp_path)
    assert outcome.state in set(State)
    assert outcome.new_and_good is None or 0 <= outcome.new_and_good <= 1

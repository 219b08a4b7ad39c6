"""Curves in a card: few points of them, and nothing malformed."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.generator.model import curves
from desktop.generator.model.card import ModelCard
from desktop.generator.model.curves import Curve, curves_from_json, curves_to_json
from tests.desktop.tiny_models import tiny_card


def test_curves_survive_the_cards_json():
    entries = (Curve("loss", (1, 2, 3), (3.25, 2.0, 1.5)), Curve("kl", (5, 6), (4.5, 4.25)))
    card = tiny_card()
    card = replace(card, training=replace(card.training, curves=entries))
    assert ModelCard.from_json(card.to_json()).training.curves == entries


def test_a_card_keeps_few_points_with_the_ends_and_four_digits():
    steps = tuple(range(0, 5000, 7))
    long = Curve("loss", steps, tuple(1000.123456 / (step + 1) for step in steps))
    kept = curves_to_json([long])["loss"]
    assert len(kept["steps"]) == len(kept["values"]) == 100
    assert (kept["steps"][0], kept["steps"][-1]) == (steps[0], steps[-1])
    assert (kept["values"][0], kept["values"][-1]) == (1000.0, 0.2001)
    gaps = {b - a for a, b in zip(kept["steps"], kept["steps"][1:], strict=False)}
    assert gaps <= {49, 56}  # 714 rows over 99 gaps: 7 or 8 rows each
    assert max(len(str(value)) for value in kept["values"]) <= 7


@pytest.mark.parametrize(
    "entries",
    [
        None, 7, "curves", [], {"loss": 3}, {"loss": {"steps": [1]}}, {"unknown": {}},
        {"loss": {"steps": 3, "values": [1]}}, {"loss": {"steps": [1, 2], "values": []}},
        {"loss": {"steps": ["a", True, None, [1]], "values": [1, 2, 3, 4]}},
        {"loss": {"steps": [1, -2], "values": [float("nan"), 1]}},
        {"loss": {"steps": [1, 10**400], "values": [10**400, 1]}},
    ],
)  # fmt: skip
def test_what_a_card_says_wrongly_is_left_out(entries):
    assert curves_from_json(entries) == ()


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from([*curves.NAMES, "steps", "values"]) | st.text(max_size=3),
            inner,
            max_size=4,
        )
    ),
)


@given(values)
def test_nothing_a_card_may_say_breaks_the_window(entries):
    for curve in curves_from_json(entries):
        assert curve.name in curves.NAMES
        assert len(curve.steps) == len(curve.values) > 0
        assert list(curve.steps) == sorted(set(curve.steps))
        assert all(abs(value) < curves.MOST for value in curve.values)
    json.dumps(curves_to_json(curves_from_json(entries)), allow_nan=False)

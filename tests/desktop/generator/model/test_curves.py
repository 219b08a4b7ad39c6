"""Curves come from the card or the run, and whatever is wrong with them is only left out."""

import os
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.generator.model import curves
from desktop.generator.model.card import ModelCard
from desktop.generator.model.curves import Curve, curves_for_card, read_curves, read_run_curves
from tests.desktop.tiny_models import tiny_card

HISTORY = """step,epoch,seconds,learning_rate,loss,reconstruction_loss,perceptual_loss
10,1,2.5,0.001,3.5,2.25,1.25
20,2,5.0,0.001,2.5,1.75,0.75
"""
LAYOUT = "step,style_loss,kl,kl_target,beta\n1,0.9,12.5,5.7,0.1\n30,0.2,5.75,5.7,0.2\n"


def with_curves(told: object) -> ModelCard:
    card = tiny_card()
    return replace(card, training=card.training | {"curves": told})


def test_a_runs_tables_become_curves(tmp_path):
    (tmp_path / "history.csv").write_text(HISTORY)
    (tmp_path / "layout.csv").write_text(LAYOUT)
    assert read_curves(tiny_card(), tmp_path / "decoder.onnx") == (
        Curve("loss", (10, 20), (3.5, 2.5)),
        Curve("reconstruction_loss", (10, 20), (2.25, 1.75)),
        Curve("perceptual_loss", (10, 20), (1.25, 0.75)),
        Curve("kl", (1, 30), (12.5, 5.75)),
    )


def test_the_card_comes_first_and_survives_its_own_json(tmp_path):
    (tmp_path / "history.csv").write_text(HISTORY)
    told = (Curve("loss", (1, 2, 3), (3.25, 2.0, 1.5)), Curve("kl", (5, 6), (4.5, 4.25)))
    card = ModelCard.from_json(with_curves(curves_for_card(told)).to_json())
    assert read_curves(card, tmp_path / "decoder.onnx") == told


def test_without_card_and_tables_there_are_no_curves(tmp_path):
    assert read_curves(tiny_card(), tmp_path / "decoder.onnx") == ()
    assert read_curves(tiny_card(), tmp_path / "missing" / "decoder.onnx") == ()


def test_a_card_keeps_few_points_with_the_ends_and_four_digits():
    steps = tuple(range(0, 5000, 7))
    long = Curve("loss", steps, tuple(1000.123456 / (step + 1) for step in steps))
    kept = curves_for_card([long])["loss"]
    assert len(kept["steps"]) == len(kept["values"]) == 100
    assert (kept["steps"][0], kept["steps"][-1]) == (steps[0], steps[-1])
    assert (kept["values"][0], kept["values"][-1]) == (1000.0, 0.2001)
    gaps = {b - a for a, b in zip(kept["steps"], kept["steps"][1:], strict=False)}
    assert gaps <= {49, 56}  # 714 rows over 99 gaps: 7 or 8 rows each
    assert max(len(str(value)) for value in kept["values"]) <= 7


def test_a_long_table_is_thinned(tmp_path):
    lines = [f"{step},{step / 8}" for step in range(9000)]
    (tmp_path / "history.csv").write_text("step,loss\n" + "\n".join(lines))
    (curve,) = read_run_curves(tmp_path)
    assert len(curve.steps) == len(curve.values) == curves.MAX_POINTS
    assert (curve.steps[0], curve.steps[-1]) == (0, 8999)
    assert all(value == step / 8 for step, value in zip(curve.steps, curve.values, strict=True))


@pytest.mark.parametrize(
    "told",
    [
        None, 7, "curves", [], {"loss": 3}, {"loss": {"steps": [1]}}, {"unknown": {}},
        {"loss": {"steps": 3, "values": [1]}}, {"loss": {"steps": [1, 2], "values": []}},
        {"loss": {"steps": ["a", True, None, [1]], "values": [1, 2, 3, 4]}},
        {"loss": {"steps": [1, -2], "values": [float("nan"), 1]}},
        {"loss": {"steps": [1, 10**400], "values": [10**400, 1]}},
    ],
)  # fmt: skip
def test_what_a_card_says_wrongly_is_left_out(tmp_path, told):
    assert read_curves(with_curves(told), tmp_path / "decoder.onnx") == ()
    (tmp_path / "history.csv").write_text(HISTORY)
    assert len(read_curves(with_curves(told), tmp_path / "decoder.onnx")) == 3


def test_single_bad_points_are_left_out(tmp_path):
    rows = "step,loss\n1,3\n2,nan\n3,\n4\nx,1\n5,inf\n6,2,9,9\n6,7\n4,7\n7,1e300\n8,1\n"
    (tmp_path / "history.csv").write_text(rows)
    assert read_run_curves(tmp_path) == (Curve("loss", (1, 6, 8), (3.0, 2.0, 1.0)),)


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe\x00", b"step", b"loss\n1\n", b"step,loss\n" + b"1" * 200_000 + b",1",
     b"step,loss\n" + b"1,1\n" * (curves.MAX_BYTES // 4)],
    ids=["empty", "no text", "no rows", "no steps", "a long cell", "too long"],
)  # fmt: skip
def test_a_table_that_is_none_has_no_curves(tmp_path, data):
    (tmp_path / "history.csv").write_bytes(data)
    assert read_run_curves(tmp_path) == ()


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "history.csv")
    (tmp_path / "layout.csv").mkdir()
    assert read_run_curves(tmp_path) == ()


json = st.recursive(
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


@given(json)
def test_nothing_a_card_may_say_breaks_the_window(told):
    for curve in read_curves(with_curves(told), "/nowhere/decoder.onnx"):
        assert curve.name in curves.NAMES
        assert len(curve.steps) == len(curve.values) > 0
        assert list(curve.steps) == sorted(set(curve.steps))
        assert all(abs(value) < curves.MOST for value in curve.values)

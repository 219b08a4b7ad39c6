"""Curves come from the card, else from the run; whatever is wrong with them is only left out."""

import os

import pytest

from desktop.generator.model import curves, run_curves
from desktop.generator.model.curves import Curve
from desktop.generator.model.run_curves import read_curves, read_run_curves
from tests.desktop.tiny_models import tiny_card

HISTORY = """step,epoch,seconds,learning_rate,loss,reconstruction_loss,perceptual_loss
10,1,2.5,0.001,3.5,2.25,1.25
20,2,5.0,0.001,2.5,1.75,0.75
"""
LAYOUT = "step,style_loss,kl,kl_target,beta\n1,0.9,12.5,5.7,0.1\n30,0.2,5.75,5.7,0.2\n"


def test_a_runs_tables_become_curves(tmp_path):
    (tmp_path / "history.csv").write_text(HISTORY)
    (tmp_path / "layout.csv").write_text(LAYOUT)
    assert read_curves(tiny_card(), tmp_path / "decoder.onnx") == (
        Curve("loss", (10, 20), (3.5, 2.5)),
        Curve("reconstruction_loss", (10, 20), (2.25, 1.75)),
        Curve("perceptual_loss", (10, 20), (1.25, 0.75)),
        Curve("kl", (1, 30), (12.5, 5.75)),
    )


@pytest.mark.parametrize(
    ("curves", "steps"),
    [({"loss": {"steps": [1, 2], "values": [3, 2]}}, (1, 2)), ({"loss": {}}, (10, 20))],
)
def test_the_card_comes_first_if_it_has_any(tmp_path, curves, steps):
    (tmp_path / "history.csv").write_text(HISTORY)
    found = read_curves(tiny_card(training={"curves": curves}), tmp_path / "decoder.onnx")
    assert found[0].steps == steps


def test_without_card_and_tables_there_are_no_curves(tmp_path):
    assert read_curves(tiny_card(), tmp_path / "decoder.onnx") == ()
    assert read_curves(tiny_card(), tmp_path / "missing" / "decoder.onnx") == ()


def test_a_long_table_is_thinned(tmp_path):
    lines = [f"{step},{step / 8}" for step in range(9000)]
    (tmp_path / "history.csv").write_text("step,loss\n" + "\n".join(lines))
    (curve,) = read_run_curves(tmp_path)
    assert len(curve.steps) == len(curve.values) == curves.MAX_POINTS
    assert (curve.steps[0], curve.steps[-1]) == (0, 8999)
    assert all(value == step / 8 for step, value in zip(curve.steps, curve.values, strict=True))


def test_single_bad_points_are_left_out(tmp_path):
    rows = "step,loss\n1,3\n2,nan\n3,\n4\nx,1\n5,inf\n6,2,9,9\n6,7\n4,7\n7,1e300\n8,1\n"
    (tmp_path / "history.csv").write_text(rows)
    assert read_run_curves(tmp_path) == (Curve("loss", (1, 6, 8), (3.0, 2.0, 1.0)),)


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe\x00", b"step", b"loss\n1\n", b"step,loss\n" + b"1" * 200_000 + b",1",
     b"step,loss\n" + b"1,1\n" * (run_curves.MAX_BYTES // 4)],
    ids=["empty", "no text", "no rows", "no steps", "a long cell", "too long"],
)  # fmt: skip
def test_a_table_that_is_none_has_no_curves(tmp_path, data):
    (tmp_path / "history.csv").write_bytes(data)
    assert read_run_curves(tmp_path) == ()


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "history.csv")
    (tmp_path / "layout.csv").mkdir()
    assert read_run_curves(tmp_path) == ()

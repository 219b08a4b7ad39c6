"""What the command refuses. The page that it makes is tested in tests/export/web."""

import pytest

from desktop.generator.model.garden import garden_decoder
from desktop.generator.trial import trials
from export.to_web import main
from tests.desktop.generator.trial.children import child_that
from tests.desktop.tiny_models import save_decoder


def test_a_decoder_that_crashes_is_tried_first_and_refused(tmp_path, capsys, monkeypatch):
    path = save_decoder(tmp_path / "decoder.onnx", name="a stranger's")
    monkeypatch.setattr(trials, "usual_command", lambda: child_that("crashes"))
    assert main([str(path)]) == 2
    printed = capsys.readouterr().err
    assert "error: decoder.onnx is not opened: a process that tried it crashed." in printed


@pytest.mark.parametrize("make", [False, True])
def test_a_run_without_a_decoder_is_named(tmp_path, capsys, make):
    run = tmp_path / "00001-shells"
    run.mkdir()
    arguments = [str(run)] if make else ["--runs", str(tmp_path / "none")]
    assert main(arguments) == 2
    printed = capsys.readouterr().err
    assert ("no decoder.onnx in" if make else "no trained run in") in printed
    assert "hint: python -m" in printed


def test_a_path_that_cannot_be_written_is_named(tmp_path, capsys):
    out = tmp_path / "missing" / "page.html"
    assert main([str(garden_decoder()), "--out", str(out)]) == 2
    assert f"{out} cannot be written: No such file or directory" in capsys.readouterr().err

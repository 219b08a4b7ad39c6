"""What no report can be built of, or written to: one clear error, and nothing is lost."""

from desktop.generator.trial import trials as module
from report.build import main
from tests.desktop.generator.trial.children import child_that
from tests.desktop.tiny_models import save_decoder


def refused(capsys, *arguments) -> str:
    assert main([str(a) for a in arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err
    assert "\nerror: " in f"\n{err}"
    return err


def test_no_run_at_all(tmp_path, capsys):
    assert "kvae.train" in refused(capsys, "--runs", tmp_path / "nowhere")
    assert "There is no run folder" in refused(capsys, tmp_path / "missing")


def test_a_missing_decoder_names_the_command_that_makes_it(run, capsys):
    (run / "decoder.onnx").unlink()
    assert f"hint: python -m export.to_onnx {run}" in refused(capsys, run)


def test_a_damaged_decoder_is_an_error_that_names_it(run, capsys):
    data = (run / "decoder.onnx").read_bytes()
    (run / "decoder.onnx").write_bytes(data[: len(data) // 2])
    assert "decoder.onnx" in refused(capsys, run)
    assert not (run / "report").exists()


def test_a_decoder_that_crashes_is_tried_first_and_refused(run, capsys, monkeypatch):
    save_decoder(run / "decoder.onnx", name="a stranger's")
    monkeypatch.setattr(module, "usual_command", lambda: child_that("crashes"))
    assert "decoder.onnx is not opened: a process that tried it crashed" in refused(capsys, run)


def test_nowhere_to_write(run, tmp_path, capsys):
    (tmp_path / "file").write_text("in the way")
    assert "--out" in refused(capsys, run, "--out", tmp_path / "file" / "below")


def test_an_old_report_stays_when_the_new_one_fails(run, capsys):
    (run / "report").mkdir()
    (run / "report" / "report.html").write_text("the old one")
    (run / "decoder.onnx").write_bytes(b"")
    refused(capsys, run)
    assert (run / "report" / "report.html").read_text() == "the old one"


def test_notes_that_are_not_there(run, tmp_path, capsys):
    assert "cannot be read" in refused(capsys, run, "--data-notes", tmp_path / "none.md")

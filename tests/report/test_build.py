import json
import os
import shutil
import subprocess
import sys

import numpy as np
import pytest

from report.build import main
from tests.report.page import Page
from tests.report.run_maker import make_run


def build(run, *options) -> str:
    assert main([str(run), *options]) == 0
    return Page((run / "report" / "report.html").read_text("utf-8")).text


def refused(capsys, *arguments) -> str:
    assert main([str(a) for a in arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err
    assert "\nerror: " in f"\n{err}"
    return err


def test_the_last_line_is_the_html_and_logs_go_to_stderr(run, tmp_path, capsys):
    out = tmp_path / "handed in"
    assert main([str(run), "--out", str(out)]) == 0
    printed, log = capsys.readouterr()
    assert printed.splitlines() == [str(out / "report.pdf"), str(out / "report.html")]
    assert "report: reading" in log
    assert sorted(file.name for file in out.iterdir()) == ["report.html", "report.pdf"]
    assert not (run / "report").exists()


def test_the_same_run_gives_the_same_bytes_in_another_process(built, tmp_path):
    command = [sys.executable, "-m", "report.build", str(built.run), "--out", str(tmp_path)]
    # Another hash seed and another time zone: neither an order of sets nor a clock may show.
    environment = os.environ | {"PYTHONHASHSEED": "77", "TZ": "Asia/Tokyo"}
    subprocess.run(command, check=True, env=environment, capture_output=True)
    assert (tmp_path / "report.html").read_text("utf-8") == built.html
    assert (tmp_path / "report.pdf").read_bytes() == built.pdf.read_bytes()


def test_the_newest_run_is_the_one_with_the_highest_number(run, capsys):
    runs = run.parent
    newest = make_run(runs, "00012-toy")
    os.utime(newest, (0, 0))  # numbers count, not dates
    (runs / "notes").mkdir()
    (runs / "00099-file").write_text("no folder")
    assert main(["--runs", str(runs)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == str(newest / "report" / "report.html")


def test_no_run_at_all(tmp_path, capsys):
    assert "kvae.train" in refused(capsys, "--runs", tmp_path / "nowhere")
    assert "There is no run folder" in refused(capsys, tmp_path / "missing")


def test_a_missing_decoder_names_the_command_that_makes_it(run, capsys):
    (run / "decoder.onnx").unlink()
    assert f"hint: python -m export.to_onnx {run}" in refused(capsys, run)


@pytest.mark.parametrize(
    "name",
    ["decoder.onnx", "encoder.onnx", "photos.npz", "codes.npz", "evaluation.json", "config.toml"],
)
def test_a_damaged_file_is_an_error_that_names_it(run, capsys, name):
    data = (run / name).read_bytes()
    (run / name).write_bytes(b"\x80[" + data[: len(data) // 2])
    assert name in refused(capsys, run)
    assert not (run / "report").exists()


def test_a_damaged_history_is_an_error_that_names_it(run, capsys):
    (run / "history.csv").write_text("step,beta\n1,abc\n", "utf-8")
    assert "history.csv" in refused(capsys, run)


def test_a_damaged_sample_sheet_is_an_error_that_names_it(run, capsys):
    (run / "samples" / "step-000300.png").write_bytes(b"\x89PNG\r\n\x1a\n cut")
    assert "step-000300.png" in refused(capsys, run)


def test_codes_of_another_model_are_refused(run, capsys):
    np.savez(run / "codes.npz", z_mean=np.zeros((20, 5)), z_log_var=np.zeros((20, 5)))
    assert "does not belong" in refused(capsys, run)


def test_a_run_of_nothing_but_a_decoder_still_reports(run):
    for entry in list(run.iterdir()):
        if entry.name != "decoder.onnx":
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    text = build(run)
    for sentence in (
        "no photos.npz, so they cannot be shown",
        "no config.toml, so its settings are not known",
        "no history.csv, so there are no loss curves",
        "No samples were drawn",
        "Reconstructions need photos.npz",
        "There is no evaluation.json",
        "was not measured in this run",
    ):
        assert sentence in text
    assert "nan" not in text.lower().split()
    assert "What the window draws with the slider" in text


def test_without_an_encoder_the_codes_of_training_serve(run):
    with_encoder = build(run)
    (run / "encoder.onnx").unlink()
    without = build(run)
    assert "encoded with encoder.onnx" in with_encoder
    assert "encoded by training (there is no encoder.onnx)" in without


def test_figures_follow_the_evaluation(run):
    found = json.loads((run / "evaluation.json").read_text("utf-8"))
    healthy = build(run)
    changed = found | {"psnr": 15.25, "aggregated_kl": 7.5, "state": "underfitted"}
    (run / "evaluation.json").write_text(json.dumps(changed), "utf-8")
    poor = build(run)
    assert "27.4 dB" in healthy
    assert "Not underfitted" in healthy
    assert "15.2 dB" in poor
    assert "Underfitted: the reconstructions reach 15.2 dB" in poor
    assert "Holes in the prior: all codes together lie 7.5 nats" in poor
    assert "--minutes" in poor


@pytest.mark.parametrize("value", ["NaN", "null", '"much"', "Infinity", "true", "[1]"])
def test_figures_that_are_no_numbers_are_not_known(run, value):
    keys = ("psnr", "kl_loss", "aggregated_kl", "mutual_information", "active_axes", "nearest")
    text = "{" + ",".join(f'"{key}": {value}' for key in keys) + "}"
    (run / "evaluation.json").write_text(text, "utf-8")
    text = build(run)
    assert "not known" in text
    assert not {"nan", "inf", "none", "true"} & set(text.lower().split())


def test_data_notes_of_ones_own(run, tmp_path, capsys):
    notes = tmp_path / "notes.md"
    notes.write_text("# Photos\n\nTaken in **our** garden with a [telephone](x.html).\n", "utf-8")
    assert "Taken in our garden with a telephone." in build(run, "--data-notes", str(notes))
    assert "cannot be read" in refused(capsys, run, "--data-notes", tmp_path / "none.md")


def test_nowhere_to_write(run, tmp_path, capsys):
    (tmp_path / "file").write_text("in the way")
    assert "--out" in refused(capsys, run, "--out", tmp_path / "file" / "below")


def test_an_old_report_stays_when_the_new_one_fails(run, capsys):
    build(run)
    before = (run / "report" / "report.html").read_bytes()
    (run / "decoder.onnx").write_bytes(b"")
    refused(capsys, run)
    assert (run / "report" / "report.html").read_bytes() == before


def test_no_framework_is_loaded(built):
    code = (
        "import sys; from report.build import main; main([sys.argv[1], '--out', sys.argv[2]]);"
        "print(*(m for m in ('keras', 'torch', 'tensorflow', 'jax', 'onnx', 'PyQt6', 'kvae')"
        " if m in sys.modules), 'end')"
    )
    command = [sys.executable, "-c", code, str(built.run), str(built.run / "again")]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "end"


def test_help_names_the_options(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])
    assert stopped.value.code == 0
    assert "--data-notes" in capsys.readouterr().out

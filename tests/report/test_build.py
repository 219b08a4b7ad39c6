import json
import os
import shutil
import subprocess
import sys

import numpy as np
import pytest

from report.build import main
from report.run_folder import read_run
from tests.report.page import Page
from tests.report.run_maker import make_run, photos


def build(run, *options) -> str:
    assert main([str(run), *options]) == 0
    return Page((run / "report" / "report.html").read_text("utf-8")).text


@pytest.fixture
def words_alone(monkeypatch):
    """The PDF, which takes as long as all else, is not drawn where only words are looked at."""
    monkeypatch.setattr("report.render.pdf.render", lambda contents: b"%PDF")


@pytest.mark.slow
def test_the_newest_run_is_reported_and_the_last_line_is_the_html(run, tmp_path, capsys):
    older = run.rename(run.parent / "00002-toy")
    newest = make_run(run.parent, "00012-toy")
    os.utime(newest, (0, 0))  # numbers count, not dates
    (newest / "vae.keras").touch()
    make_run(run.parent, "00013-toy")  # still learning
    (run.parent / "notes").mkdir()
    (run.parent / "00099-file").write_text("no folder")
    notes = tmp_path / "notes.md"
    notes.write_text("# Photos\n\nTaken in **our** garden with a [telephone](x.html).\n", "utf-8")
    assert main(["--runs", str(run.parent), "--data-notes", str(notes)]) == 0
    printed, log = capsys.readouterr()
    report = newest / "report"
    assert printed.splitlines() == [
        str(report / "report.pdf"),
        str(report / "report.html"),
    ]
    assert f"report: reading {newest}" in log
    assert sorted(file.name for file in report.iterdir()) == [
        "report.html",
        "report.pdf",
    ]
    assert not (older / "report").exists()
    text = Page((report / "report.html").read_text("utf-8")).text
    assert "Taken in our garden with a telephone." in text


def test_the_report_leads_to_the_page_that_draws_if_it_lies_beside_it(built, run, words_alone):
    assert "draw.html" not in built.html
    report = run / "report" / "report.html"
    (run / "draw.html").write_text("<title>kvae</title>")
    build(run)
    assert '<a href="../draw.html">' in report.read_text("utf-8")
    assert (report.parent / "../draw.html").is_file()


@pytest.mark.slow
def test_a_fresh_process_gives_the_same_bytes_without_any_framework(built, tmp_path):
    code = (
        "import sys; from report.build import main; main([sys.argv[1], '--out', sys.argv[2]]);"
        "print([m for m in ('keras', 'torch', 'tensorflow', 'jax', 'PyQt6')"
        " if m in sys.modules])"
    )
    # Another hash seed and another time zone: neither an order of sets nor a clock may show.
    environment = os.environ | {"PYTHONHASHSEED": "77", "TZ": "Asia/Tokyo"}
    done = subprocess.run(
        [sys.executable, "-c", code, str(built.run), str(tmp_path)],
        check=True, env=environment, capture_output=True, text=True,
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == "[]"
    assert (tmp_path / "report.html").read_text("utf-8") == built.html
    assert (tmp_path / "report.pdf").read_bytes() == built.pdf.read_bytes()


PARTS = ("encoder.onnx", "photos.npz", "codes.npz", "evaluation.json", "config.toml")


def test_damaged_parts_are_named_and_the_rest_is_reported(run, capsys):
    for name in PARTS:
        data = (run / name).read_bytes()
        (run / name).write_bytes(b"\x80[" + data[: len(data) // 2])
    (run / "history.csv").write_text("step,beta\n1,abc\n", "utf-8")
    (run / "samples" / "step-000300.png").write_bytes(b"\x89PNG\r\n\x1a\n cut")
    text = build(run)
    said = text.split("Damaged, and left out of this report: ")[1].split("Train or export")[0]
    log = capsys.readouterr().err
    for name in (*PARTS, "history.csv", "samples/step-000300.png"):
        assert name in said
        assert f"damaged, and left out: {name}" in log
    assert "What the window draws with the slider" in text
    assert "Traceback" not in log


def test_a_model_that_can_be_mended_comes_with_the_command(run, built, words_alone):
    assert "One way to do that" not in built.html
    found = json.loads((run / "evaluation.json").read_text("utf-8"))
    found |= {"state": "underfitted", "advice": "it is soft: train longer with --minutes"}
    (run / "evaluation.json").write_text(json.dumps(found), "utf-8")
    text = build(run)
    assert "1. It is soft: train longer with --minutes. One way to do that:" in text
    assert "--minutes 11" in text.split("One way to do that:")[1].split("How to")[0]


@pytest.mark.parametrize("name", PARTS)
def test_a_part_of_rubbish_never_stops_the_reading(run, name, trials):
    source = np.random.default_rng(len(name))
    whole = (run / name).read_bytes()
    for size in (0, 1, 40, len(whole) // 3, len(whole) - 1):
        (run / name).write_bytes(whole[:size])
        assert all(name in line for line in read_run(run, trials).damaged)
        (run / name).write_bytes(source.bytes(size))
        assert all(name in line for line in read_run(run, trials).damaged)


def test_parts_of_another_model_are_left_out(run, trials):
    np.savez(run / "codes.npz", z_mean=np.zeros((20, 5)), z_log_var=np.zeros((20, 5)))
    images, names = np.zeros((20, 96, 96, 3), np.uint8), np.array(["x"] * 20)
    np.savez(run / "photos.npz", images=images, names=names)
    found = read_run(run, trials)
    assert found.photos is None
    assert [line.split(" ")[0] for line in found.damaged] == ["photos.npz", "codes.npz"]
    assert found.codes.z_mean.shape == (20, 8)  # the decoder's own card has them, too


def test_names_cannot_turn_the_text_around_them(run, trials):
    images, names = photos()
    names[:2] = ["\u202egnp.exe", "a\nb\x00.png"]
    np.savez(run / "photos.npz", images=images, names=names)
    assert read_run(run, trials).photos.names[:2] == ("\ufffdgnp.exe", "a\ufffdb\ufffd.png")


def test_a_run_of_nothing_but_a_decoder_still_reports(run):
    for entry in list(run.iterdir()):
        if entry.name != "decoder.onnx":
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    text = build(run)
    for sentence in (
        "no photos.npz, so they cannot be shown",
        "no config.toml, so its settings are not known",
        "no config.toml: its weights are not known",
        "This run did not note: steps, ",
        "Not measured in this run: ",
        "no history.csv, so there are no loss curves",
        "holds no samples",
        "Reconstructions need photos.npz",
        "This run was not evaluated: python -m kvae.evaluate judges it.",
    ):
        assert sentence in text
    assert "nan" not in text.lower().split()
    assert "What the window draws with the slider" in text
    assert "The intervals are about" not in text  # there are none


def test_without_an_encoder_the_codes_of_training_serve(built, run, words_alone):
    (run / "encoder.onnx").unlink()
    assert "encoded with encoder.onnx" in built.html
    assert "encoded by training (there is no encoder.onnx)" in build(run)


def test_words_follow_the_figures(built, run, words_alone):
    found = json.loads((run / "evaluation.json").read_text("utf-8"))
    changed = found | {"psnr": 15.25, "aggregated_kl": 7.5, "state": "underfitted", "good": None}
    (run / "evaluation.json").write_text(json.dumps(changed), "utf-8")
    config = (run / "config.toml").read_text("utf-8")
    (run / "config.toml").write_text(config.replace("[photos]", '[photos]\nalign = "yes"'))
    healthy, poor = Page(built.html).text, build(run)
    alike = "They were cut around what all have in common, not to their middle squares."
    assert (alike in healthy, alike in poor) == (False, True)
    assert "Not underfitted: the reconstructions reach 27.4 dB" in healthy
    assert "the codes of many draws, taken together, are 1.6 nats" in healthy
    assert "Underfitted: the reconstructions reach 15.2 dB" in poor
    assert "hardly any code lies: the codes of many draws, taken together, are 7.5" in poor
    assert "training: underfitted (it has not learned enough" in poor
    assert "training: healthy (draws are new things)." in healthy


def test_figures_that_are_no_numbers_are_not_known(run, words_alone):
    (run / "evaluation.json").write_text(
        '{"psnr": NaN, "kl_loss": null, "aggregated_kl": "much", "mutual_information": Infinity,'
        ' "active_axes": true, "nearest": [1], "state": 3, "advice": null}',
        "utf-8",
    )
    text = build(run)
    assert "not known" in text
    assert not {"nan", "inf", "none", "true"} & set(text.lower().split())


def test_draws_are_given_with_intervals_beside_the_baselines(built):
    text = Page(built.html).text
    for words in (
        "Are the draws new, and are they good?",
        "57 % (56 to 59)",
        "67 (59 to 76)",
        "48 % (44 to 52)",
        "48 % of the draws are new and good: 59 % are not a photo in another view",
        "The network that judged: VGG-16.",
        "three largest of 36 steps hold 21 %",
        "as varied as 15 photos",
        "the nearest training photo as the answer has 16.5 dB",
        "mixtures morphs what it says",
        "Of its pictures 69 % are new and good, of the draws 48 %; so the model comes to 70 % of",
        "59 % (55 to 63) 0 % 86 % 98 % 74 %",
    ):
        assert words in text


def test_a_run_judged_before_there_were_morphs_is_read_beside_the_other_programs(built, run):
    found = json.loads((run / "evaluation.json").read_text("utf-8"))
    del found["baselines"]["morphs"]
    (run / "evaluation.json").write_text(json.dumps(found), "utf-8")
    text = build(run)
    for words in (
        "mixtures what it says",
        "59 % (55 to 63) 0 % 86 % 98 % share that are not a photo in another view",
        "New draws have 55 % of the photos' fine detail: what is between photos is softer",
    ):
        assert words in text
    assert "How to read the morphs" in Page(built.html).text
    assert "morphs that" not in text.split("Are the draws new")[1].split("Inside the latent")[0]


@pytest.mark.parametrize(
    "older",
    [
        {"nearest": {"draws": 256, "median_rmse": 20.4, "near_copy_below": 8.0}},
        {"judge": None, "success": None, "good": None, "kid": None, "hold_out": None},
        {"kid": {"value": "far"}, "baselines": {"mixtures": 3}, "hold_out": [1]},
    ],
)
def test_an_evaluation_with_gaps_still_reports(run, words_alone, older):
    found = json.loads((run / "evaluation.json").read_text("utf-8"))
    if "near_copy_below" in older.get("nearest", {}):  # as the first version wrote it
        old = ("psnr", "psnr_worst", "kl_loss", "aggregated_kl", "active_axes", "state", "advice")
        found = {key: found[key] for key in old}
    (run / "evaluation.json").write_text(json.dumps(found | older), "utf-8")
    text = build(run)
    missing = text.split("Not measured in this run: ")[1].split(".")[0]
    # The third lacks only what a part of no sense had: its draws were judged.
    assert ("new things" in missing) == ("baselines" not in older)
    assert "unseen photos" in missing
    assert not {"nan", "none"} & set(text.lower().split())


def test_help_names_the_options(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])
    assert stopped.value.code == 0
    assert "--data-notes" in capsys.readouterr().out

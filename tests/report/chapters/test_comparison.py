import json

import pytest

from report.build import main
from report.chapters.comparison import comparison
from tests.report.benchmarks.rows import row
from tests.report.page import Page


def written(path, *rows):
    path.write_text("".join(json.dumps(vars(row)) + "\n" for row in rows), "utf-8")
    return path


def test_a_run_without_comparison_says_nothing_of_other_models(built):
    assert "Beside other models" not in Page(built.html).text


@pytest.mark.slow
def test_tables_and_what_they_mean_are_said_in_the_report(run, tmp_path):
    rows = [row("ours", seed, kid=kid) for seed, kid in enumerate((18.0, 20.0, 22.0))]
    rows += [row("keras", 0, kid=900.0), row("pythae-vae", 0, kid=350.0)]
    rivals = written(tmp_path / "rivals.jsonl", *rows)
    parts = written(tmp_path / "parts.jsonl", row("ours", 0), row("no-perceptual", 0))
    assert main([str(run), "--comparison", str(rivals), str(parts)]) == 0
    text = Page((run / "report" / "report.html").read_text("utf-8")).text
    assert "20 for ours, 350 for the best of the others. That is less than a quarter" in text
    assert "20 ± 2" in text
    assert "pythae VAE" in text
    assert "of 1 to 3 seeds" in text  # the others were trained once
    assert text.index("Keras example") < text.index("no perceptual network")
    assert "What the parts are worth" in text


def test_shares_are_in_per_cent_and_distances_whole_as_elsewhere():
    rows = [row("ours", 0, kid=154.6, psnr=27.49, success=0.414), row("keras", 0, kid=4715.3)]
    baselines = {"morphs": {"success": {"value": 0.712}, "kid": {"value": 34.2}}}
    _, _, table, treated = comparison([rows], {"baselines": baselines}, "collages").blocks
    shown = {line[0]: dict(zip(table.head[1:], line[1:], strict=True)) for line in table.rows}
    assert shown["Keras example"]["KID × 1000"] == "4\u00a0715"
    ours = shown["kvae, preset default"]
    assert (ours["new and good"], ours["PSNR, dB"]) == ("41%", "27.5")
    morphs = shown["the collages that ours learns from*"]
    assert (morphs["new and good"], morphs["KID × 1000"]) == ("71%", "34")
    assert treated.rows[-1][0] == "rows with a star"


@pytest.mark.parametrize(("kid", "said"), [(51.0, "more than a quarter"), (50.0, "less than")])
def test_the_comment_follows_the_figures(kid, said):
    rows = [row("ours", 0, kid=kid), row("keras", 0, kid=200.0)]
    _, comment, *_ = comparison([rows], {}, "morphs").blocks
    assert said in comment.text


INCOMPLETE = (
    {"method": "another"}, {"figures": {"kid": "far"}}, {"figures": {}}, {"settings": {}},
    {"figures": {"kid": 1.0, "psnr": [2]}},
)  # fmt: skip
LINES = [json.dumps(vars(row("ours", 0)) | changed) + "\n" for changed in INCOMPLETE]


@pytest.mark.parametrize(
    "content", [None, "", "shopping list\n", "[]\n", '{"method": "ours"}\n', *LINES]
)
def test_a_file_without_results_is_named(run, tmp_path, capsys, content):
    path = tmp_path / "results.jsonl"
    if content is not None:
        path.write_text(content)
    assert main([str(run), "--comparison", str(path)]) == 2
    said = capsys.readouterr().err
    assert f"error: {path}" in said
    assert "hint: " in said
    assert not (run / "report").exists()  # found out before the work

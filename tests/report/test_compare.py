import json
import re

import numpy as np
from pypdf import PdfReader

from desktop.generator.model.decoder import Decoder
from desktop.generator.sampling import draws
from report import texts
from report.chapters.side_by_side import document
from report.compare import main
from report.run_folder import read_run
from tests.report.page import Page, pixels
from tests.report.run_maker import LATENT_DIM, make_run


def test_runs_stand_side_by_side_with_the_same_seeds_under_one_another(tmp_path, capsys):
    first, second = make_run(tmp_path / "runs"), make_run(tmp_path / "runs", "00002-toy")
    config = (second / "config.toml").read_text("utf-8")
    config = config.replace("00001-toy", "00002-toy").replace("placed = 0.875", "placed = 0.5")
    (second / "config.toml").write_text(config, "utf-8")
    found = json.loads((second / "evaluation.json").read_text("utf-8"))
    found |= {"success": {"value": 0.31, "low": 0.27, "high": 0.35}, "psnr": 23.46}
    (second / "evaluation.json").write_text(json.dumps(found), "utf-8")
    assert main([str(first), str(second), "--out", str(tmp_path / "out")]) == 0
    pdf, html = capsys.readouterr().out.splitlines()
    page = Page((tmp_path / "out" / "comparison.html").read_text("utf-8"))
    assert html == str(tmp_path / "out" / "comparison.html")
    assert "48 % (44 to 52) 69 %" in page.text  # and what a program without a model comes to
    assert "31 % (27 to 35)" in page.text
    assert "23.5" in page.text
    assert "Keep 00001-toy." in page.text
    assert "loss.placed 0.875 0.5" in page.text
    assert "loss.kl_excess" not in page.text  # in which they are alike
    decoder = Decoder.open(first / "decoder.onnx")
    for seed in (1, 2, 3):
        rows = page.rows(f"Seed {seed}: ")
        assert [row.lead for row in rows] == ["1", "2"]
        for row in rows:  # both toys are the same model
            shown = np.array([pixels(source) for source in row.sources])
            np.testing.assert_array_equal(shown, decoder.decode(draws(seed, 12, LATENT_DIM)))
    words = " ".join(sheet.extract_text() for sheet in PdfReader(pdf).pages)
    assert "Keep 00001-toy." in re.sub(r"\s+", " ", words)


def test_one_run_is_not_compared(tmp_path, capsys):
    assert main([str(make_run(tmp_path)), "--out", str(tmp_path / "out")]) == 2
    assert "takes two to compare" in capsys.readouterr().err
    assert main([str(tmp_path / "a"), str(tmp_path / "b"), "--out", str(tmp_path / "out")]) == 2
    assert "There is no run folder" in capsys.readouterr().err


def test_the_comparison_is_said_in_arabic_too(tmp_path, trials):
    folders = [make_run(tmp_path, name) for name in ("00001-toy", "00002-toy")]
    runs = [read_run(folder, trials) for folder in folders]
    with texts.speaking("ar"):
        arabic = document(runs)
    assert arabic.title.replace("\u2068", "").startswith("مقارنة تدريبين")
    recommended = arabic.opening[1].text
    assert texts.has_right_to_left(recommended)
    assert "48%" in recommended

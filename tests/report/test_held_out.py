import json
from dataclasses import asdict

import pytest

from kvae.terminal import UserError
from report.build import main as build
from report.held_out import main, read_held_out
from tests.report.prose import paragraphs
from tests.report.run_maker import make_run

SETTINGS = "seed = 0\nsteps = 600\n"


@pytest.fixture
def kept_out(tmp_path):
    """A run that five of its 25 photos were kept out of."""
    run = make_run(tmp_path / "other", "00007-kept")
    config = (run / "config.toml").read_text("utf-8")
    config = config.replace("count = 20", "count = 20\nhold_out = 0.2")
    config = config.replace("seed = 0\n", SETTINGS)
    (run / "config.toml").write_text(config, "utf-8")
    return run


def test_the_record_of_a_run_is_what_its_files_say(kept_out, tmp_path, capsys):
    file = tmp_path / "held_out.json"
    assert main([str(kept_out), "--out", str(file)]) == 0
    assert capsys.readouterr().out.splitlines() == [str(file)]
    found = read_held_out(file)
    assert found == read_held_out(kept_out)
    assert (found.kept, found.of, found.steps, found.image_size) == (5, 25, 600, 64)
    assert (found.psnr, found.nearest_psnr, found.learned_psnr) == (18.25, 16.5, 27.43)
    assert found.encoded_psnr == 17.0
    assert "--hold-out 0.2" in found.command
    assert "somebody-secret" not in found.command


@pytest.mark.slow
def test_a_report_gives_it_as_another_training(kept_out, run, tmp_path):
    evaluation = json.loads((run / "evaluation.json").read_text("utf-8"))
    (run / "evaluation.json").write_text(json.dumps(evaluation | {"hold_out": None}), "utf-8")
    assert build([str(run), "--held-out", str(kept_out)]) == 0
    page = (run / "report" / "report.html").read_text("utf-8")
    prose = " ".join(paragraphs(page))
    for text in (
        "of another training: preset default, 600 steps, 64 × 64 pixels, with 5 of 25 photos kept",
        "Photos never seen come back at 18.2 dB (learned ones at 27.4 dB)",
        "from those that the encoder names, by which they come back at 17.0 dB",
        "one that kept 5 of 25 out shows it: they come back at 18.2 dB",
        "Not measured in this run: unseen photos",
    ):
        assert text in prose
    assert "<code>--hold-out</code> <code>0.2</code>" in page


def test_what_is_no_record_is_named(kept_out, run, tmp_path):
    evaluation = json.loads((run / "evaluation.json").read_text("utf-8"))
    (run / "evaluation.json").write_text(json.dumps(evaluation | {"hold_out": None}), "utf-8")
    with pytest.raises(UserError, match="No photos were kept out"):
        read_held_out(run)
    record = asdict(read_held_out(kept_out))
    for content in ("", "[]", "{}", json.dumps(record | {"psnr": None}), json.dumps({"psnr": 3})):
        (tmp_path / "record.json").write_text(content)
        with pytest.raises(UserError, match="holds no record"):
            read_held_out(tmp_path / "record.json")
    with pytest.raises(UserError, match="holds no record"):
        read_held_out(tmp_path / "nowhere.json")
    (kept_out / "evaluation.json").unlink()
    with pytest.raises(UserError, match="lacks what tells"):
        read_held_out(kept_out)


def test_the_command_names_what_is_wrong(tmp_path, capsys):
    assert main([str(tmp_path / "none"), "--out", str(tmp_path / "x.json")]) == 2
    assert "error: " in capsys.readouterr().err

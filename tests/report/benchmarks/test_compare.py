import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from report.benchmarks.compare import Comparison, _parse, main
from report.benchmarks.pythae_environment import CONSTRAINTS, SHARED, pinned
from report.benchmarks.results import Results, read_rows
from report.benchmarks.task import Outcome, Task
from tests.conftest import ROOT

METHODS = ("ours", "keras", "mixing-20")


@pytest.fixture(scope="module")
def arguments(tmp_path_factory) -> list[str]:
    out = tmp_path_factory.mktemp("benchmark") / "results.jsonl"
    photos = str(ROOT / "data" / "photos")
    # One CPU second: ours then takes its fewest steps, 20.
    return [
        "--photos", photos, "--image-size", "64", "--cpu-seconds", "1", "--seeds", "1",
        "--draws", "8", "--threads", "1", "--preset", "tiny", "--out", str(out),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def finished(arguments):
    """The whole benchmark: ours, the textbook's, an ablation, each in a process of its own."""
    assert main([*arguments, "--methods", *METHODS]) == 0
    return Comparison(_parse([*arguments, "--methods", *METHODS]))


def test_every_method_is_trained_and_judged(finished):
    assert [row.method for row in finished.rows] == list(METHODS)
    for row in finished.rows:
        for figure in ("success", "new", "good", "kid", "psnr", "sharpness", "kl_loss"):
            assert np.isfinite(row.figures[figure])
        assert row.figures["steps"] > 0


def test_the_others_get_the_cpu_time_that_ours_took(finished):
    ours, keras, _ = (row.figures["cpu_seconds"] for row in finished.rows)
    assert ours >= 1.0
    assert finished.budget(0) == ours
    # The clock stops them after the step that passes it; rounded to a tenth of a second.
    assert keras >= ours
    assert finished.budget(1) == 1.0  # ours has not run with this seed


def test_an_ablation_takes_the_steps_that_the_preset_could_have_done_beside_it(finished):
    task = Task.read(finished.folder / "mixing-20-0.json")
    taken = {row.method: row.figures["steps"] for row in finished.rows}
    assert task.settings["preset_took"] == taken["ours"]
    # So short a time lasts for the fewest steps that there are, whatever a step costs.
    assert taken["mixing-20"] == taken["ours"]


@pytest.mark.slow
def test_steps_can_be_asked_for_instead_of_a_time(arguments):
    out = str(Path(arguments[-1]).with_name("by-steps.jsonl"))
    assert main([*arguments, "--steps", "3", "--methods", "mixing-20", "--out", out]) == 0
    rows, _ = read_rows(Path(out))
    assert [(row.method, row.figures["steps"]) for row in rows] == [("mixing-20", 3)]
    assert rows[0].settings["steps"] == 3


def test_what_was_drawn_and_the_table_lie_beside_the_results(finished):
    out = finished.options.out
    assert out.with_suffix(".md").read_text("utf-8").count("\n| ") == len(METHODS) + 1
    for method in METHODS:
        assert Outcome.read(finished.folder / f"{method}-0.npz").draws.shape == (8, 64, 64, 3)
        with Image.open(finished.folder / f"{method}-0.png") as sheet:
            assert sheet.width > 4 * 64


def test_a_second_start_trains_nothing_that_is_done(finished, arguments, capsys):
    before = finished.options.out.read_text("utf-8")
    assert main([*arguments, "--methods", *METHODS]) == 0
    captured = capsys.readouterr()
    assert "Training" not in captured.err
    assert captured.out.strip() == str(finished.options.out.with_suffix(".md"))
    assert finished.options.out.read_text("utf-8") == before


@pytest.mark.slow
def test_pictures_that_were_kept_can_be_judged_again(finished, arguments, capsys):
    true = finished.options.out.read_text("utf-8")
    spoilt = [json.loads(line) for line in true.splitlines()]
    spoilt[0]["figures"]["kid"] = -1.0
    finished.options.out.write_text("".join(json.dumps(row) + "\n" for row in spoilt))
    assert main([*arguments, "--methods", *METHODS, "--rejudge"]) == 0
    results = Results(finished.options.out, finished.results.settings)
    assert results.read() == finished.rows
    assert "Training" not in capsys.readouterr().err


def test_a_folder_without_photos_is_the_users_mistake(tmp_path, capsys):
    assert main(["--photos", str(tmp_path), "--out", str(tmp_path / "results.jsonl")]) == 2
    assert capsys.readouterr().err.startswith("error: ")


def test_what_pythae_shares_with_us_is_pinned():
    assert set(pinned(CONSTRAINTS.read_text("utf-8"), SHARED)) == set(SHARED)


@pytest.mark.parametrize("option", ["--steps", "--seeds", "--draws", "--threads"])
@pytest.mark.parametrize("number", ["0", "-1", "two"])
def test_a_number_that_is_none_is_the_users_mistake(option, number, capsys):
    with pytest.raises(SystemExit):
        main([option, number])
    assert option in capsys.readouterr().err.splitlines()[-1]

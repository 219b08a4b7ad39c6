"""What an older run knows, and what cannot be asked of it."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from kvae.learning.batches import Batches
from kvae.learning.preparation import prepared
from kvae.learning.recorder import Recorder
from kvae.learning.steps import TrainingState, build_vae, training_steps
from kvae.photos.load import load_photos
from kvae.photos.photo_set import PhotoError
from kvae.runs.run_folder import RunFolder
from kvae.train import main
from kvae.train_options import parse
from tests.kvae.few import more_are_many
from tests.kvae.learning.going_on import LEARNED, TRIED, known
from tests.kvae.pictures import scene


@pytest.mark.parametrize("more", [True, False])
def test_what_a_run_has_recorded_is_read_once(older, folders, tmp_path, monkeypatch, more):
    """Whether its training goes on, or a new one begins with what it knows."""
    run, read, real = shutil.copytree(older, tmp_path / "00001-first"), [], Path.read_text

    def noted(path, *options, **more):
        read.append(path)
        return real(path, *options, **more)

    monkeypatch.setattr(Path, "read_text", noted)
    options = ["--photos", str(folders[1]), "--steps", "3"] if more else []
    prepared(parse(["--resume", str(run), *options, "--runs", str(tmp_path / "runs")], ""))
    assert [path.parent for path in read if path.name == "config.toml"] == [run]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--latent-dim", "5"], "leave out --latent-dim"),
        (["--fit", "pad", "--hold-out", "0.2"], "leave out --fit, --hold-out"),
        (["--steps", "0"], "steps is 0"),
        (["--minutes", "-1"], "minutes is -1"),
    ],
)
def test_what_cannot_be_asked_for_is_refused(older, folders, tmp_path, capsys, options, said):
    runs = ["--runs", str(tmp_path / "runs")]
    assert main(["--resume", str(older), "--photos", str(folders[1]), *runs, *options]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "runs").exists()


def test_more_photos_than_can_be_cut_alike_are_refused_where_the_run_cuts_them(
    older, folders, tmp_path, monkeypatch, capsys
):
    alike = shutil.copytree(older, tmp_path / "00001-alike")
    settings = (alike / "config.toml").read_text("utf-8")
    assert 'align = "no"' in settings
    (alike / "config.toml").write_text(settings.replace('align = "no"', 'align = "yes"'), "utf-8")
    more_are_many(monkeypatch, 40)
    options = ["--resume", str(alike), "--photos", str(folders[1])]
    assert main([*options, "--runs", str(tmp_path / "runs")]) == 2
    said = capsys.readouterr().err
    assert "error: more than 40 photos cannot be cut alike, as those of 00001-alike are\n" in said
    assert "hint: name fewer photos, or leave out --resume to train from nothing\n" in said


def test_photos_of_which_none_is_known_are_refused(older, tmp_path, capsys):
    for seed in range(50):
        scene(2000 + seed).save(tmp_path / f"{seed}.png")
    assert main(["--resume", str(older), "--photos", str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert "none of these photos is known to" in said
    assert "hint: leave out --resume" in said


def test_a_run_that_learned_nothing_yet_is_refused(older, folders, tmp_path, capsys):
    empty = shutil.copytree(older, tmp_path / "00001-empty")
    shutil.rmtree(empty / "checkpoints")
    assert main(["--resume", str(empty), "--photos", str(folders[1])]) == 2
    assert "holds no whole checkpoint with anything learned" in capsys.readouterr().err


def test_colours_are_refused_where_the_run_draws_none(older, folders, tmp_path, capsys):
    grey = shutil.copytree(older, tmp_path / "00001-grey")
    config = RunFolder(grey).read_config().with_changes("model", colours=1)
    text = (grey / "config.toml").read_text("utf-8").replace("colours = 3", "colours = 1")
    (grey / "config.toml").write_text(text, "utf-8")
    shutil.rmtree(grey / "checkpoints")
    recorder = Recorder(RunFolder(grey), build_vae(config), config, LEARNED)
    batches = Batches(RunFolder(grey).read_photos()[0][:12], config)
    steps = training_steps(recorder.vae, batches, config, TrainingState(), None)
    recorder.save(next(steps)[0])
    assert main(["--resume", str(grey), "--photos", str(folders[1])]) == 2
    assert "draws black and white, and not all of these photos are" in capsys.readouterr().err


def test_photos_kept_out_before_stay_kept_out(older, folders, tmp_path):
    judged = RunFolder(shutil.copytree(older, tmp_path / "00001-judged"))
    photos = load_photos(folders[1], 64)
    images, names = judged.read_photos()
    unseen = [photos.names.index(name) for name in ("b55.png", "b57.png")]
    judged.write_photos(images, names, (photos.images[unseen], ("x", "y")))
    learned, kept_out = known(judged.path).parted(photos)
    assert kept_out.names == ("b55.png", "b57.png")
    assert set(learned.names) == set(photos.names) - set(kept_out.names)
    judged.write_photos(images, names, (photos.images[unseen[:1]], ("x",)))
    with pytest.raises(PhotoError, match="1 of these photos were kept out of 00001-judged, need 2"):
        known(judged.path).parted(photos)


def test_the_time_is_the_presets_unless_asked_for(older, folders):
    run = known(older)

    def budget(*options):
        args = parse(["--resume", str(older), "--photos", str(folders[1]), *options], "")
        training = run.configured(args).training
        return training.minutes, training.steps, training.seed

    assert budget() == (5.0, 30, 1)
    assert budget("--minutes", "2", "--seed", "7") == (2.0, 0, 7)
    assert budget("--steps", "3") == (5.0, 3, 1)


@pytest.mark.slow
def test_a_run_from_before_the_layout_was_kept_is_laid_out_anew(older, tmp_path, monkeypatch):
    monkeypatch.setattr("kvae.morphs.fits.MOST_TRIED", TRIED)
    old = shutil.copytree(older, tmp_path / "00001-old")
    (old / "layout.npz").unlink()
    first, second = (known(path).layout() for path in (old, older))
    assert np.array_equal(first.kernel, second.kernel)
    assert np.array_equal(first.bias, second.bias)

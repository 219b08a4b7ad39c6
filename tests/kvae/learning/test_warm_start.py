"""A run goes on from an older one with other photos: what is kept and what is new."""

import io
import os
import shutil
import tomllib
from contextlib import redirect_stderr

import numpy as np
import pytest
from PIL import Image

from kvae.images import to_float
from kvae.learning.layout import lay_out, with_changes
from kvae.learning.preparation import prepared
from kvae.learning.recorder import Recorder
from kvae.learning.steps import build_vae
from kvae.learning.warm_start import WarmStart
from kvae.photos.fit import to_pixels
from kvae.photos.load import load_photos
from kvae.runs.run_folder import RunFolder
from kvae.train import main
from kvae.train_options import parse
from tests.kvae.learning.going_on import LEARNED, TRIED, known, trained
from tests.kvae.learning.test_layout import draws, misfits
from tests.kvae.photos.faces import faces
from tests.kvae.pictures import subject_area


@pytest.fixture(scope="module", autouse=True)
def few_pairs_are_tried():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kvae.morphs.fits.MOST_TRIED", TRIED)
        yield


def where(image, images) -> int:
    return np.flatnonzero((images == image).all(axis=(1, 2, 3)))[0]


def begun(older, folder, runs, *options):
    arguments = ["--resume", str(older), "--photos", str(folder), "--runs", str(runs)]
    return prepared(parse([*arguments, *options], ""))


@pytest.fixture(scope="module")
def grown(older, folders, tmp_path_factory):
    """A new run on the second folder that begins with what the older one knows."""
    runs = tmp_path_factory.mktemp("grown")
    before = contents(older)
    with redirect_stderr(io.StringIO()) as said:
        ready = begun(older, folders[1], runs, "--steps", "8")
    assert contents(older) == before
    return ready.run, ready.config, ready.batches, said.getvalue()


def contents(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_changed_is_said_and_recorded(grown):
    run, config, _, said = grown
    assert "50 of the 54 photos of 00001-first have stayed" in said
    assert "6 added: b54.png, b55.png, b56.png, b57.png and 2 more" in said
    assert "4 removed: a00.png, a01.png, a02.png, a03.png\n" in said
    about = tomllib.loads((run.path / "config.toml").read_text("utf-8"))["run"]
    assert run.path.name == "00001-second"
    assert about["parent"] == run.read_recorded().parent == "00001-first"
    assert (about["kept"], about["added"], about["removed"]) == (50, 6, 4)
    assert (about["outline"], about["first_weights"]) == ("main photo", "older run")
    assert (config.photos.count, config.training.steps, config.training.seed) == (56, 8, 1)
    assert run.read_config() == config


BANK = ("score/kernel", "score/bias", "score_by_cell/offsets", "style/kernel")


def test_it_begins_with_the_average_of_the_older_weights(older, grown):
    run, config, _, _ = grown
    old, new = (RunFolder(path) for path in (older, run.path))
    before = Recorder(old, build_vae(old.read_config()), old.read_config(), LEARNED)
    state, _ = before.resume()
    after = Recorder(new, build_vae(config), config, 56)
    start, damaged = after.resume()
    assert (start.step, start.seconds, damaged) == (0, 0.0, [])
    assert start.control == state.control
    pairs = zip(after.vae.trainable_variables, before.vae.average, after.vae.average, strict=True)
    for weight, average, new_average in pairs:
        bank = weight.path in BANK
        assert bank or np.array_equal(weight.numpy(), average)
        assert np.array_equal(weight.numpy(), new_average)
        if bank:  # six of its 32 entries became the new photos'
            changed = weight.numpy() != average
            entries = changed.any(axis=1) if weight.path == "style/kernel" else changed
            assert np.atleast_2d(entries).any(axis=0).sum() == 6
    for a, b in zip(after.vae.optimizer.variables, before.vae.optimizer.variables, strict=True):
        assert np.array_equal(a.numpy(), b.numpy())


def test_photos_that_stayed_keep_their_points_and_new_ones_lie_where_they_are_seen(older, grown):
    run, _, batches, _ = grown
    before = known(older)
    images, names = run.read_photos()
    stayed = np.array([not name.startswith("b") for name in names])
    was = [where(image, before.images) for image in images[stayed]]
    # All scores have one factor in common, by which points are as mixed as asked.
    times = batches.layout.kernel[:, stayed] / before.layout().kernel[:, was]
    assert np.ptp(times) < 1e-9 * times.mean()
    with before.vae.averaged():
        seen_at, _ = before.vae.encoder.predict_on_batch(to_float(images[~stayed]))
    new = batches.layout.kernel[:, ~stayed].T
    cosine = (new * seen_at).sum(1) / np.linalg.norm(new, axis=1) / np.linalg.norm(seen_at, axis=1)
    assert (cosine > 0.5).all()  # towards where they are seen; all 1 if axes had one scale


@pytest.mark.slow
def test_a_new_run_killed_at_any_step_ends_as_if_it_never_was(grown, tmp_path):
    run, config, batches, _ = grown
    whole, killed = (RunFolder(tmp_path / name) for name in ("whole", "killed"))
    for copy in (whole, killed):
        shutil.copytree(run.path, copy.path)
    expected = trained(whole, config, batches)
    trained(killed, config, batches, stop_after=3)
    half = killed.checkpoints / ".1-step-0000004.ckpt"
    half.touch()
    os.utime(half, (0, 0))
    again = prepared(parse(["--resume", str(killed.path)], ""))
    assert not half.exists()
    recorder = trained(again.run, again.config, again.batches)
    for a, b in zip(recorder.vae.weights, expected.vae.weights, strict=True):
        assert np.array_equal(a.numpy(), b.numpy())


def test_what_it_began_with_is_not_silently_made_up(grown, tmp_path, capsys):
    run = RunFolder(shutil.copytree(grown[0].path, tmp_path / "00001-x"))
    for lost in (run.checkpoints / "step-0000000.ckpt", run.path / "layout.npz"):
        kept = lost.read_bytes()
        lost.unlink()
        assert main(["--resume", str(run.path)]) == 2
        assert "began with what 00001-first knew" in capsys.readouterr().err
        lost.write_bytes(kept)
    (run.path / "layout.npz").write_bytes(b"PK\x03\x04 cut")
    assert main(["--resume", str(run.path)]) == 2
    assert "layout.npz is damaged" in capsys.readouterr().err


def test_other_photos_are_shown_as_often_as_those_that_stayed():
    layout = lay_out(misfits(), 4, 0.4, seed=1)
    points = layout.points(seed=1)
    came_from = np.array([-1, *range(2, 20), -1])
    seen_at = np.random.default_rng(3).standard_normal((2, 4))
    changed = with_changes(layout, points, came_from, seen_at, 0.4, seed=2)
    shares = changed.shares(draws())
    assert 1 - shares.max(axis=1).mean() == pytest.approx(0.4, abs=0.02)
    assert shares.mean(axis=0) * 20 == pytest.approx(np.ones(20), abs=0.25)
    # A point that shows a photo mostly shows it still, in nine of ten cases.
    before, after = layout.shares(points).argmax(1), changed.shares(points).argmax(1)
    same = came_from[after] == before
    assert same[2:].mean() >= 0.9


def test_pictures_saved_as_other_files_are_the_same_photos(folders, older, tmp_path):
    """Pixels count: what a program saved anew without loss is not a new photo."""
    for path in sorted(folders[0].iterdir()):
        Image.open(path).save(tmp_path / f"{path.stem}.bmp")
    start = WarmStart.of(known(older), load_photos(tmp_path, 64))
    assert start.described() == [
        "All 54 photos of 00001-first have stayed",
        "  none was added: the new run learns the same ones for longer",
    ]


@pytest.mark.slow
def test_photos_of_one_kind_stay_as_they_were_cut(tmp_path):
    """Among others each is cut a little otherwise; what was learned of it is learned once more."""
    folder = tmp_path / "faces"
    folder.mkdir()
    some = faces(56)
    for number, face in enumerate(some[:50]):
        face.photo.save(folder / f"{number:02d}.png")
    options = ["--photos", str(folder), "--preset", "tiny", "--steps", "2"]
    first = prepared(parse([*options, "--runs", str(tmp_path / "runs")], ""))
    assert first.config.photos.align == "yes"
    trained(first.run, first.config, first.batches)
    for number, face in enumerate(some[50:], start=50):
        face.photo.save(folder / f"{number:02d}.png")
    some[7].photo.transpose(Image.Transpose.ROTATE_180).save(folder / "03.png")  # quite another
    side = min(some[5].photo.size)
    by_hand = some[5].photo.crop((0, 0, side, side))
    by_hand.save(folder / "05.png", exif=subject_area(side // 2, side // 2, side, side))
    second = begun(first.run.path, folder, tmp_path / "runs")
    older, newer = first.batches.continuum.images, second.batches.continuum.images
    assert second.config.photos.align == "yes"
    same = [bool((newer[number] == older[number]).all()) for number in range(50)]
    assert not same[3]
    assert (newer[5] == to_pixels(by_hand, newer.shape[1])).all()
    assert sum(same) >= 46  # a few may be found in another place
    assert len(newer) == 56

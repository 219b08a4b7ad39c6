"""What is done with many photos, on some tens of them that are made to count as many."""

import shutil

import numpy as np
import pytest

from kvae.config.settings import Config, ConfigError
from kvae.evaluate import batches_of
from kvae.learning.batches import TIMES_OF_MANY, Batches
from kvae.learning.layout import three_weights
from kvae.learning.neighbour_layout import NeighbourLayout, _principal_axes, lay_out_many
from kvae.learning.preparation import Prepared, prepared
from kvae.learning.resume import layout_kept, read_run
from kvae.morphs.continuum import Continuum
from kvae.photos.hold_out import hold_out
from kvae.photos.load import load_photos
from kvae.runs.run_folder import RunFolder
from kvae.train_options import parse
from kvae.trained_run import load_trained_run
from tests.kvae.few import more_are_many
from tests.kvae.learning.going_on import trained
from tests.kvae.pictures import scene
from tests.kvae.scale.pictures import Shapes
from tests.kvae.settings import tiny

COUNT = 60
PICTURES = Shapes(64).some(0, COUNT)


@pytest.fixture(scope="module", autouse=True)
def cache(tmp_path_factory):
    """Sixty are many, and their cache is this one."""
    cache = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(cache))
        patch.setattr("kvae.morphs.fits.MOST_TRIED", 4)
        more_are_many(patch, 40)
        yield cache


@pytest.fixture(scope="module")
def layout() -> NeighbourLayout:
    return lay_out_many(PICTURES, tiny(), lambda share: None)


@pytest.fixture(scope="module")
def painted(tmp_path_factory):
    (folder := tmp_path_factory.mktemp("painted") / "photos").mkdir()
    for seed in range(COUNT):
        scene(seed).save(folder / f"{seed}.png")
    return folder


@pytest.fixture
def folder(painted, tmp_path):
    """A copy that a test may change."""
    return shutil.copytree(painted, tmp_path / "photos")


def test_points_fill_the_normal_distribution_and_lie_between_their_nearest(layout):
    points = layout.points(0)
    assert points.shape == (COUNT, 4)
    # Of 60 points: means are known to 0.13, sigmas to 0.09.
    assert np.abs(points.mean(axis=0)).max() < 0.3
    assert np.abs(points.std(axis=0) - 1).max() < 0.3
    photos, weights = layout.between(points[:9])
    assert photos[:, 0].tolist() == list(range(9))
    assert (weights[:, 0] > 0.3).all()
    assert weights.sum(axis=1) == pytest.approx(np.ones(9))
    draws = np.random.default_rng(0).normal(size=(300, 4)).astype(np.float32)
    photos, squares = layout.neighbours.nearest(draws, 32)
    shares = np.exp(-0.5 * layout.sharpness * (squares - squares[:, :1]))
    mixed = 1 - (shares[:, 0] / shares.sum(axis=1)).mean()
    assert mixed == pytest.approx(tiny().loss.mixing, abs=0.05)  # other draws than it was set by


def test_the_sign_that_a_library_gives_an_axis_does_not_count(monkeypatch):
    as_given = _principal_axes(PICTURES, 4)(PICTURES[:9])
    real = np.linalg.eigh

    def turned(matrix):
        values, vectors = real(matrix)
        return values, -vectors

    monkeypatch.setattr(np.linalg, "eigh", turned)
    assert np.array_equal(_principal_axes(PICTURES, 4)(PICTURES[:9]), as_given)


def test_weights_count_proportions_only():
    shares = np.array([[0.4, 0.3, 0.2, 0.1]])
    np.testing.assert_allclose(three_weights(shares), three_weights(5 * shares), atol=1e-9)
    weights = three_weights(np.array([[0.4, 0.2, 0.2, 0.2]]))
    np.testing.assert_allclose(weights, [[1.0, 0.0, 0.0]], atol=1e-9)


def mixed() -> Config:
    """Settings by which each step has a morph and a photo that are new; of four there are none."""
    return tiny().with_changes("training", batch_size=2 * TIMES_OF_MANY)


def test_batches_are_functions_of_the_step_alone_and_forget_what_is_old(layout, monkeypatch):
    monkeypatch.setattr("kvae.morphs.continuum.KEPT", 5)
    for ahead in ("FIRST_AHEAD", "MOST_AHEAD"):
        monkeypatch.setattr(f"kvae.learning.batches.{ahead}", 1)
    batches = Batches(PICTURES, mixed(), layout=layout)
    assert batches.times == TIMES_OF_MANY
    first = batches.at(3, 1e-3)
    for step in range(4, 12):
        batches.at(step, 1e-3)
    assert batches.continuum.registered == 5  # of some fifty
    again = batches.at(3, 1e-3)
    fresh = Batches(PICTURES, mixed(), layout=layout).at(3, 1e-3)
    for name, values in first.items():
        assert np.array_equal(values, again[name])
        assert np.array_equal(values, fresh[name])


def test_each_rank_brings_into_correspondence_what_it_learns_itself(layout):
    first, second = (Batches(PICTURES, mixed(), layout=layout) for _ in range(2))
    first.at(3, 1e-3, slice(0, None, 2))
    second.at(3, 1e-3, slice(1, None, 2))
    assert first.continuum.registered > 0
    assert second.continuum.registered == 0  # of two new pictures its own is the photo
    known = first.continuum.registered
    first.at(4, 1e-3, slice(0, None, 2))
    assert first.continuum.registered == known  # it was looked after together with step 3


@pytest.mark.slow
def test_known_fields_that_are_wanted_are_not_forgotten_for_new_ones(monkeypatch):
    monkeypatch.setattr("kvae.morphs.continuum.KEPT", 4)
    continuum, weights = Continuum(PICTURES), np.array([[0.5, 0.3, 0.2]])
    # The second picture's pair (0, 1) is the oldest known when its two others come in.
    before = continuum.pictures(np.array([[0, 1, 2]]), weights)
    continuum.pictures(np.array([[0, 1, 3]]), weights)
    assert continuum.registered == 4
    assert np.array_equal(continuum.pictures(np.array([[0, 1, 2]]), weights), before)


def about_to_begin(folder, runs) -> Prepared:
    options = ["--photos", str(folder), "--preset", "tiny", "--steps", "4"]
    return prepared(parse([*options, "--runs", str(runs)], ""))


@pytest.fixture(scope="module")
def ready(painted, tmp_path_factory) -> Prepared:
    return about_to_begin(painted, tmp_path_factory.mktemp("runs"))


def test_a_run_of_many_keeps_all_and_shows_some(ready, painted):
    run = ready.run
    _, recorded, images, names = read_run(run.path)
    assert recorded.config.photos.count == COUNT
    assert np.array_equal(images, load_photos(painted, 64).images)
    assert names[10] == "10.png"
    shown, shown_names = run.read_photos()
    assert 10 < len(shown) == len(ready.shown) <= COUNT
    for image, name in zip(shown, shown_names, strict=True):
        assert np.array_equal(image, images[int(name.removesuffix(".png"))])
    kept = layout_kept(run)
    assert isinstance(kept, NeighbourLayout)
    for name, array in ready.batches.layout.arrays().items():
        assert np.array_equal(kept.arrays()[name], array)


@pytest.mark.slow
def test_a_run_of_many_goes_on_without_the_folder_that_they_came_from(folder, cache, tmp_path):
    ready = about_to_begin(folder, tmp_path / "runs")
    run = ready.run
    trained(run, ready.config, ready.batches, stop_after=2)
    shutil.rmtree(folder)  # a run depends on nothing but itself
    shutil.rmtree(cache)
    resumed = prepared(parse(["--resume", str(run.path)], ""))
    recorder = trained(resumed.run, resumed.config, resumed.batches)
    whole = prepared_again(ready, tmp_path)
    for one, other in zip(recorder.vae.weights, whole.vae.weights, strict=True):
        assert np.array_equal(one.numpy(), other.numpy())
    recorder.finish(resumed.shown, lambda *given: {"finished": True})
    finished = load_trained_run(run)
    assert len(finished.images) == len(ready.shown)
    learned_from = batches_of(finished)  # by which it is judged: all photos, as they were laid out
    assert len(learned_from.continuum.images) == COUNT
    assert np.array_equal(learned_from.at_draws(9), ready.batches.at_draws(9))
    run.many_photos.unlink()
    with pytest.raises(ConfigError, match=r"photos\.u8 is missing or damaged"):
        batches_of(finished)


def prepared_again(ready, tmp_path):
    """The same run, never stopped, in another folder."""
    copy = tmp_path / "copy"
    shutil.copytree(ready.run.path, copy)
    for checkpoint in (copy / "checkpoints").iterdir():
        checkpoint.unlink()
    resumed = prepared(parse(["--resume", str(copy)], ""))
    return trained(resumed.run, resumed.config, resumed.batches)


def test_a_run_of_many_that_lost_its_photos_is_refused(ready, tmp_path):
    run = RunFolder(shutil.copytree(ready.run.path, tmp_path / "00001-photos"))
    run.many_photos.unlink()
    run.many_photos.write_bytes(b"cut")
    with pytest.raises(ConfigError, match=r"photos\.u8 is missing or damaged"):
        read_run(run.path)


def test_held_out_photos_of_many_have_no_copies_among_those_learned(folder, monkeypatch):
    for seed in range(0, COUNT, 2):
        scene(seed, 160, 120).save(folder / f"again{seed}.png")
    whole = load_photos(folder, 64)
    learned, unseen = hold_out(whole, 0.2, seed=0)
    assert len(unseen.images) == round(0.2 * 1.5 * COUNT)
    numbers = {name.removesuffix(".png").removeprefix("again") for name in unseen.names}
    assert not numbers & {n.removesuffix(".png").removeprefix("again") for n in learned.names}
    for image, name in zip(learned.images, learned.names, strict=True):
        assert np.array_equal(image, whole.images[list(whole.names).index(name)])
    assert learned.file != whole.file
    monkeypatch.setattr("kvae.photos.hold_out.MOST_UNSEEN", 7)
    assert len(hold_out(whole, 0.4, seed=1)[1].names) == 7


@pytest.mark.slow
@pytest.mark.parametrize("many", ["both", "new", "older"])
def test_a_new_run_goes_on_from_what_an_older_one_knows(
    folder, tmp_path, monkeypatch, many, capsys
):
    more_are_many(monkeypatch, 10**6 if many == "new" else 40)
    options = ["--photos", str(folder), "--preset", "tiny", "--steps", "3"]
    older = prepared(parse([*options, "--runs", str(tmp_path / "runs")], ""))
    trained(older.run, older.config, older.batches)
    more_are_many(monkeypatch, 10**6 if many == "older" else 40)
    (folder / "5.png").unlink()
    scene(500).save(folder / "new.png")
    given = ["--resume", str(older.run.path), "--photos", str(folder), "--steps", "2"]
    ready = prepared(parse([*given, "--runs", str(tmp_path / "runs")], ""))
    said = capsys.readouterr().err
    assert "59 of the 60 photos of 00001-photos have stayed" in said
    assert "1 added: new.png" in said
    assert "1 removed: 5.png" in said
    assert isinstance(ready.batches.layout, NeighbourLayout) == (many != "older")
    recorder = trained(ready.run, ready.config, ready.batches)
    assert all(np.isfinite(weight.numpy()).all() for weight in recorder.vae.weights)

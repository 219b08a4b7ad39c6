import numpy as np
import pytest

from kvae.learning.batches import Batches
from kvae.randomness import Use, normal
from tests.kvae.morphs.things import things
from tests.kvae.settings import tiny


@pytest.fixture(scope="module")
def batches():
    config = tiny().with_changes("training", batch_size=8)
    return Batches(things(12), config)


def test_a_batch_depends_on_the_step_alone(batches):
    first, _, other, again = (batches.at(step, 0.1) for step in (7, 20, 8, 7))
    for name in first:
        assert np.array_equal(first[name], again[name])
    assert not np.array_equal(first["image"], other["image"])
    assert not np.array_equal(first["seen"], other["seen"])


def test_each_picture_is_learned_twice_and_looked_at_anew(batches):
    first, second = batches.at(7, 0.1), batches.at(8, 0.1)
    # What is new at a step comes first; the last are those that may be sampled.
    assert np.array_equal(first["image"][:4], second["image"][4:])
    assert np.array_equal(first["point"][:4], second["point"][4:])
    assert not np.array_equal(first["seen"][:4], second["seen"][4:])
    assert not np.array_equal(first["noise"][:4], second["noise"][4:])


def test_batches_are_the_pictures_of_their_points_and_some_photos(batches):
    batch = batches.at(3, 0.25)
    assert batch["beta"].tolist() == [0.25]
    assert batch["placed"].tolist() == [1.0] * 7 + [0.0]  # seven eighths
    images = np.rint(255 * batch["image"]).astype(np.uint8)
    expected = batches.pictures_at(batch["point"])
    morphs = [0, 1, 4, 5]
    assert np.array_equal(images[morphs], expected[morphs])
    # The last two of each half, of whose four these are about 3/8, are photos at their own points.
    for row in (2, 3, 6, 7):
        (photo,) = np.flatnonzero((batches.continuum.images == images[row]).all(axis=(1, 2, 3)))
        assert np.array_equal(batch["point"][row], batches.points[photo])
    for value in batch.values():
        assert value.dtype in (np.float32, np.int32)
    assert batch["image"].max() <= 1


def test_pictures_at_draws_are_those_of_the_codes_that_a_model_is_judged_by(batches):
    seed, axes = batches.config.training.seed, batches.config.model.latent_dim
    codes = normal(seed, 0, Use.SAMPLES, (60, axes))
    found = batches.at_draws(20)  # more than are made at once
    assert np.array_equal(found, batches.pictures_at(codes[:20]))
    photos = (found[:, None] == batches.continuum.images).all(axis=(2, 3, 4)).any(axis=1)
    assert photos.mean() < 0.5
    # What is known of pairs of photos changes nothing: training has met many, an evaluation none.
    assert np.array_equal(found, Batches(things(12), batches.config).at_draws(20))


def test_photos_are_brought_into_correspondence_ahead_of_the_steps():
    fresh = Batches(things(12), tiny().with_changes("training", batch_size=8))
    assert fresh.continuum.registered == 0
    missing = fresh.missing
    fresh.at(0, 0.1)
    few = fresh.continuum.registered
    assert 0 < few < 66 / 2  # the first step does not wait for all pairs
    fresh.at(1, 0.1)
    assert fresh.continuum.registered == few  # it was looked after together with the first
    for step in range(2, 30):
        fresh.at(step, 0.1)
    assert few < fresh.continuum.registered <= 66
    assert fresh.missing < missing
    assert fresh.matching > 0


def test_the_same_photos_and_settings_make_the_same_batches(batches):
    again = Batches(things(12), batches.config)
    # Pairs were registered in other company meanwhile; each is solved for itself.
    for first, second in zip(batches.at(40, 0.1).values(), again.at(40, 0.1).values(), strict=True):
        assert np.array_equal(first, second)


@pytest.mark.parametrize("ranks", [2, 4, 8])  # of four new pictures a step, eight cannot share
def test_rows_are_the_same_whoever_asks_for_them(batches, ranks):
    whole = [batches.at(step, 0.1) for step in range(30, 33)]
    for rank in range(ranks):
        batches.at(99, 0.1)  # what was made for others is forgotten
        for step, batch in enumerate(whole, start=30):
            own = batches.at(step, 0.1, slice(rank, None, ranks))
            for name, value in batch.items():
                expected = value if name in ("beta", "corner") else value[rank::ranks]
                assert np.array_equal(own[name], expected), name

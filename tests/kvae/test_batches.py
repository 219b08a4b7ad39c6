import numpy as np
import pytest

from kvae.batches import Batches
from tests.kvae.morphs.things import things
from tests.kvae.settings import tiny


@pytest.fixture(scope="module")
def batches():
    config = tiny().with_changes("training", batch_size=8)
    return Batches(things(12), config)


def test_a_batch_depends_on_the_step_alone(batches):
    for make in (batches.from_styles, lambda step: batches.from_codes(step, 0.1)):
        first, again, other = make(7), make(7), make(8)
        for name in first:
            assert np.array_equal(first[name], again[name])
        assert not np.array_equal(first["image"], other["image"])
        assert not np.array_equal(first["seen"], other["seen"])


def test_batches_without_codes_are_photos(batches):
    batch = batches.from_styles(3)
    assert set(batch) == {"image", "seen", "corner"}
    images = np.rint(255 * batch["image"]).astype(np.uint8)
    known = {image.tobytes() for image in batches.continuum.images}
    assert all(image.tobytes() in known for image in images)


def test_batches_with_codes_are_the_pictures_of_their_places_and_some_photos(batches):
    batch = batches.from_codes(3, 0.25)
    assert batch["beta"].tolist() == [0.25]
    assert batch["placed"].tolist() == [1.0] * 6 + [0.0] * 2  # three quarters
    images = np.rint(255 * batch["image"]).astype(np.uint8)
    expected = batches.pictures_at(batch["place"])
    assert np.array_equal(images[:7], expected[:7])
    # The last eighth are photos, each at its own place.
    (photo,) = np.flatnonzero((batches.continuum.images == images[7]).all(axis=(1, 2, 3)))
    assert np.array_equal(batch["place"][7], batches.places[photo])
    for value in batch.values():
        assert value.dtype in (np.float32, np.int32)
    assert batch["image"].max() <= 1


def test_what_draws_need_is_prepared_before_the_first_step(batches):
    before = batches.continuum.registered
    for step in range(20):
        batches.from_codes(step, 0.1)
    # 140 draws; those that were prepared for leave few new pairs among 66.
    assert batches.continuum.registered - before <= 3


def test_the_same_photos_and_settings_make_the_same_batches(batches):
    again = Batches(things(12), batches.config)
    # Pairs were registered in other company meanwhile; each is solved for itself.
    for first, second in zip(
        batches.from_codes(40, 0.1).values(), again.from_codes(40, 0.1).values(), strict=True
    ):
        assert np.array_equal(first, second)

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kvae.morphs.collages import (
    BENT,
    DEVIATION,
    HIGH,
    TOGETHER,
    WIDE,
    by_position,
    collage_shares,
    log_weights,
)
from kvae.morphs.continuum import Continuum, raised
from tests.kvae.morphs.things import scenes, things

SIDE = 64


@pytest.fixture(scope="module", params=[False, True], ids=["scenes", "alike"])
def continuum(request):
    return Continuum(scenes(5), alike=request.param)


def mixed(continuum, chosen, shares):
    shares = np.array(shares, float)
    return continuum.pictures(np.array([chosen]), shares[None] / shares.sum())[0].astype(int)


def test_log_weights_are_a_photos_own_and_smooth():
    images = scenes(4)
    found = log_weights(images, SIDE)
    np.testing.assert_array_equal(log_weights(images[::-1], SIDE)[::-1], found)
    assert np.abs(found.mean(axis=(1, 2))).max() < 1e-5  # float32
    assert found.std(axis=(1, 2)) == pytest.approx(DEVIATION, rel=1e-5)
    # Half a wave over the picture, or a whole one: from one to the next hardly a change.
    assert max(np.abs(np.diff(found, axis=axis)).max() for axis in (1, 2)) < 0.3
    assert np.abs(found[0] - found[1]).mean() > 0.3
    coarse = log_weights(images, 8)
    np.testing.assert_allclose(
        coarse, found.reshape(4, 8, 8, 8, 8).mean(axis=(2, 4)), atol=0.1
    )  # sums of slow waves, so the middle of a cell is about its mean


def test_photos_cut_alike_favour_their_middle_or_what_is_around_it():
    found = log_weights(scenes(40), SIDE, alike=True)
    assert np.abs(found.mean(axis=(1, 2))).max() < 1e-5  # float32
    np.testing.assert_allclose(found.std(axis=(1, 2)), DEVIATION, rtol=1e-5)
    y, x = np.mgrid[:SIDE, :SIDE] / SIDE - 0.5
    oval = np.hypot(y / HIGH, x / WIDE) < 0.5
    inside, around = found[:, oval].mean(axis=1), found[:, ~oval].mean(axis=1)
    # One in four or so is drawn with little of the oval, and more of a wave from top to bottom.
    assert (np.abs(inside - around) > DEVIATION).mean() > 0.6
    assert 0.2 < (inside > around).mean() < 0.8


def test_only_scenes_that_do_not_fit_are_put_together():
    misfits = np.full((2, 3, 3), TOGETHER) * (1 - np.eye(3))
    plain = np.array([[True, True, False], [False, False, False]])
    found = collage_shares(misfits, plain)
    assert (found[0, 0, 1], found[0, 0, 2], found[1, 0, 1]) == (0, 1, 1)
    assert (collage_shares(np.minimum(misfits, BENT), plain) == 0).all()
    np.testing.assert_array_equal(found, found.swapaxes(1, 2))


@settings(max_examples=50, deadline=None)
@given(
    st.tuples(*[st.floats(0.0, 1.0)] * 3).filter(lambda w: sum(w) > 0.1),
    st.floats(1.0, 24.0),
    st.floats(0.0, 1.0),
    st.permutations(range(3)),
)
def test_weights_by_position(weights, power, collage, order):
    weights = np.array([weights]) / sum(weights)
    photos = log_weights(scenes(3), 16)[None]
    found = by_position(weights, np.array([power]), np.array([collage]), photos)
    np.testing.assert_allclose(found.sum(axis=1), 1.0, atol=1e-6)  # float32
    assert (found[weights == 0] == 0).all()
    turned = by_position(
        weights[:, order], np.array([power]), np.array([collage]), photos[:, order]
    )
    np.testing.assert_allclose(turned, found[:, order], atol=1e-5)
    alike = by_position(weights, np.array([power]), np.zeros(1), photos)
    expected = raised(weights, np.array([power]))[:, :, None, None]
    np.testing.assert_allclose(alike, np.broadcast_to(expected, alike.shape), atol=1e-4)


@pytest.mark.parametrize("index", range(3))
def test_all_weight_on_a_photo_gives_it_to_the_bit(continuum, index):
    chosen = [1, 1, 1]
    chosen[index] = 3
    assert (mixed(continuum, chosen, np.eye(3)[index]) == continuum.images[3]).all()


def test_one_scene_is_seen_here_and_the_other_there(continuum):
    shares = []
    for i, j in ((0, 1), (1, 2), (2, 3), (3, 4)):
        assert continuum.misfit(np.array([i]), np.array([j]))[0] > TOGETHER  # stripes across others
        picture = mixed(continuum, [i, j, i], [0.5, 0.5, 0.0])
        apart = np.stack([np.abs(picture - continuum.images[k]).max(axis=-1) for k in (i, j)])
        shown = apart <= 1  # rounding
        shares.append([shown.any(axis=0).mean(), *shown.mean(axis=(1, 2))])
    either, first, second = np.array(shares).T
    # What is left lies along seams a few pixels wide; a double exposure would be all of it. A seam
    # is wider where two photos weigh about as much.
    assert np.median(either) > 0.6
    assert ((first > 0.1) & (second > 0.1)).any()


def test_the_more_weight_the_more_is_seen(continuum):
    shares = np.linspace(0.05, 0.95, 10)
    seen = [
        np.abs(mixed(continuum, [0, 1, 0], [share, 1 - share, 0]) - continuum.images[0]).mean()
        for share in shares
    ]
    assert (np.diff(seen) <= 0.5).all()  # of 255 levels: rounding, and ringing at a seam
    assert seen[0] > 10 * max(seen[-1], 1)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.integers(0, 4), min_size=3, max_size=3, unique=True),
    st.tuples(*[st.floats(0.05, 1.0)] * 3),
    st.integers(0, 2),
)
def test_a_little_more_of_a_scene_moves_a_seam_a_little(continuum, chosen, shares, more):
    shares = np.array(shares) / sum(shares)
    moved = shares + 0.002 * (np.eye(3)[more] - shares)
    change = np.abs(mixed(continuum, chosen, shares) - mixed(continuum, chosen, moved))
    # At the least weight here, 0.024, its logarithm changes by 0.08: a seam moves by some pixels
    # of 64 where weights differ slowly, and changes them by up to 200 levels.
    assert change.mean() < 6


def test_a_scene_and_a_thing_are_put_together_too():
    thing = things(1, seed=5)[0]
    both = Continuum(np.stack([scenes(2)[1], thing]))
    picture = mixed(both, [0, 1, 0], [0.5, 0.5, 0.0])
    apart = np.stack([np.abs(picture - image).max(axis=-1) for image in both.images])
    assert (apart.min(axis=0) <= 1).mean() > 0.5

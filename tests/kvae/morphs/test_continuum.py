import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kvae.morphs.continuum import FITTING, Continuum, raised, switching
from kvae.morphs.outlines import DECIDED
from tests.kvae.morphs.things import thing, things

COUNT = 5


@pytest.fixture(scope="module")
def continuum():
    return Continuum(things(COUNT, seed=5))


photos = st.lists(st.integers(0, COUNT - 1), min_size=3, max_size=3, unique=True)
weights = st.tuples(*[st.floats(0.0, 1.0)] * 3).filter(lambda w: sum(w) > 0.1)


def pictures(continuum, chosen, shares):
    shares = np.array(shares, float)
    return continuum.pictures(np.array([chosen]), shares[None] / shares.sum())[0].astype(int)


@pytest.mark.parametrize("position", range(3))
def test_all_weight_on_a_photo_gives_it_to_the_bit(continuum, position):
    for photo in range(COUNT):
        chosen = [(photo + 1) % COUNT] * 3
        chosen[position] = photo
        shares = np.eye(3)[position]
        assert (pictures(continuum, chosen, shares) == continuum.images[photo]).all()


@settings(max_examples=30, deadline=None)
@given(photos, weights, st.permutations(range(3)))
def test_the_order_of_the_photos_does_not_matter(continuum, chosen, shares, order):
    there = pictures(continuum, chosen, shares)
    turned = pictures(continuum, [chosen[k] for k in order], [shares[k] for k in order])
    # Sums in another order round otherwise; one level, or two where bicubic sampling rounds first.
    assert np.abs(there - turned).max() <= 2


@settings(max_examples=40, deadline=None)
@given(photos, weights, st.integers(0, 2))
def test_a_little_more_of_a_photo_changes_little(continuum, chosen, shares, more):
    shares = np.array(shares) / sum(shares)
    moved = shares + 0.002 * (np.eye(3)[more] - shares)
    change = np.abs(pictures(continuum, chosen, shares) - pictures(continuum, chosen, moved))
    # 1/500 of the way: 255 levels times the steepest weight (a power of 2, and of what switches
    # photos that do not fit) are some 3 levels on average at the very most, never a jump.
    assert change.mean() < 3


@pytest.mark.parametrize(("share", "way"), [(0.2, 0.275), (0.5, 0.5), (0.8, 0.725)])
def test_outlines_are_ahead_of_what_is_seen(share, way):
    small, large = (thing(radii=(radius, radius)) for radius in (0.2, 0.38))
    discs = Continuum(np.stack([small, large, thing(radii=(0.3, 0.15))]))
    between = discs.pictures(np.array([[0, 1, 2]]), np.array([[1 - share, share, 0.0]]))[0]
    radii = [np.sqrt((disc[..., 1] < 160).mean()) for disc in (small, between, large)]
    # 0.2^0.7 of 0.2^0.7 + 0.8^0.7, for one; a pixel of the radius is a tenth of the way.
    assert (radii[1] - radii[0]) / (radii[2] - radii[0]) == pytest.approx(way, abs=0.04)


@settings(max_examples=20, deadline=None)
@given(photos, st.floats(0.05, 0.95), st.integers(0, COUNT - 1))
def test_no_jump_where_the_third_photo_is_exchanged(continuum, chosen, share, other):
    # Weight 0 may belong to any photo, and just above 0 it still shows nothing of it.
    two = pictures(continuum, chosen, [share, 1 - share, 0.0])
    exchanged = pictures(continuum, [*chosen[:2], other], [share, 1 - share, 0.0])
    assert (two == exchanged).all()
    little = pictures(continuum, chosen, [share, 1 - share, 0.005])
    assert np.abs(two - little).mean() < 3


def test_a_thirtieth_of_a_third_photo_is_seen(continuum):
    for other in (2, 3, 4):
        two = pictures(continuum, [0, 1, other], [0.6, 0.37, 0.0])
        assert np.abs(two - pictures(continuum, [0, 1, other], [0.6, 0.37, 0.03])).max() > 1


def test_pairs_are_registered_when_they_are_asked_for():
    fresh = Continuum(things(COUNT, seed=5))
    assert fresh.registered == 0
    pictures(fresh, [0, 1, 2], [0.6, 0.4, 0.0])
    assert fresh.registered == 1
    pictures(fresh, [1, 0, 3], [0.6, 0.2, 0.2])
    assert fresh.registered == 3


def test_half_way_a_thing_is_in_between_and_not_twice_there():
    small, large = thing(radii=(0.15, 0.15)), thing(radii=(0.35, 0.35))
    both = Continuum(np.stack([small, large]))
    middle = both.pictures(np.array([[0, 1, 0]]), np.array([[0.5, 0.5, 0.0]]))[0]
    dark = [(picture[..., 1] < 150).mean() for picture in (small, middle, large)]
    assert dark[0] < dark[1] < dark[2]
    # A double exposure would have a pale ring as broad as the difference; a morph has one edge.
    ring = ((middle[32, :, 1] > 100) & (middle[32, :, 1] < 220)).sum()
    assert ring <= 14  # 6 pixels of soft edge on either side in the photos, and a little


def switched(shares, misfits):
    return raised(shares, switching(shares, misfits))


def test_photos_that_fit_stay_in_proportion_and_others_switch():
    shares = np.array([[0.6, 0.4, 0.0]])
    misfits = np.zeros((1, 3, 3))
    np.testing.assert_allclose(switched(shares, misfits), shares)
    misfits[0, 0, 1] = misfits[0, 1, 0] = 1.0
    assert switched(shares, misfits)[0, 0] > 0.9
    half = switched(np.array([[0.5, 0.5, 0.0]]), misfits)
    np.testing.assert_allclose(half, [[0.5, 0.5, 0.0]])
    misfits *= 4  # of total strangers: as quickly as outlines do, and no staircase
    strangers = switched(np.array([[0.52, 0.48, 0.0]]), misfits)
    assert strangers[0, 0] == pytest.approx(1 / (1 + (0.48 / 0.52) ** DECIDED))


def test_a_photo_that_fits_another_badly_takes_on_another_shape_and_no_ghost():
    dark = thing(radii=(0.2, 0.35), colour=(60, 60, 60))
    light = 255 - np.minimum(*[thing(centre=(x, 0.5), radii=(0.2, 0.2)) for x in (0.25, 0.75)])
    both = Continuum(np.stack([dark, light]))
    assert both.misfit(np.array([0]), np.array([1]))[0] > FITTING + 0.3
    morph = both.pictures(np.array([[0, 1, 0]]), np.array([[0.6, 0.4, 0.0]]))[0]
    size, morphed = ((picture[..., 1] < 150).mean() for picture in (dark, morph))
    assert abs(morphed / size - 1) > 0.1
    # Dissolved into the other's dark ground, the white would be at 60 % of it and a little.
    assert np.percentile(morph[:8], 5) > 240

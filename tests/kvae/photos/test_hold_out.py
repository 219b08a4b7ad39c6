import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvae.photos.hold_out import _groups, held_out_photos, hold_out
from kvae.photos.near_copies import near_copies
from kvae.photos.photo_set import PhotoError, PhotoSet
from tests.kvae.settings import photos

SIXTY = photos(60, size=32)


def photo_set(images: np.ndarray) -> PhotoSet:
    return PhotoSet(images, tuple(f"photo {i}.png" for i in range(len(images))), (), ())


def test_the_same_seed_keeps_the_same_photos_out():
    found = held_out_photos(SIXTY, 0.2, seed=5)
    assert len(found) == 12
    assert found.tolist() == sorted(set(found))
    assert np.array_equal(found, held_out_photos(SIXTY, 0.2, 5))
    assert not np.array_equal(found, held_out_photos(SIXTY, 0.2, 6))


def test_near_copies_stay_on_one_side():
    images = SIXTY.copy()
    for first in range(0, 30, 3):  # ten photos taken three times in a row
        images[first + 1] = images[first + 2] = images[first]
        images[first + 1, 0, 0] ^= 8
    pairs = near_copies(images)
    assert len(pairs) == 30
    for seed in range(10):
        out = set(held_out_photos(images, 0.3, seed))
        assert all((i in out) == (j in out) for i, j in pairs)
        assert 16 <= len(out) <= 18  # a group of three may not fit in


@given(st.lists(st.tuples(st.integers(0, 14), st.integers(0, 14)), max_size=20))
def test_groups_are_what_pairs_connect(pairs):
    pairs = [pair for pair in pairs if pair[0] != pair[1]]
    groups = _groups(15, pairs)
    assert sorted(i for group in groups for i in group) == list(range(15))
    home = {i: number for number, group in enumerate(groups) for i in group}
    assert all(home[i] == home[j] for i, j in pairs)
    # Joined one at a time, by the book: as many groups as photos less the pairs that joined two.
    joined, parent = 0, list(range(15))
    for i, j in pairs:
        while parent[i] != i:
            i = parent[i]
        while parent[j] != j:
            j = parent[j]
        joined += i != j
        parent[j] = i
    assert len(groups) == 15 - joined


def test_photos_are_parted_with_their_names():
    whole = photo_set(SIXTY)
    learned, unseen = hold_out(whole, 0.1, 0)
    assert (len(learned.images), len(unseen.images)) == (54, 6)
    assert sorted(learned.names + unseen.names) == sorted(whole.names)
    for part in (learned, unseen):
        for image, name in zip(part.images, part.names, strict=True):
            assert np.array_equal(image, SIXTY[whole.names.index(name)])
    assert learned.fingerprint != whole.fingerprint


def test_no_share_parts_nothing():
    whole = photo_set(SIXTY)
    assert hold_out(whole, 0.0, 0) == (whole, None)


@pytest.mark.parametrize(("share", "said"), [(0.2, "48 are left"), (0.01, "1 to judge by")])
def test_too_few_on_either_side_are_refused(share, said):
    with pytest.raises(PhotoError, match=said) as caught:
        hold_out(photo_set(SIXTY), share, 0)
    assert "--hold-out" in caught.value.hint

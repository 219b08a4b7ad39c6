import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kvae.judging.manifold import manifold_figures, radii

SOURCE = np.random.default_rng(4)


def directions(count: int, around: float = 0.0) -> np.ndarray:
    """Features on a circle's part, evenly: angles are what the cosine distance sees."""
    angles = around + np.linspace(0.0, 0.2, count)
    return np.stack([np.cos(angles), np.sin(angles)], axis=1)


def values(drawn: np.ndarray, photos: np.ndarray) -> dict[str, float]:
    return {name: found.value for name, found in manifold_figures(drawn, photos).items()}


def test_the_photos_themselves_lie_among_themselves():
    photos = directions(20)
    assert values(photos, photos) == {"precision": 1, "recall": 1, "coverage": 1}


def test_draws_from_elsewhere_have_none_of_it():
    assert values(directions(20, around=2.0), directions(20)) == {
        "precision": 0, "recall": 0, "coverage": 0,
    }  # fmt: skip


def test_one_photo_for_ever_is_precise_and_recalls_nothing_else():
    photos = directions(20)
    found = values(np.repeat(photos[:1], 30, axis=0), photos)
    assert found["precision"] == 1
    # Balls around copies have no width: they hold the photo itself alone.
    assert found["recall"] == pytest.approx(1 / 20)
    # On a line of photos only the few beside it have it among their five nearest.
    assert 0 < found["coverage"] <= 6 / 20


def test_a_photo_is_covered_by_what_lies_as_near_as_its_fifth_nearest_and_no_draw_is_precise_so():
    steps = np.array([0, 1, 2, 3, 4, 5, 6]) * 0.02  # photos in a row; their nearest lie 3 and 5 off
    beside, elsewhere = -3.5 * 0.02, 2.0
    photos, drawn = (
        np.stack([np.cos(a), np.sin(a)], axis=1) for a in (steps, np.array([beside, elsewhere]))
    )
    found = values(drawn, photos)
    assert found["coverage"] == pytest.approx(1 / 7)
    assert found["precision"] == 0


def test_radii_by_hand():
    among = np.array([[0.0, 1, 2, 4], [1, 0, 1, 3], [2, 1, 0, 2], [4, 3, 2, 0]])
    assert radii(among, 2).tolist() == [2, 1, 2, 3]
    assert radii(among, 9).tolist() == [4, 3, 2, 4]  # fewer neighbours than asked for: the last
    assert among[0, 0] == 0  # the argument is left alone


@settings(max_examples=25, deadline=None)
@given(st.integers(2, 12), st.integers(2, 12))
def test_shares_are_shares_for_any_few(drawn, photos):
    found = manifold_figures(SOURCE.normal(size=(drawn, 5)), SOURCE.normal(size=(photos, 5)))
    for estimate in found.values():
        rounded = estimate.rounded(3)
        assert 0 <= rounded["low"] <= rounded["value"] <= rounded["high"] <= 1

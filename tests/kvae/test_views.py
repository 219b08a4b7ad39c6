import colorsys

import keras
import numpy as np
import pytest

from kvae.views import AS_IS, CHANGES, STEEPNESS, PlaceInCell, View, moves, places, reach

SIDE = 48


def blob(x: float = 0.5, y: float = 0.5, width: float = 0.05, colour=(0.8, 0.4, 0.2)) -> np.ndarray:
    """A soft spot of a colour on white, (SIDE, SIDE, 3); its place and width in shares of SIDE."""
    middle = (np.arange(SIDE) + 0.5) / SIDE
    spot = np.exp(-((middle[None] - x) ** 2 + (middle[:, None] - y) ** 2) / (2 * width**2))
    return (1 - spot[:, :, None] * (1 - np.array(colour))).astype(np.float32)


def seen(picture: np.ndarray, strength: float = 1.0, **changes: float):
    """A picture in a view that is said by name."""
    view = np.array([[changes.get(name, 0.0) for name in CHANGES]], np.float32)
    found = View(strength)([keras.ops.convert_to_tensor(picture[None]), view])
    return keras.ops.convert_to_numpy(found)[0]


def middle_of(picture: np.ndarray) -> tuple[float, float]:
    """Where the spot is, x and y in shares of SIDE."""
    weight = 1 - picture.min(axis=2)
    middle = (np.arange(SIDE) + 0.5) / SIDE
    total = weight.sum()
    return (weight.sum(axis=0) @ middle) / total, (weight.sum(axis=1) @ middle) / total


def test_a_view_of_nothing_is_the_picture_itself():
    noise = np.random.default_rng(0).random((SIDE, SIDE, 3), np.float32)
    # A pixel's place is rounded to 2e-6, and noise changes by up to 1 from pixel to pixel.
    np.testing.assert_allclose(seen(noise), noise, atol=2e-5)


@pytest.mark.parametrize(
    ("change", "start", "end"),
    [
        ("aside", (0.5, 0.5), (0.53, 0.5)),
        ("up", (0.5, 0.5), (0.5, 0.47)),
        ("zoom", (0.7, 0.5), (0.714, 0.5)),  # 7 % farther from the middle
        ("turn", (0.7, 0.5), (0.7, 0.521)),  # 6 degrees clockwise: 0.2 sin 6°
        ("stretch", (0.7, 0.5), (0.71, 0.5)),
        ("stretch", (0.5, 0.7), (0.5, 0.69)),
        ("slant", (0.5, 0.7), (0.49, 0.7)),
    ],
)
def test_things_move_as_the_change_is_called(change, start, end):
    # To first order: what is left out is the change squared, 1 % of a distance of 0.2.
    assert middle_of(seen(blob(*start), **{change: 1.0})) == pytest.approx(end, abs=0.003)
    there, back = np.array(start), np.array(end)
    other = 2 * there - back
    assert middle_of(seen(blob(*start), **{change: -1.0})) == pytest.approx(tuple(other), abs=0.003)


def test_a_zoomed_thing_is_larger():
    area = [(1 - seen(blob(), zoom=zoom).min(axis=2)).sum() for zoom in (-1.0, 0.0, 1.0)]
    assert area[0] < 0.9 * area[1] < 0.81 * area[2]


def hue_and_saturation(picture: np.ndarray) -> tuple[float, float]:
    return colorsys.rgb_to_hsv(*picture[SIDE // 2, SIDE // 2].tolist())[:2]


def test_colours_change_as_the_change_is_called():
    hue, saturation = hue_and_saturation(seen(blob()))
    turned = [hue_and_saturation(seen(blob(), hue=way))[0] - hue for way in (-1.0, 1.0)]
    assert sorted(np.sign(turned)) == [-1, 1]
    assert min(np.abs(turned)) > 0.01  # of the circle
    assert hue_and_saturation(seen(blob(), colour=1.0))[1] > saturation + 0.05
    assert hue_and_saturation(seen(blob(), colour=-1.0))[1] < saturation - 0.05
    spot = [seen(blob(), light=light)[SIDE // 2, SIDE // 2].sum() for light in (-1.0, 0.0, 1.0)]
    assert spot[0] + 0.1 < spot[1] < spot[2] - 0.1
    warm = seen(blob(), warmth=1.0)[SIDE // 2, SIDE // 2] - blob()[SIDE // 2, SIDE // 2]
    assert warm[0] > 0.02
    assert warm[2] < -0.02
    assert abs(warm[1]) < 0.001


@pytest.mark.parametrize("level", [0.0, 1.0])
@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("way", [-1.0, 1.0])
def test_black_and_white_grounds_stay_as_they_are(change, way, level):
    ground = np.full((SIDE, SIDE, 3), level, np.float32)
    # Sixteen weights add up to 1 within a few roundings of float32, and so do a matrix's rows.
    np.testing.assert_allclose(seen(ground, **{change: way}), ground, atol=2e-6)


def test_what_comes_in_over_an_edge_is_what_lies_beyond_it():
    white, half_white = np.ones((2, SIDE, SIDE, 3), np.float32)
    half_white[:, SIDE // 2 :] = 0.0  # so that no colour is the ground
    for picture, lines in ((white, [4]), (half_white, [1, 4])):
        picture[:, 1] = 0.0  # a line one pixel away from the left edge
        moved = seen(picture, strength=2.0, aside=1.0)  # 2.9 pixels to the right
        left = moved[SIDE // 2, : SIDE // 4, 0]
        # At 4.4 - 0.5, and mirrored at 1.4 - 0.5.
        assert np.flatnonzero(left < 0.3).tolist() == lines


def test_the_strength_multiplies_the_view():
    picture = blob(0.6, 0.4)
    strong = seen(picture, strength=2.0, turn=0.5, hue=0.25)
    # One multiplication more is rounded.
    np.testing.assert_allclose(strong, seen(picture, turn=1.0, hue=0.5), atol=1e-5)


def test_pictures_stay_within_black_and_white():
    noise = np.random.default_rng(0).random((SIDE, SIDE, 3), np.float32).round()
    wild = seen(noise, strength=2.0, **dict.fromkeys(CHANGES, 1.0))
    assert 0 <= wild.min() <= wild.max() <= 1


def test_a_place_is_told_in_sigma_from_the_centre_of_its_cell():
    layer = PlaceInCell()
    layer.build([(None, 4), (None, 2)])
    centres = np.array([[1.0, 0, 0, 0], [-1.0, 0, 0, 0]], np.float32)
    z = np.array([[1, 0, 0, 0], [1.5, 0, 0, 0], [0, 0, 0.25, 0]], np.float32)
    cell = np.array([[1, 0], [1, 0], [0.5, 0.5]], np.float32)  # two in the first cell, one between
    assert not keras.ops.convert_to_numpy(layer([z, cell])).any()  # it knows no centres yet
    layer.centre_on(centres, np.array([0.5, 0.5, 0.25, 0.5]))
    one_sigma = np.tanh(STEEPNESS)
    expected = [[0, 0, 0, 0], [one_sigma, 0, 0, 0], [0, 0, one_sigma, 0]]
    np.testing.assert_allclose(
        keras.ops.convert_to_numpy(layer([z, cell])), expected, atol=1e-6
    )  # a few roundings of float32


@pytest.mark.parametrize(("axes", "strength"), [(4, 1.0), (8, 2.0), (10, 0.5)])
def test_no_view_looks_farther_beyond_the_edges_than_is_said(axes, strength):
    ways = np.stack(np.meshgrid(*[(-1.0, 1.0)] * axes)).reshape(axes, -1).T  # all at their most
    affine = (strength * ways @ moves(axes) + AS_IS[0]).reshape(-1, 2, 3)
    beyond = np.abs(affine @ places(SIDE)[:, [0, SIDE - 1]]).max() * SIDE / 2 - (SIDE - 1) / 2
    assert beyond <= reach(axes, strength, SIDE) < beyond + 2

import numpy as np
import pytest
from PIL import Image

from kvae.morphs.registration import LEAST_AREA
from report.benchmarks.registrars import SIDE, Registrar, at_side, channel, halfway, ours
from report.benchmarks.registration import (
    COLUMNS,
    least_areas,
    made_unfolded,
    main,
    measured,
    random_pairs,
    sheet,
)
from tests.kvae.morphs.things import things

IMAGES = things(4)
FIRST, SECOND = np.array([0, 1, 2]), np.array([1, 2, 3])
HEADINGS = [heading for heading, _ in COLUMNS]


def still(images):
    """Moves nothing."""
    return lambda first, second: np.zeros((len(first), 2, SIDE, SIDE), np.float32)


def aside(images):
    """Moves all by a tenth of the side, whichever comes first."""
    return lambda first, second: np.full((len(first), 2, SIDE, SIDE), 0.1, np.float32)


@pytest.fixture
def folder(tmp_path):
    for k, image in enumerate(things(8, side=96)):
        Image.fromarray(image).save(tmp_path / f"{k}.png")
    return tmp_path


def test_ours_leaves_less_than_nothing_done_and_never_folds():
    _, figures = measured(Registrar("ours", ours), IMAGES, FIRST, SECOND)
    found = dict(zip(HEADINGS, figures, strict=True))
    assert 0 < found["left, median"] <= found["left, 90 %"] < 0.5
    assert found["left where none folds"] == found["left, median"]
    assert found["pairs that fold"] == 0
    assert found["asymmetry, pixels"] < 0.01


def test_nothing_done_leaves_all():
    _, figures = measured(Registrar("still", still), IMAGES, FIRST, SECOND)
    assert figures[:6] == pytest.approx([1, 1, 1, 1, 0, 0])


def test_a_field_that_does_not_turn_with_the_photos_is_asymmetric():
    _, figures = measured(Registrar("aside", aside), IMAGES, FIRST, SECOND)
    asymmetry = figures[HEADINGS.index("asymmetry, pixels")]
    assert asymmetry == pytest.approx(2 * np.hypot(0.1, 0.1) * 64)


def test_pairs_are_different_ones_of_different_photos():
    first, second = random_pairs(9, 30, seed=3)
    assert len({frozenset(pair) for pair in zip(first, second, strict=True)}) == 30
    assert all(first != second)
    assert (first > second).any()
    assert (first < second).any()
    assert len(random_pairs(4, 100, seed=0)[0]) == 6


def test_a_flow_becomes_the_field_half_way():
    # Of x -> 1.2 x + 3 pixels: half way lies y = 1.1 x + 1.5, and x = y + v(y).
    side = 40
    down, across = np.meshgrid(np.arange(side), np.arange(side), indexing="ij")
    flow = np.stack([0.2 * across + 3, 0.0 * down])[None].astype(np.float32)
    field = halfway(flow)[0]
    inside = (slice(None), slice(5, -5))
    assert np.allclose(field[0][inside], ((across - 1.5) / 1.1 - across)[inside], atol=1e-3)
    assert np.allclose(field[1], 0)


def test_fields_that_fold_are_made_smaller():
    field = np.zeros((2, 2, SIDE, SIDE), np.float32)
    field[0, 0, :, SIDE // 2 :] = 0.2
    assert list(least_areas(field) <= 0) == [True, False]
    assert (least_areas(made_unfolded(field)) > 0.99 * LEAST_AREA).all()


def test_maps_of_another_size_lie_where_they_lay():
    ramp = np.broadcast_to(np.arange(96.0) + 0.5, (1, 1, 96, 96))
    assert np.allclose(at_side(ramp, 48)[0, 0, 0], 2 * (np.arange(48) + 0.5))
    smaller = at_side(at_side(ramp, 48), 96)
    assert np.allclose(smaller[..., 1:-1], ramp[..., 1:-1])


@pytest.mark.parametrize("looks", ["luminance", "local", "subject", "both"])
def test_channels_are_from_0_to_1(looks):
    found = channel(IMAGES, 48, looks)
    assert found.shape == (4, 48, 48)
    assert 0 <= found.min() < found.max() <= 1.001


def test_the_sheet_shows_both_photos_and_what_lies_between():
    fields = {"still": np.zeros((3, 2, SIDE, SIDE), np.float32)}
    drawn = np.asarray(sheet(IMAGES, FIRST, SECOND, fields))
    assert drawn.shape[1] == 3 * 64
    assert np.array_equal(drawn[-64:, :64], IMAGES[2])
    assert np.array_equal(drawn[-64:, -64:], IMAGES[3])


def test_a_missing_library_is_reported_and_the_others_go_on(folder, tmp_path, capsys):
    away = Registrar("that one", still, "that-package", "no_such_module_anywhere")
    picture = tmp_path / "sheet.png"
    asked = ["--photos", str(folder), "--pairs", "3", "--sheet", str(picture)]
    assert main(asked, (Registrar("stub", still), away)) == 0
    printed = capsys.readouterr()
    assert printed.err == "that-package is left out: pip install that-package\n"
    assert [line.split()[1] for line in printed.out.splitlines()[2:3]] == ["stub"]
    assert "that one" not in printed.out
    with Image.open(picture) as drawn:
        assert drawn.width == 4 * 96


def test_a_folder_without_photos_is_the_users_mistake(tmp_path, capsys):
    assert main(["--photos", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith("error: ")

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvae.judging.baselines import mixtures, photos_bent, photos_in_views
from kvae.judging.goodness import blurred
from kvae.judging.mesh import CELL, mesh, repeating

SIDE = 96
ROW, COLUMN = np.indices((SIDE, SIDE))
BOARD = (-1.0) ** (ROW + COLUMN)
SOURCE = np.random.default_rng(0)
CELL_OF_NOISE = SOURCE.normal(size=(CELL, CELL))
NOISE = SOURCE.integers(0, 256, (6, SIDE, SIDE, 3)).astype(np.uint8)
FLAT = np.full((2, SIDE, SIDE, 3), 128, np.uint8)


def with_mesh(pictures: np.ndarray, pattern: np.ndarray, levels: float) -> np.ndarray:
    return np.clip(np.rint(pictures + levels * pattern[..., None]), 0, 255).astype(np.uint8)


def value(pictures: np.ndarray, images: np.ndarray) -> float:
    return mesh(pictures, images, 0).value


@pytest.mark.parametrize("pattern", [
    BOARD, (-1.0) ** COLUMN, np.where(ROW % 4 < 2, 1.0, -1.0), np.sin(2 * np.pi * COLUMN / 8),
    CELL_OF_NOISE[ROW % CELL, COLUMN % CELL],
], ids=["board", "stripes of 2", "stripes of 4", "waves of 8", "cells of 8"])  # fmt: skip
def test_what_repeats_after_2_4_or_8_pixels_is_all_mesh(pattern):
    # All but what rounding to levels adds, at most a hundredth of the energy.
    assert value(with_mesh(FLAT, pattern, 20), NOISE) == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize("period", [3, 5, 6, 7, 10])
def test_what_repeats_otherwise_is_no_mesh_of_a_decoder(period):
    cell = np.random.default_rng(period).normal(size=(period, period))
    assert value(with_mesh(FLAT, cell[ROW % period, COLUMN % period], 20), NOISE) < 0.1


def test_noise_photos_and_what_programs_make_of_them_have_none(garden):
    views, _ = photos_in_views(garden, 24, 0)
    programs = NOISE, views, photos_bent(garden, 24, 0), mixtures(garden, 24, 0)
    for pictures in programs:
        assert mesh(pictures, garden, 0).high < 0.01


def test_a_checkerboard_on_photos_is_found_before_it_is_seen(garden):
    found = [mesh(with_mesh(garden, BOARD, levels), garden, 0) for levels in (1, 2, 4, 8)]
    assert [round(one.value, 2) for one in found] == [0.03, 0.11, 0.32, 0.64]
    assert all(less.high < more.low for less, more in itertools.pairwise(found))


def test_mush_has_no_mesh_of_itself_and_cannot_hide_one(garden):
    blur = np.stack([blurred(photo, 2.0) for photo in garden])
    assert mesh(blur, garden, 0).high < 0.01
    assert value(with_mesh(blur, BOARD, 2), garden) > 0.9


def test_a_mesh_that_changes_its_sign_from_thing_to_thing_is_found():
    """Only squares that lie across the border between both halves lack it: three of eight."""
    signs = np.where(COLUMN < SIDE // 2, 1.0, -1.0)
    assert value(with_mesh(FLAT, BOARD * signs, 20), NOISE) > 0.6


def test_what_repeats_in_the_photos_themselves_is_no_news():
    fabric = with_mesh(NOISE, BOARD, 60)
    assert mesh(fabric, NOISE, 0).low > 0.1
    assert value(fabric, fabric) == 0


@given(st.integers(34, 130), st.integers(0, 255))
def test_flat_pictures_of_any_size_have_none(side, level):
    flat = np.full((1, side, side, 3), level, np.uint8)
    assert (value(flat, flat), *repeating(flat)) == (0, 0, 0)


def test_the_interval_is_wide_for_few_pictures_and_holds_the_value(garden):
    meshed = np.concatenate([garden[:36], with_mesh(garden[36:], BOARD, 4)])
    few, many = mesh(meshed[::6], garden, 0), mesh(meshed, garden, 0)
    assert few.high - few.low > many.high - many.low > 0
    for found in (few, many):
        assert 0 <= found.low <= found.value <= found.high

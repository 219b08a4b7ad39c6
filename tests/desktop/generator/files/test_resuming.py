"""A picture that lies there already is known by all that it was drawn from."""

from dataclasses import replace

import numpy as np
import pytest

from desktop.generator.files.picture_file import PictureRecord, save_png
from desktop.generator.files.resuming import holds
from desktop.generator.model import garden
from desktop.generator.sampling import draw

RECORD = PictureRecord(garden.EARLIER[0], 12, 4, draw(12, 4, 8), (0.25,) * 8)


@pytest.fixture
def saved(tmp_path):
    save_png(tmp_path / "a.png", np.zeros((64, 64, 3), np.uint8), RECORD)
    return tmp_path / "a.png"


@pytest.mark.parametrize(
    "other",
    [
        {"model_sha256": "ab" * 32},
        {"seed": 13},
        {"index": 5},
        {"z": draw(12, 5, 8)},
        {"outline_step": ()},
        {"outline_step": (0.5,) * 8},
    ],
)
def test_what_differs_in_anything_is_another_picture(saved, other):
    assert holds(saved, RECORD)
    assert not holds(saved, replace(RECORD, **other))


def test_the_garden_of_before_drew_the_same_pictures(saved):
    assert holds(saved, replace(RECORD, model_sha256=garden.SHA256))

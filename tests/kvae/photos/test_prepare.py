"""What is worth knowing about a photo that can be learned."""

import numpy as np
import pytest
from PIL import Image

from kvae.photos.prepare import prepare

NOTHING_TO_SEE = "almost one colour, so there is little to see"


@pytest.mark.parametrize(("levels", "remarks"), [(5, [NOTHING_TO_SEE]), (7, [])])
def test_a_photo_that_deviates_by_less_than_six_levels_is_almost_one_colour(
    tmp_path, levels, remarks
):
    halves = np.full((64, 64, 3), 128 - levels, np.uint8)
    halves[32:] = 128 + levels
    Image.fromarray(halves).save(tmp_path / "wall.png")
    assert prepare(tmp_path / "wall.png", 64, "crop").remarks == remarks

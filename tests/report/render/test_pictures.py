from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from kvae.terminal import UserError
from report.render import pictures


def opened(picture) -> np.ndarray:
    with Image.open(BytesIO(picture.data)) as image:
        return np.asarray(image)


def noise(*shape: int) -> np.ndarray:
    return np.random.default_rng(2).integers(0, 256, shape, np.uint8)


def test_an_exact_picture_keeps_every_level():
    image = noise(128, 128, 3)
    picture = pictures.exact(image, "noise")
    assert picture.mime == "image/png"
    np.testing.assert_array_equal(opened(picture), image)


def test_a_compact_picture_of_pure_noise_can_be_written():
    # Noise is the worst a JPEG encoder meets: more than one byte a pixel. An untrained model's
    # sample sheet is nearly that.
    picture = pictures.compact(noise(400, 900, 3), "noise")
    assert picture.mime == "image/jpeg"
    assert opened(picture).shape == (400, 900, 3)


def test_a_compact_picture_is_shrunk_only_when_asked_to():
    image = noise(96, 96, 3)
    assert opened(pictures.compact(image, "")).shape == (96, 96, 3)
    assert opened(pictures.compact(image, "", 56)).shape == (56, 56, 3)
    assert opened(pictures.compact(image, "", 128)).shape == (96, 96, 3)


def test_a_pair_stands_side_by_side():
    black, white = np.zeros((64, 64, 3), np.uint8), np.full((64, 64, 3), 255, np.uint8)
    seen = opened(pictures.pair(black, white, "")).mean(axis=(0, 2))
    assert seen[:56].max() < 8 < 247 < seen[72:].min()  # away from the seam, near their own level
    two = opened(pictures.pair(black, black, "")).mean(axis=(0, 2))
    assert len(two) == 64 + 2 + 64
    assert two[64:66].min() > 128 > two[56]  # a white line between them


def test_a_large_sheet_is_shrunk_and_a_damaged_one_named(tmp_path):
    Image.fromarray(noise(64, 2000, 3)).save(tmp_path / "step-000001.png")
    assert opened(pictures.sheet(tmp_path / "step-000001.png", "")).shape[1] == 900
    (tmp_path / "cut.png").write_bytes((tmp_path / "step-000001.png").read_bytes()[:999])
    with pytest.raises(UserError, match=r"cut\.png is damaged"):
        pictures.sheet(tmp_path / "cut.png", "")

import numpy as np
import pytest
import torch
from PIL import Image, ImageFilter

from kvae.seeing.perceptual import TAPS, load_perceptual_distance, window_side
from tests.kvae.settings import photos


@pytest.fixture(scope="module")
def distance():
    return load_perceptual_distance()


def test_the_distance_compares_the_stem_and_three_blocks(distance):
    pictures = torch.rand((2, 64, 64, 3), generator=torch.Generator().manual_seed(0))
    maps = list(distance.network.maps(pictures, 16))
    expected = [maps[0], *(maps[1 + block] for block in TAPS)]
    for a, b in zip(distance.features(pictures), expected, strict=True):
        assert torch.equal(a, b)
    assert [side.shape[2] for side in expected] == [32, 16, 8, 4]


def blurred(images: np.ndarray, radius: float) -> torch.Tensor:
    blur = ImageFilter.GaussianBlur(radius)
    soft = [np.asarray(Image.fromarray(image).filter(blur)) for image in images]
    return torch.tensor(np.stack(soft) / np.float32(255))


def test_equal_pictures_have_no_distance_and_blur_adds_to_it(distance):
    images = np.random.default_rng(0).integers(0, 256, (2, 64, 64, 3)).astype(np.uint8)
    images[1] = photos(1)[0]
    sharp = blurred(images, 0)
    found = [distance(blurred(images, r), sharp, torch.tensor([3, 5])) for r in (0, 0.5, 1, 2, 4)]
    assert found[0].tolist() == [0.0, 0.0]
    assert (torch.stack(found).diff(dim=0) > 0).all()


def test_only_the_window_is_compared(distance):
    photo = torch.tensor(photos(1) / np.float32(255))
    side, (top, left) = window_side(64), (4, 11)
    outside = torch.ones(1, 64, 64, 1)
    outside[:, top : top + side, left : left + side] = 0
    corner = torch.tensor([top, left])
    changed = torch.where(outside > 0, 1 - photo, photo)
    assert float(distance(changed, photo, corner)) == 0
    assert float(distance(changed, photo, corner + 1)) > 1e-3


def test_gradients_flow_into_the_picture_alone(distance):
    photo = torch.tensor(photos(1) / np.float32(255), requires_grad=True)
    picture = (photo.detach() * 0.9).requires_grad_()
    distance(picture, photo, torch.tensor([0, 0])).sum().backward()
    assert photo.grad is None
    assert torch.isfinite(picture.grad).all()
    side = window_side(64)
    assert picture.grad[:, :side, :side].abs().sum() > 0
    assert picture.grad[:, side:].abs().sum() == 0


@pytest.mark.parametrize("size", range(64, 129))
def test_the_window_is_even_and_fits(size):
    assert window_side(size) % 2 == 0
    assert size / 2 < window_side(size) < size

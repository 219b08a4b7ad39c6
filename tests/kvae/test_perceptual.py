from importlib import resources

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from PIL import Image, ImageFilter

from kvae.perceptual import BLOCKS, FILE, PACKAGE, TAPS, load_perceptual_distance, window_side
from tests.kvae.settings import photos


@pytest.fixture(scope="module")
def distance():
    return load_perceptual_distance()


@pytest.fixture(scope="module")
def state():
    with resources.as_file(resources.files(PACKAGE) / FILE) as file:
        return torch.load(file, weights_only=True)


def same_conv(x, kernel, stride: int, groups: int = 1):
    """A convolution padded as TensorFlow's "same", for which the weights were trained."""
    size, side = kernel.shape[-1], x.shape[-1]
    total = max((-(-side // stride) - 1) * stride + size - side, 0)
    before, after = total // 2, total - total // 2
    return F.conv2d(F.pad(x, (before, after, before, after)), kernel, None, stride, groups=groups)


def reference_features(state: dict, pictures) -> list:
    """EfficientNet-Lite0 after its paper and weights: nothing folded, nothing shared with kvae."""

    def norm(x, name):
        parts = [state[f"{name}.{k}"] for k in ("running_mean", "running_var", "weight", "bias")]
        return F.batch_norm(x, *parts, eps=1e-3)

    x = (pictures.permute(0, 3, 1, 2) * 255 - 127) / 128
    x = F.relu6(norm(same_conv(x, state["_conv_stem.weight"], 2), "_bn0"))
    features = [x]
    for index, (_, _, stride) in enumerate(BLOCKS):
        name, y = f"_blocks.{index}", x
        if f"{name}._expand_conv.weight" in state:
            y = same_conv(y, state[f"{name}._expand_conv.weight"], 1)
            y = F.relu6(norm(y, f"{name}._bn0"))
        depthwise = state[f"{name}._depthwise_conv.weight"]
        y = same_conv(y, depthwise, stride, groups=len(depthwise))
        y = F.relu6(norm(y, f"{name}._bn1"))
        y = norm(same_conv(y, state[f"{name}._project_conv.weight"], 1), f"{name}._bn2")
        x = x + y if x.shape == y.shape else y
        if index in TAPS:
            features.append(x)
    return features


@pytest.mark.parametrize("side", [64, 43])
def test_features_are_those_of_efficientnet_lite0(distance, state, side):
    pictures = torch.rand((2, side, side, 3), generator=torch.Generator().manual_seed(0))
    found = distance.features(pictures)
    expected = reference_features(state, pictures)
    assert len(found) == 4
    for a, b in zip(found, expected, strict=True):
        # Folding the normalisation rounds differently: 1e-6 a layer, thirty layers, values to 20.
        torch.testing.assert_close(a, b, rtol=1e-3, atol=1e-3)


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

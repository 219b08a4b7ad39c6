from importlib import resources

import pytest
import torch
import torch.nn.functional as F

from kvae.seeing.efficientnet import BLOCKS, FILE, PACKAGE, load_network


@pytest.fixture(scope="module")
def network():
    return load_network()


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
    """EfficientNet-Lite0 after its paper and weights: nothing folded, little shared with kvae."""

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
        features.append(x)
    head = F.relu6(norm(same_conv(x, state["_conv_head.weight"], 1), "_bn1"))
    return [*features, head.mean((2, 3))]


@pytest.mark.parametrize("side", [64, 43, 160])
def test_maps_and_features_are_those_of_efficientnet_lite0(network, state, side):
    pictures = torch.rand((2, side, side, 3), generator=torch.Generator().manual_seed(0))
    found = [*network.maps(pictures, len(BLOCKS)), network.pooled(pictures)]
    expected = reference_features(state, pictures)
    assert len(found) == 18
    assert found[-1].shape == (2, 1280)
    for a, b in zip(found, expected, strict=True):
        # Folding the normalisation rounds differently: 1e-6 a layer, fifty layers, values to 20.
        torch.testing.assert_close(a, b, rtol=1e-3, atol=1e-3)


def test_only_the_blocks_asked_for_are_computed(network):
    pictures = torch.rand((1, 64, 64, 3))
    assert len(list(network.maps(pictures, 3))) == 4


def test_a_missing_package_is_no_error(monkeypatch):
    monkeypatch.setattr("kvae.seeing.efficientnet.PACKAGE", "a_package_that_nobody_installed")
    assert load_network() is None

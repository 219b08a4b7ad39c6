import numpy as np
import pytest
import torch

from kvae.network.losses import (
    cross_entropy,
    gradient_distance,
    kl_divergence,
    mean_absolute_error,
    mesh_distance,
    pyramid_distance,
    texture_distance,
)


def test_kl_agrees_with_torch_distributions():
    rng = np.random.default_rng(0)
    mean = torch.tensor(rng.normal(0, 2, (50, 6)), dtype=torch.float32)
    log_var = torch.tensor(rng.uniform(-10, 4, (50, 6)), dtype=torch.float32)
    posterior = torch.distributions.Normal(mean, torch.exp(0.5 * log_var))
    expected = torch.distributions.kl_divergence(posterior, torch.distributions.Normal(0.0, 1.0))
    found = kl_divergence(mean, log_var)
    # float32 with values up to 30: 1e-6 of each value, and 1e-6 where terms cancel to nearly 0.
    torch.testing.assert_close(found, expected, rtol=1e-5, atol=2e-6)
    assert float(kl_divergence(torch.zeros(1), torch.zeros(1))) == 0


def pyramid(difference: np.ndarray) -> np.ndarray:
    """The same by hand, picture by picture, in float64."""
    totals = []
    for level in difference.astype(np.float64):
        total = np.abs(level).mean()
        spare = -len(level) % 16
        level = np.pad(level, ((0, spare), (0, spare), (0, 0)))
        for _ in range(4):
            half = len(level) // 2
            coarse = level.reshape(half, 2, half, 2, 3).mean(axis=(1, 3))
            total += np.abs(level - np.kron(coarse, np.ones((2, 2, 1)))).mean()
            level = coarse
        totals.append(total)
    return np.array(totals)


@pytest.mark.parametrize("size", [64, 96, 100, 127])
def test_pyramid_agrees_with_numpy_at_any_size(size):
    difference = np.random.default_rng(size).uniform(-1, 1, (2, size, size, 3)).astype(np.float32)
    found = pyramid_distance(torch.tensor(difference)).numpy()
    np.testing.assert_allclose(found, pyramid(difference), rtol=1e-5)  # float32 means


def test_pyramid_of_a_flat_difference_is_its_height():
    # No detail on any scale is left but the plain mean, when no edge is padded.
    found = pyramid_distance(torch.full((1, 64, 64, 3), -0.25))
    torch.testing.assert_close(found, torch.tensor([0.25]))
    assert pyramid_distance(torch.zeros(2, 64, 64, 3)).tolist() == [0.0, 0.0]


def test_texture_distance_asks_for_detail_wherever_it_lies():
    rng = np.random.default_rng(0)
    smooth = torch.full((1, 64, 64, 3), 0.5)
    grain = smooth + torch.tensor(rng.normal(0, 0.1, (1, 64, 64, 3)), dtype=torch.float32)
    moved = torch.roll(grain, (2, 2), (1, 2))  # other pixels, the same patches
    lost = texture_distance(smooth, grain)
    # The spread of the mean of three colours, less that of nine pixels' mean, as a mean deviation.
    expected = 0.1 * (1 / 3 * 8 / 9 * 2 / np.pi) ** 0.5
    assert float(lost) == pytest.approx(expected, rel=0.05)  # 4,096 pixels are a sample
    assert float(texture_distance(grain, grain)) == 0
    inner = slice(8, -8)
    assert float(texture_distance(moved[:, inner, inner], grain[:, inner, inner])) < 0.2 * lost


@pytest.mark.parametrize("size", [64, 70])  # a multiple of the period, and not
def test_mesh_distance_counts_what_repeats_and_not_what_a_texture_lacks(size):
    y, x = np.mgrid[:size, :size]
    meshes = (-1.0) ** x, (-1.0) ** (x + y), np.where(y % 4 < 2, 1.0, -1.0) * (-1.0) ** x
    height = 0.1
    for mesh in meshes:
        there = torch.tensor(np.repeat(height * mesh[None, ..., None], 3, axis=3))
        # Beside the edge that is filled up, where the size is not a multiple, there is less of it.
        assert float(mesh_distance(there)) == pytest.approx(height, rel=0.15 if size % 4 else 1e-6)
    noise = np.repeat(np.random.default_rng(0).normal(0, height, (8, size, size, 1)), 3, axis=3)
    # A mean of 16 such numbers has a quarter of their spread, here as a mean deviation.
    expected = height / 4 * (2 / np.pi) ** 0.5
    assert float(mesh_distance(torch.tensor(noise)).mean()) == pytest.approx(expected, rel=0.1)
    assert float(mesh_distance(torch.full((1, size, size, 3), height))) < (
        1e-7 if size % 4 == 0 else 0.01  # a tint is none
    )


def test_gradient_distance_counts_the_steps_from_pixel_to_pixel_and_no_height():
    ramp = np.zeros((3, 4, 5, 3), np.float32)
    ramp[1] += np.arange(5)[:, None]  # 1 a pixel across
    ramp[2] += 0.5 * np.arange(4)[:, None, None] - 7.0  # 0.5 a pixel down
    assert gradient_distance(torch.tensor(ramp)).tolist() == [0.0, 1.0, 0.5]
    mesh = np.indices((1, 8, 8, 3)).sum(axis=0) % 2 - 0.5  # every pixel 1 from its neighbours
    assert gradient_distance(torch.tensor(mesh)).tolist() == [2.0]


def test_mean_absolute_error_is_a_number_per_picture():
    difference = torch.stack([torch.full((4, 4, 3), 0.5), torch.full((4, 4, 3), -1.0)])
    assert mean_absolute_error(difference).tolist() == [0.5, 1.0]


def test_cross_entropy_agrees_with_torch_and_has_a_slope_where_the_picture_is_flat():
    rng = np.random.default_rng(0)
    image = torch.tensor(rng.uniform(0, 1, (3, 8, 8, 3)), dtype=torch.float32)
    logits = torch.tensor(rng.normal(0, 4, image.shape), dtype=torch.float32)
    expected = torch.nn.functional.binary_cross_entropy_with_logits(logits, image, reduction="none")
    torch.testing.assert_close(cross_entropy(logits, image), expected.mean(dim=(1, 2, 3)))
    white = torch.full((1, 2, 2, 3), 40.0, requires_grad=True)  # so white that float32 says 1
    cross_entropy(white, torch.zeros_like(white)).sum().backward()
    torch.testing.assert_close(white.grad, torch.full_like(white, 1 / 12))  # picture minus photo

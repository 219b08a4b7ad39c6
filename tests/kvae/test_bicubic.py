import keras
import numpy as np
import torch

from kvae.bicubic import SHARPER, sampled

SIDE = 9


def pictures() -> np.ndarray:
    return np.random.default_rng(0).random((3, SIDE, SIDE, 3), np.float32)


def found(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    tensors = [keras.ops.convert_to_tensor(values) for values in (pictures(), x, y)]
    return keras.ops.convert_to_numpy(sampled(*tensors))


def by_torch(x: np.ndarray, y: np.ndarray, mode: str) -> np.ndarray:
    grid = (2 * np.stack([x, y], axis=-1) + 1) / SIDE - 1  # -1 to 1 from edge to edge
    values = torch.nn.functional.grid_sample(
        torch.from_numpy(pictures().transpose(0, 3, 1, 2)),
        torch.from_numpy(grid)[:, None],
        mode=mode,
        padding_mode="reflection",
        align_corners=False,
    )
    return values[:, :, 0].numpy().transpose(0, 2, 1)


def test_between_pixels_it_tells_more_than_linear_interpolation_as_torch_has_both():
    x, y = np.random.default_rng(1).uniform(-0.5, SIDE - 0.5, (2, 3, 200)).astype(np.float32)
    linear, cubic = (by_torch(x, y, mode) for mode in ("bilinear", "bicubic"))
    # Places reach 9 with a rounding of 5e-7, and values change by at most a few units a pixel.
    np.testing.assert_allclose(found(x, y), cubic + SHARPER * (cubic - linear), rtol=0, atol=1e-5)


def test_the_middle_of_a_pixel_has_its_value():
    y, x = np.divmod(np.arange(SIDE**2, dtype=np.float32), SIDE)
    x, y = np.tile(x, (3, 1)), np.tile(y, (3, 1))
    np.testing.assert_array_equal(found(x, y).reshape(pictures().shape), pictures())

import keras
import numpy as np
import pytest

from kvae.network.initializers import LinearUpsampling


def waves() -> np.ndarray:
    """Smooth maps (1, 12, 12, 5)."""
    angle = np.linspace(0, np.pi, 12, dtype=np.float32)
    maps = [np.outer(np.sin(k * angle), np.cos(k * angle)) for k in range(5)]
    return np.stack(maps, axis=-1)[None]


def test_a_fresh_upsampling_layer_interpolates_linearly():
    layer = keras.layers.Conv2DTranspose(
        6, 4, 2, padding="same", use_bias=False, kernel_initializer=LinearUpsampling(0)
    )
    mixture = keras.layers.Dense(6, use_bias=False)
    small = waves()
    doubled = keras.ops.convert_to_numpy(layer(small))
    mixture.build(small.shape)
    mixture.kernel.assign(layer.kernel.numpy()[1, 1].T / (9 / 16))
    mixed = keras.ops.image.resize(mixture(small), (24, 24), "bilinear")
    # float32, sums of 20 products; at the border the convolution meets zeros instead.
    assert keras.ops.convert_to_numpy(mixed)[:, 1:-1, 1:-1] == pytest.approx(
        doubled[:, 1:-1, 1:-1], abs=1e-5
    )


def test_the_seed_decides():
    first, again, other = (np.asarray(LinearUpsampling(seed)((4, 4, 32, 64))) for seed in (1, 1, 2))
    assert first.std() > 0.01
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)

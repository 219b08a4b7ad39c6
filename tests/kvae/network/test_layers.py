import keras
import numpy as np
import pytest

from kvae.network.layers import AdaptiveNorm, Clip

# Sums of at most a hundred float32 products in another order: a few units in the seventh digit.
ROUNDING = {"rtol": 1e-5, "atol": 1e-5}


@pytest.mark.parametrize("groups", [1, 4, 12])
def test_adaptive_norm_does_what_its_formula_says(groups):
    rng = np.random.default_rng(0)
    x = rng.normal(0.5, 3.0, (2, 5, 7, 12)).astype(np.float32)
    w = rng.normal(size=(2, 6)).astype(np.float32)
    layer = AdaptiveNorm(groups, epsilon=1e-2)
    layer([x, w])  # builds it
    kernel = rng.normal(size=(6, 24)).astype(np.float32)
    bias = rng.normal(size=24).astype(np.float32)
    layer.set_weights([kernel, bias])
    found = layer([x, w]).detach().numpy()

    style = w.astype(np.float64) @ kernel + bias
    expected = np.empty(x.shape)
    size = 12 // groups
    for picture in range(2):
        for channel in range(12):
            first = channel // size * size
            group = x[picture, :, :, first : first + size].astype(np.float64)
            normed = x[picture, :, :, channel] / np.sqrt((group**2).mean() + 1e-2)
            scale, shift = style[picture, channel], style[picture, 12 + channel]
            expected[picture, :, :, channel] = normed * (1 + scale) + shift
    np.testing.assert_allclose(found, expected, **ROUNDING)


def test_adaptive_norm_refuses_groups_that_do_not_divide():
    with pytest.raises(ValueError, match="multiple of 5 groups"):
        AdaptiveNorm(5).build([(None, 4, 4, 12), (None, 6)])


def test_clip_holds_both_bounds():
    found = Clip(-2.0, 1.5)(np.array([-3.0, -2.0, 0.0, 1.5, 9.0], np.float32))
    assert found.numpy().tolist() == [-2.0, -2.0, 0.0, 1.5, 1.5]


@pytest.mark.parametrize(
    "layer",
    [
        AdaptiveNorm(4, epsilon=1e-3, name="a"),
        Clip(-1.0, 2.0, name="b"),
    ],
    ids=lambda layer: type(layer).__name__,
)
def test_settings_survive_keras_own_serialisation(layer):
    again = keras.layers.deserialize(keras.layers.serialize(layer))
    assert type(again) is type(layer)
    assert again.get_config() == layer.get_config()

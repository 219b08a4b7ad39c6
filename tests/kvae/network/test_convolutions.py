"""The network's convolutions compute what Keras's own do, forwards and backwards."""

import keras
import numpy as np
import pytest
import torch
from keras import layers

from kvae.network import convolutions

SAME = {"padding": "same"}
LAYERS = {
    "convolution": ("Conv2D", (6, 3), SAME),
    "strided": ("Conv2D", (6, 3), SAME | {"strides": 2, "use_bias": False}),
    "oblong, activated": ("Conv2D", (6, (5, 2)), SAME | {"strides": 3, "activation": "relu"}),
    "without padding": ("Conv2D", (6, 3), {}),
    "transposed": ("Conv2DTranspose", (6, 4), SAME | {"strides": 2}),
    "transposed, not strided": ("Conv2DTranspose", (6, 3), SAME | {"use_bias": False}),
    "transposed, uneven": ("Conv2DTranspose", (6, 3), SAME | {"strides": 2}),
    "pooling": ("AveragePooling2D", (2,), {}),
    "pooling with padding": ("AveragePooling2D", (2,), SAME),
    "normalisation": ("GroupNormalization", (4,), {}),
}


@pytest.mark.parametrize(("name", "arguments", "options"), LAYERS.values(), ids=LAYERS)
def test_values_and_gradients_are_those_of_keras(name, arguments, options):
    random = np.random.default_rng(0)
    maps = random.normal(size=(2, 7, 10, 8)).astype(np.float32)  # 7 is padded unevenly
    ours, theirs = (getattr(where, name)(*arguments, **options) for where in (convolutions, layers))
    found = []
    for layer in (ours, theirs):
        layer.build(maps.shape)
        if layer is theirs:
            layer.set_weights(ours.get_weights())
        x = torch.tensor(maps, requires_grad=True)
        y = layer(x)
        assert tuple(y.shape) == tuple(layer.compute_output_shape(maps.shape))
        (y * torch.cos(torch.arange(y.numel()).reshape(y.shape))).sum().backward()
        gradients = [weight.value.grad for weight in layer.trainable_weights]
        found.append([part.detach().numpy() for part in (y, x.grad, *gradients)])
    for one, other in zip(*found, strict=True):
        # Float32 sums of some hundred products in another order.
        np.testing.assert_allclose(one, other, rtol=1e-4, atol=1e-4)


def test_what_is_saved_with_kerass_layers_is_read_into_these(tmp_path):
    def model(where) -> keras.Model:
        picture = keras.Input((8, 8, 3), name="picture")
        x = where.Conv2D(8, 3, strides=2, padding="same")(picture)
        x = where.GroupNormalization(4)(x)
        return keras.Model(picture, where.Conv2DTranspose(3, 4, strides=2, padding="same")(x))

    theirs, ours = model(layers), model(convolutions)
    theirs.save_weights(tmp_path / "saved.weights.h5")
    ours.load_weights(tmp_path / "saved.weights.h5")
    for one, other in zip(theirs.get_weights(), ours.get_weights(), strict=True):
        assert np.array_equal(one, other)

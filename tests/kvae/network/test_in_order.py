import keras
import numpy as np
import pytest

from kvae.network.in_order import InOrder
from kvae.network.networks import build_decoder, build_encoder, logits_of
from tests.kvae.settings import tiny


# With all that a network may have: an odd size is cut, one colour is laid out as three.
@pytest.mark.parametrize("settings", [{}, {"image_size": 65, "colours": 1}])
def test_layers_in_order_are_the_model_to_the_bit(settings):
    config = tiny(**settings).model
    random = np.random.default_rng(0)
    shapes = (config.image_size, config.image_size, 3), (config.latent_dim,)
    for model, shape in zip((build_encoder(config), build_decoder(config)), shapes, strict=True):
        for weight in model.weights:
            weight.assign(random.normal(0, 0.3, weight.shape))
        x = keras.ops.convert_to_tensor(random.random((3, *shape)).astype(np.float32))
        for whole in (model, logits_of(model)) if model.name == "decoder" else (model,):
            expected, found = whole(x), InOrder(whole)(x)
            expected = expected if isinstance(expected, list) else [expected]
            for one, other in zip(expected, found, strict=True):
                assert np.array_equal(
                    keras.ops.convert_to_numpy(one), keras.ops.convert_to_numpy(other)
                )


def test_what_is_called_for_a_part_of_a_model_is_that_part():
    decoder = build_decoder(tiny().model)
    (logits,) = InOrder(logits_of(decoder))(keras.ops.zeros((2, 4)))
    (image,) = InOrder(decoder)(keras.ops.zeros((2, 4)))
    assert np.array_equal(
        keras.ops.convert_to_numpy(keras.ops.sigmoid(logits)), keras.ops.convert_to_numpy(image)
    )

"""Each layer's ONNX against Keras, alone, with random weights."""

import keras
import numpy as np
import pytest
from keras import layers

from export.keras_to_onnx import to_onnx
from kvae.network import convolutions
from kvae.network.layers import AdaptiveNorm, CellOffsets, Clip
from tests.export.both_sides import assert_both_agree


def on_map(layer, shape=(7, 10, 8)) -> keras.Model:
    """A model that puts one layer on a picture (H, W, C)."""
    picture = keras.Input(shape, name="picture")
    return keras.Model(picture, layer(picture))


def conv(filters=6, kernel=3, **options):
    return lambda: layers.Conv2D(filters, kernel, padding="same", **options)


def conv_transpose(kernel=4, **options):
    options = {"strides": 2, "padding": "same"} | options
    return lambda: layers.Conv2DTranspose(6, kernel, **options)


def group_norm(groups: int):
    return lambda: layers.GroupNormalization(groups, epsilon=1e-2)


def pool(side: int):
    return lambda: layers.AveragePooling2D(side)


def crop():
    return layers.Cropping2D(((1, 2), (0, 3)))


ON_MAPS = {
    "conv": conv(),
    "conv strided": conv(strides=2),
    "conv even kernel": conv(kernel=4, strides=2),
    "conv oblong, strided by 3": conv(kernel=(5, 2), strides=3, use_bias=False),
    "conv kernel below stride": conv(kernel=1, strides=2),
    "conv transposed": conv_transpose(),
    "conv transposed, no bias": conv_transpose(use_bias=False),
    "conv transposed, odd": conv_transpose(kernel=3, strides=1),
    "norm of one group": group_norm(1),
    "norm of two groups": group_norm(2),
    "norm of each channel": group_norm(8),
    "the network's own conv": lambda: convolutions.Conv2D(6, 3, strides=2, padding="same"),
    "its conv transposed": lambda: convolutions.Conv2DTranspose(6, 4, strides=2, padding="same"),
    "its norm": lambda: convolutions.GroupNormalization(2),
    "its pool": lambda: convolutions.AveragePooling2D(2),
    "pool": pool(2),
    "pool by three": pool(3),
    "crop": crop,
    "leaky": lambda: layers.LeakyReLU(0.3),
    "sigmoid": lambda: layers.Activation("sigmoid"),
    "identity": lambda: layers.Identity(),
    "rescaling": lambda: layers.Rescaling(2.0, offset=-1.0),
    "clip": lambda: Clip(-0.5, 0.25),
    "three times": lambda: lambda x: layers.Concatenate()([x, x, x]),
}


@pytest.mark.parametrize("make", ON_MAPS.values(), ids=ON_MAPS)
def test_a_layer_on_a_map(make):
    # Height 7 is odd, width 10 is not a multiple of 4: "same" pads unevenly.
    assert_both_agree(on_map(make()), batches=(1, 3))


def at_places(equation="bpw,pwc->bpc", bias="pc"):
    return lambda: layers.EinsumDense(equation, (12, 6), bias_axes=bias)


def mean(**options):
    return lambda: layers.GlobalAveragePooling1D(**options)


AT_PLACES = {
    "dense": lambda: layers.Dense(6),
    "softmax": lambda: layers.Activation("softmax"),
    "another matrix at each": at_places(),
    "mean over all": mean(),
    "map": lambda: layers.Reshape((3, 4, 5)),
}


@pytest.mark.parametrize("make", AT_PLACES.values(), ids=AT_PLACES)
def test_a_layer_on_vectors_at_places(make):
    vectors = keras.Input((12, 5), name="vectors")  # (P, K)
    assert_both_agree(keras.Model(vectors, make()(vectors)))


def test_a_vector_at_every_place_with_offsets():
    vector = keras.Input((5,), name="vector")
    assert_both_agree(keras.Model(vector, CellOffsets(12)(vector)))


def test_maps_from_and_to_vectors():
    z = keras.Input((5,), name="z")
    w = layers.LeakyReLU(0.2)(layers.Dense(6)(z))
    x = layers.Reshape((5, 3, 8))(layers.Dense(120, use_bias=False)(w))
    x = AdaptiveNorm(4, epsilon=1e-3, name="norm")([x, w])
    x = layers.Flatten()(x)
    outputs = [layers.Dense(4, name="a")(x), Clip(-1.0, 1.0, name="b")(layers.Dense(4)(x))]
    proto = assert_both_agree(keras.Model(z, outputs))
    assert [value.name for value in proto.graph.output] == ["a", "b"]


class Unknown(layers.LeakyReLU):
    """Looks like a layer we know, and computes something else."""

    def call(self, x):
        return -super().call(x)


REFUSED = {
    "ReLU": lambda: layers.ReLU(),
    "BatchNormalization": lambda: layers.BatchNormalization(),
    "Unknown": lambda: Unknown(),
    "activation='relu'": conv(activation="relu"),
    "activation='tanh'": lambda: layers.Activation("tanh"),
    "padding='valid'": lambda: layers.Conv2D(4, 3),
    "padding='same'": lambda: layers.AveragePooling2D(2, padding="same"),
    "groups=2": conv(groups=2),
    "dilation_rate=(2, 2)": conv(dilation_rate=2),
    "output_padding=(1, 1)": conv_transpose(output_padding=1),
    "kernel (3, 3) on (2, 2)": conv_transpose(kernel=3),
    "center=False": lambda: layers.GroupNormalization(2, center=False),
    "scale=False": lambda: layers.GroupNormalization(2, scale=False),
    "scale per channel": lambda: layers.Rescaling([1.0] * 8),
    "Permute": lambda: layers.Permute((2, 1, 3)),
    "reshape": lambda: layers.Reshape((35, 16)),
    "by their channels": lambda: lambda x: layers.Concatenate(axis=1)([x, x]),
    "data_format='channels_first'": lambda: layers.AveragePooling2D(
        2, data_format="channels_first"
    ),
    "axis=1": lambda: layers.GroupNormalization(1, axis=1),
    "a dense layer on maps": lambda: layers.Dense(6),
}
REFUSED_AT_PLACES = {
    "equation='bpw,wc->bpc'": at_places("bpw,wc->bpc"),
    "bias_axes='c'": at_places(bias="c"),
    "bias_axes=None": at_places(bias=None),
    "keepdims=True": mean(keepdims=True),
    "data_format='channels_first'": mean(data_format="channels_first"),
}


@pytest.mark.parametrize(("said", "make"), REFUSED.items(), ids=REFUSED)
def test_what_has_no_emitter_is_refused_by_name(said, make):
    assert said in refusal(make(), (7, 10, 8))


@pytest.mark.parametrize(("said", "make"), REFUSED_AT_PLACES.items(), ids=REFUSED_AT_PLACES)
def test_what_has_no_emitter_at_places_is_refused_by_name(said, make):
    assert said in refusal(make(), (12, 5))


def refusal(layer, shape: tuple[int, ...]) -> str:
    """What is said of a layer on an input of a shape."""
    given = keras.Input(shape)
    model = keras.Model(given, layer(given))
    with pytest.raises(NotImplementedError) as caught:
        to_onnx(model)
    return str(caught.value)


def test_a_layer_that_is_used_twice_is_refused():
    z = keras.Input((4,))
    twice = layers.Dense(4, name="twice")
    with pytest.raises(NotImplementedError, match="twice"):
        to_onnx(keras.Model(z, twice(twice(z))))


def test_weights_are_float32_whatever_numpy_made_of_them():
    proto = to_onnx(on_map(group_norm(2)()))
    kinds = {w.name: w.data_type for w in proto.graph.initializer}
    shapes = {name for name in kinds if "/shape" in name}
    assert {kinds[name] for name in shapes} == {7}  # int64
    assert {kinds[name] for name in kinds.keys() - shapes} == {1}  # float32
    assert np.array_equal(sorted(kinds), sorted(set(kinds)))


def test_softmax_is_over_the_last_axis_of_vectors():
    scores = keras.Input((9,), name="scores")
    assert_both_agree(keras.Model(scores, layers.Activation("softmax")(scores)))


def test_a_layer_that_another_model_uses_too_is_written_once():
    picture = keras.Input((8, 8, 3), name="picture")
    middle = layers.Conv2D(4, 3, padding="same")(picture)
    whole = keras.Model(picture, layers.LeakyReLU()(middle))
    before = to_onnx(whole).graph.SerializeToString()
    keras.Model(middle, whole.output)
    assert to_onnx(whole).graph.SerializeToString() == before


def test_a_layer_that_one_model_uses_twice_is_refused():
    picture = keras.Input((8, 8, 3), name="picture")
    shared = layers.LeakyReLU()
    with pytest.raises(NotImplementedError, match="used twice"):
        to_onnx(keras.Model(picture, shared(shared(picture))))

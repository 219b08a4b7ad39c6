"""Maps of dense layers are transposed in the weights, unless something else reads the numbers."""

import keras
from keras import layers

from tests.export.both_sides import assert_both_agree


def laid_out(shape, also_shown=False) -> keras.Model:
    z = keras.Input((5,), name="z")
    numbers = layers.Dense(shape[0] * shape[1] * shape[2], name="stem")(z)
    map_ = layers.Reshape(shape, name="map")(numbers)
    drawn = layers.Conv2D(2, 3, padding="same", name="drawn")(map_)
    return keras.Model(z, [drawn, numbers] if also_shown else drawn)


def transposed(proto) -> list[str]:
    return [node.name for node in proto.graph.node if node.op_type == "Transpose"]


def test_only_the_picture_is_transposed():
    proto = assert_both_agree(laid_out((3, 4, 6)))
    assert transposed(proto) == ["drawn"]
    assert "map" in [node.name for node in proto.graph.node]


def test_numbers_that_are_shown_keep_their_order():
    assert transposed(assert_both_agree(laid_out((3, 4, 6), also_shown=True))) == ["map", "drawn"]


def test_a_map_of_numbers_that_no_dense_layer_computed_is_transposed():
    z = keras.Input((24,), name="z")
    map_ = layers.Reshape((2, 3, 4))(layers.LeakyReLU()(layers.Dense(24)(z)))
    proto = assert_both_agree(keras.Model(z, layers.Conv2D(2, 1, padding="same")(map_)))
    assert len(transposed(proto)) == 2

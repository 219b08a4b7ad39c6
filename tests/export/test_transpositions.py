"""Which transpositions a file does without: those in weights, and those that undo each other."""

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


def edited(*edits) -> keras.Model:
    """A picture (5, 8, 3), brought to channels first where the file begins, and what follows."""
    x = image = keras.Input((5, 8, 3), name="picture")
    for edit in edits:
        x = edit(x)
    return keras.Model(image, x)


def test_what_works_on_either_order_needs_no_transposition():
    proto = assert_both_agree(
        edited(
            layers.Cropping2D(((1, 0), (0, 2))),
            lambda x: layers.Concatenate()([x, x]),
            layers.Activation("sigmoid", name="image"),
        )
    )
    assert [node.op_type for node in proto.graph.node] == ["Slice", "Concat", "Sigmoid"]
    assert proto.graph.output[0].name == "image"


def test_what_works_on_channels_first_alone_gets_them_first():
    pooled = layers.AveragePooling2D(1, name="pooled")
    assert len(transposed(assert_both_agree(edited(pooled, layers.Activation("sigmoid"))))) == 2


def test_what_is_read_twice_stays_as_it_is():
    image = keras.Input((4, 4, 3), name="picture")
    bounded = layers.Activation("sigmoid", name="bounded")(image)
    drawn = layers.Conv2D(2, 1, name="drawn", padding="same")(image)
    proto = assert_both_agree(keras.Model(image, [bounded, drawn]))
    assert len(transposed(proto)) == 3

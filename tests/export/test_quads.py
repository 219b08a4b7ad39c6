"""The last two convolutions on quads of pixels: where they are so, where not, the same numbers."""

from collections import Counter

import keras
import pytest
from keras import layers

from export.keras_to_onnx import to_onnx
from kvae.config.settings import ModelConfig
from kvae.network.networks import build_decoder
from tests.export.both_sides import assert_both_agree


def ending(colours=3, kernel=3, between=None, **doubling) -> keras.Model:
    """A model that ends as our decoders do, on a map that is not square."""
    small = keras.Input((5, 8, 6), name="small")
    options = {"kernel_size": 4, "strides": 2, "padding": "same"} | doubling
    x = layers.Conv2DTranspose(7, **options)(small)
    x = (between or layers.LeakyReLU(0.3))(x)
    x = layers.Conv2D(colours, kernel, padding="same", name="pixels")(x)
    return keras.Model(small, layers.Activation("sigmoid", name="image")(x))


@pytest.mark.parametrize("colours", [1, 3, 4])
@pytest.mark.parametrize("use_bias", [True, False])
def test_the_same_is_drawn_in_quads(colours, use_bias):
    proto = assert_both_agree(ending(colours, use_bias=use_bias))
    found = Counter(node.op_type for node in proto.graph.node)
    # One transposition brings the map to channels first, the other the quads to channels last.
    assert (found["ConvTranspose"], found["Conv"], found["Transpose"]) == (0, 8, 2)
    assert [(node.op_type, node.name) for node in proto.graph.node[-1:]] == [("Sigmoid", "image")]
    read = {name for node in proto.graph.node for name in node.input}
    assert {weight.name for weight in proto.graph.initializer} <= read


@pytest.mark.parametrize(
    "options",
    [
        {"colours": 5},
        {"kernel": 1},
        {"kernel": (3, 1)},
        {"kernel_size": 2},
        {"kernel_size": 3, "strides": 1},
        {"between": layers.Activation("sigmoid")},
    ],
    ids=["many colours", "kernel 1", "oblong", "doubling by 2 x 2", "no doubling", "sigmoid"],
)
def test_other_endings_stay_as_they_are(options):
    proto = assert_both_agree(ending(**options), batches=(2,))
    found = Counter(node.op_type for node in proto.graph.node)
    assert (found["ConvTranspose"], found["Conv"]) == (1, 1)


def test_pixels_that_are_the_output_are_put_together_as_well():
    model = ending()
    proto = assert_both_agree(keras.Model(model.input, model.get_layer("pixels").output))
    assert proto.graph.node[-1].name == "pixels"


def test_a_map_that_something_else_reads_stays_a_map():
    model = ending()
    activated = model.layers[2].output
    another = layers.Conv2D(2, 1, padding="same")(activated)
    proto = assert_both_agree(keras.Model(model.input, [model.output, another]))
    assert [node.op_type for node in proto.graph.node].count("ConvTranspose") == 1


@pytest.mark.parametrize("scenes", [False, True])
def test_a_decoder_is_short_and_turned_once(scenes):
    """The bars of a decoder file: 130 nodes and one transposition, from maps to the picture.

    Of scenes there is one more: their coarsest map is computed place by place.
    """
    model = build_decoder(ModelConfig(scenes=scenes))
    found = Counter(node.op_type for node in to_onnx(model).graph.node)
    assert found.total() <= 130
    assert found["Transpose"] == 1 + scenes
    assert found["ConvTranspose"] == 2  # the third is drawn in quads

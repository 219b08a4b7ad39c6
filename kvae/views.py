"""Views: a picture turned, moved and coloured a little otherwise, as an eye lets pass.

Where a code lies within its photo's cell says how the photo is seen, one light change an axis; at
its centre it is seen as it is. What a turn or a warmer light does to any picture is known and need
not be learned from few photos: the decoder's last layer does it. Spatial transformer: Jaderberg et
al. 2015, https://arxiv.org/abs/1506.02025; at the end of a VAE's decoder: Detlefsen & Hauberg 2019,
https://arxiv.org/abs/1906.11881.
"""

import keras
import numpy as np
from keras import layers, ops

from kvae.bicubic import sampled
from kvae.surroundings import surrounded

# One an axis, in this order: a latent space with fewer axes goes without the last ones.
CHANGES = (
    "turn", "zoom", "hue", "light", "stretch", "aside", "colour", "slant", "up", "warmth",
)  # fmt: skip
# What a view of 1 does. Of the garden's photos in random views, at 96 pixels, all are identified,
# KID 0, all their detail is kept, and 11 % count as near copies; in views twice as strong 86 % are
# identified: `python -m report.benchmarks.photos_in_views`.
TURN, HUE = np.sin(np.deg2rad([6.0, 12.0]))
ZOOM, STRETCH, SLANT = 0.07, 0.05, 0.05
SHIFT = 0.03  # of the picture's side
COLOUR = 0.25  # of the distance from grey
LIGHT, WARMTH = 0.35, 0.2  # of the tone curve's bend
# A view is tanh of so many times the distance from its cell's centre in sigma, which makes all
# views of a photo about equally likely.
STEEPNESS = 0.8
# Luma and the plane of colours that a change of hue turns: YIQ as in ITU-R BT.601.
YIQ = np.array([[0.299, 0.587, 0.114], [0.596, -0.274, -0.322], [0.211, -0.523, 0.312]])
# The affine map and the colours' matrix that change nothing, row by row.
AS_IS = tuple(np.eye(*shape, dtype=np.float32).ravel() for shape in ((2, 3), (3, 3)))


def moves(size: int) -> np.ndarray:
    """Returns what each of the first `size` changes adds to the affine map, (size, 6).

    The map takes a place (x, y, 1) of the new picture, -1 to 1 from edge to edge, to one (x, y) of
    the old. To first order in the change, which is small.
    """
    return _rows(size, {
        "turn": [[0, TURN, 0], [-TURN, 0, 0]],
        "zoom": [[-ZOOM, 0, 0], [0, -ZOOM, 0]],
        "stretch": [[-STRETCH, 0, 0], [0, STRETCH, 0]],
        "slant": [[0, SLANT, 0], [0, 0, 0]],
        "aside": [[0, 0, -2 * SHIFT], [0, 0, 0]],
        "up": [[0, 0, 0], [0, 0, 2 * SHIFT]],
    }, 6)  # fmt: skip


def reach(size: int, strength: float, side: int) -> int:
    """Returns how many pixels beyond a picture's edges views can look at most, at least 1."""
    farthest = np.abs(moves(size)).reshape(-1, 2, 3).sum(axis=(0, 2)).max()
    return max(1, int(np.ceil(strength * farthest * side / 2)))


def colours(size: int) -> np.ndarray:
    """Returns what each of the changes adds to the matrix old colour -> new colour, (size, 9).

    Greys stay as they are, and so do white backgrounds.
    """
    back = np.linalg.inv(YIQ)
    plane = back @ np.diag([0.0, 1.0, 1.0]) @ YIQ
    quarter_turn = back @ np.array([[0, 0, 0], [0, 0, -1], [0, 1, 0]]) @ YIQ
    return _rows(size, {"hue": HUE * quarter_turn, "colour": COLOUR * plane}, 9)


def bends(size: int) -> np.ndarray:
    """Returns what each of the changes adds to b of each channel's tone curve, (size, 3).

    The curve x + b x (1 - x) leaves black and white alone.
    """
    return _rows(size, {"light": [LIGHT] * 3, "warmth": [WARMTH, 0, -WARMTH]}, 3)


def places(side: int) -> np.ndarray:
    """Returns (x, y, 1) of the middle of every pixel, -1 to 1 from edge to edge: (3, side²)."""
    middle = (2.0 * np.arange(side) + 1.0) / side - 1.0
    y, x = np.meshgrid(middle, middle, indexing="ij")
    return np.stack([x, y, np.ones_like(x)]).reshape(3, -1).astype(np.float32)


def _rows(size: int, matrices: dict, length: int) -> np.ndarray:
    rows = [np.reshape(matrices.get(name, [0.0] * length), -1) for name in CHANGES[:size]]
    return np.stack(rows).astype(np.float32)


@keras.saving.register_keras_serializable("kvae")
class PlaceInCell(layers.Layer):
    """Says where a code lies in its cell: tanh of its distance from the centre, axis by axis.

    Its weights are set, not learned; until then every place is 0.

    Input shape: codes z (B, D), how they choose among the cells (B, N), shares that sum to 1.
    Output shape: (B, D), in [-1, 1].
    """

    def build(self, input_shape):
        """Makes the centres of the cells (N, D) and the steepness of each axis (D,)."""
        (_, axes), (_, cells) = input_shape
        options = {"initializer": "zeros", "trainable": False}
        self.centres = self.add_weight(shape=(cells, axes), name="centres", **options)
        self.per_sigma = self.add_weight(shape=(axes,), name="per_sigma", **options)

    def centre_on(self, centres: np.ndarray, sigma: np.ndarray) -> None:
        """Sets the centres (N, D), and how far codes spread around them, sigma (D,)."""
        self.centres.assign(centres)
        self.per_sigma.assign(STEEPNESS / sigma)

    def call(self, inputs):
        """Takes the distance."""
        z, cell = inputs
        return ops.tanh((z - ops.matmul(cell, self.centres)) * self.per_sigma)

    def compute_output_shape(self, input_shape):
        """Returns the codes' shape."""
        return input_shape[0]


@keras.saving.register_keras_serializable("kvae")
class View(layers.Layer):
    """Shows each picture in its view.

    Input shape: pictures (B, S, S, 3) in [0, 1], views (B, V) in [-1, 1], V as many of `CHANGES`.
    Output shape: that of the pictures.

    What lies beyond its edges: `kvae.surroundings`.

    Args:
        strength: how far a view of 1 goes, in times of what is said above.
    """

    def __init__(self, strength: float = 1.0, **kwargs):
        super().__init__(**kwargs)
        self.strength = strength

    def call(self, inputs):
        """Moves the pixels, then changes their colours."""
        picture, view = inputs
        side, size, view = picture.shape[1], view.shape[1], self.strength * view
        affine = ops.reshape(ops.add(ops.matmul(view, moves(size)), AS_IS[0]), (-1, 2, 3))
        grid = ops.matmul(affine, places(side))  # (B, 2, S * S)
        margin = reach(size, self.strength, side)
        grid = grid * (side / 2) + (side / 2 + margin - 0.5)
        pixels = sampled(surrounded(picture, margin), grid[:, 0], grid[:, 1])  # (B, S * S, 3)
        colour = ops.reshape(ops.add(ops.matmul(view, colours(size)), AS_IS[1]), (-1, 3, 3))
        pixels = ops.clip(ops.matmul(pixels, ops.swapaxes(colour, 1, 2)), 0.0, 1.0)
        bend = ops.matmul(view, bends(size))[:, None]  # (B, 1, 3)
        pixels = pixels + bend * (pixels - pixels * pixels)
        return ops.reshape(ops.clip(pixels, 0.0, 1.0), (-1, side, side, 3))

    def compute_output_shape(self, input_shape):
        """Returns the pictures' shape."""
        return input_shape[0]

    def get_config(self):
        """Returns what rebuilds the layer."""
        return {**super().get_config(), "strength": self.strength}

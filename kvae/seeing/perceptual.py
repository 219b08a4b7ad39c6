"""How different two pictures look to a network that has seen a million photos.

The trunk of EfficientNet-Lite0 turns both pictures into feature maps at four depths; the distance
is the squared difference of the maps, each position normalised over its channels (Zhang et al.
2018, https://arxiv.org/abs/1801.03924). Without the package that holds its weights training goes on
with the pyramid alone, softer in its details.
"""

import numpy as np
from keras import ops

from kvae.seeing import efficientnet
from kvae.seeing.efficientnet import EfficientNetLite0
from kvae.tensors import Tensor

TAPS = (2, 4, 10)  # blocks whose output is compared, besides the stem: strides 4, 8, 16
EPSILON = 1e-6


class PerceptualDistance:
    """The distance, ready to be called on the running backend."""

    def __init__(self, network: EfficientNetLite0):
        self.network = network

    def __call__(self, pictures: Tensor, photos: Tensor, corner: Tensor) -> Tensor:
        """Returns the perceptual distance of each pair, shape (B,), seen through a window.

        Args:
            pictures: (B, S, S, 3) in [0, 1], gradients flow into them.
            photos: (B, S, S, 3) in [0, 1], constants.
            corner: (2,) int, top and left of the window that is compared. Drawn anew each step, it
                keeps the decoder from fitting the sampling grid of the strided layers, which would
                show as a fine mesh; and a window costs less than the whole picture.
        """
        side = window_side(pictures.shape[1])
        start = ops.stack([0, corner[0], corner[1], 0])
        shape = (pictures.shape[0], side, side, 3)
        reference = self.features(ops.slice(photos, start, shape))
        seen = self.features(ops.slice(pictures, start, shape))
        distances = []
        for a, b in zip(seen, reference, strict=True):
            squared = ops.square(self._normalise(a) - ops.stop_gradient(self._normalise(b)))
            distances.append(ops.mean(ops.sum(squared, axis=self.network.channels), axis=(1, 2)))
        return sum(distances) / len(distances)

    def features(self, pictures: Tensor) -> list[Tensor]:
        """Returns the four feature maps of pictures (B, S, S, 3) in [0, 1]."""
        maps = enumerate(self.network.maps(pictures, TAPS[-1] + 1), start=-1)  # -1: the stem
        return [x for block, x in maps if block == -1 or block in TAPS]

    def _normalise(self, x: Tensor) -> Tensor:
        squares = ops.sum(ops.square(x), axis=self.network.channels, keepdims=True)
        return x * ops.rsqrt(squares + EPSILON)


def window_side(image_size: int) -> int:
    """Returns the side of the compared window in pixels: two thirds of the picture's, even."""
    return 2 * round(image_size / 3)


def load_perceptual_distance() -> PerceptualDistance | None:
    """Returns the distance, or None when the package with the weights is not installed."""
    network = efficientnet.load_network()
    return None if network is None else PerceptualDistance(network)


def from_state(state: dict[str, np.ndarray]) -> PerceptualDistance:
    """Builds the distance from EfficientNet-Lite0's weights, kernels as (out, in, k, k)."""
    return PerceptualDistance(efficientnet.from_state(state))

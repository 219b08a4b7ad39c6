"""The losses of `kvae.network.losses` and `kvae.seeing.perceptual`, of maps (B, 3, S, S)."""

import torch
from torch import Tensor
from torch.nn import functional as F

from kvae.network.losses import DETAIL, PATCH, PERIOD, PYRAMID_LEVELS, REPEATS
from kvae.seeing.efficientnet import Convolution, EfficientNetLite0
from kvae.seeing.perceptual import EPSILON, TAPS, window_side


def pyramid(difference: Tensor) -> Tensor:
    total = difference.abs().mean()
    spare = -difference.shape[2] % 2**PYRAMID_LEVELS
    level = F.pad(difference, (0, spare, 0, spare)) if spare else difference
    for _ in range(PYRAMID_LEVELS):
        coarser = F.avg_pool2d(level, 2)
        total = total + (level - F.interpolate(coarser, scale_factor=2)).abs().mean()
        level = coarser
    return total


def gradient(difference: Tensor) -> Tensor:
    return difference.diff(dim=2).abs().mean() + difference.diff(dim=3).abs().mean()


def texture(pictures: Tensor, images: Tensor) -> Tensor:
    with torch.no_grad():
        wanted = _detail(images)
    return (_detail(pictures) - wanted).abs().mean()


def _detail(pictures: Tensor) -> Tensor:
    grey = pictures.mean(dim=1)
    rim = DETAIL // 2
    strength = (grey[:, rim:-rim, rim:-rim] - _box(grey, DETAIL) / DETAIL**2).abs()
    half = strength.shape[1] // 2
    strength = strength[:, : 2 * half, : 2 * half].reshape(-1, half, 2, half, 2)
    return _box(strength.mean(dim=(2, 4)), PATCH // 2) / (PATCH // 2) ** 2


def _box(x: Tensor, side: int) -> Tensor:
    height, width = x.shape[1] - side + 1, x.shape[2] - side + 1
    x = sum(x[:, i : i + height] for i in range(side))
    return sum(x[:, :, i : i + width] for i in range(side))


def mesh(difference: Tensor) -> Tensor:
    grey = difference.mean(dim=1)
    spare = -grey.shape[1] % PERIOD
    cells = F.pixel_unshuffle(F.pad(grey, (0, spare, 0, spare))[:, None], PERIOD)
    repeated = F.avg_pool2d(cells, REPEATS, stride=1)
    return (repeated - repeated.mean(dim=1, keepdim=True)).abs().mean()


def cross_entropy(logits: Tensor, image: Tensor) -> Tensor:
    return F.binary_cross_entropy_with_logits(logits, image)


class Perceptual:
    """The frozen network's distance, through a window."""

    def __init__(self, network: EfficientNetLite0):
        self.network = network

    def __call__(self, pictures: Tensor, images: Tensor, corner: tuple[int, int]) -> Tensor:
        side = window_side(pictures.shape[2])
        top, left = corner
        cut = (slice(None), slice(None), slice(top, top + side), slice(left, left + side))
        with torch.no_grad():
            wanted = self._features(images[cut])
        seen = self._features(pictures[cut])
        apart = [(a - b).square().sum(1).mean() for a, b in zip(seen, wanted, strict=True)]
        return sum(apart) / len(apart)

    def _features(self, pictures: Tensor) -> list[Tensor]:
        x = F.relu6(_convolved((pictures * 255.0 - 127.0) / 128.0, self.network.stem))
        maps = [_normalised(x)]
        for i, block in enumerate(self.network.blocks[: TAPS[-1] + 1]):
            y = x
            for convolution in block.convolutions[:-1]:
                y = F.relu6(_convolved(y, convolution))
            y = _convolved(y, block.convolutions[-1])
            x = x + y if block.residual else y
            if i in TAPS:
                maps.append(_normalised(x))
        return maps


def _convolved(x: Tensor, convolution: Convolution) -> Tensor:
    kernel, bias = convolution.torch_weights
    side, stride = x.shape[2], convolution.stride
    total = max((-(-side // stride) - 1) * stride + kernel.shape[2] - side, 0)
    padding = total // 2
    if total % 2:
        x, padding = F.pad(x, (padding, padding + 1) * 2), 0
    groups = x.shape[1] if convolution.depthwise else 1
    return F.conv2d(x, kernel, bias, stride, padding, groups=groups)


def _normalised(x: Tensor) -> Tensor:
    return x * torch.rsqrt(x.square().sum(1, keepdim=True) + EPSILON)

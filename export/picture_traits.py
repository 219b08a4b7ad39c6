"""What an eye sees of a picture at a glance, as numbers: how light, how red, how large, how tall.

Pure NumPy, with nothing learned: the same picture has the same traits whichever model drew it.
The thing is separated from the ground by the colour of the picture's border; of a picture
without such a ground (a full frame) colours are taken of all of it, and its outline is unknown.
"""

from collections.abc import Callable
from functools import reduce

import numpy as np

from desktop.generator.model.card import TRAITS

# Known of a thing on a ground only.
OUTLINE = ("size", "width", "lean", "rightwards", "upwards", "roundness")
# A pixel counts as ground up to the first distance from the ground's colour, as thing from the
# second on: the largest difference of a channel. Below 13 of 255 levels a soft white is white.
NEAR, FAR = 0.05, 0.15
# Most of a border is ground where there is one: portraits and long things touch one side or two.
GROUND_SHARE = 0.6
LEAST_THING = 0.005  # of the picture's area: a thing of 46 pixels at 96 x 96
LUMA = np.array([0.299, 0.587, 0.114], np.float32)  # ITU-R BT.601
TINY = 1e-6


def picture_traits(pictures: np.ndarray) -> np.ndarray:
    """Measure each of `TRAITS` of pictures (n, H, W, 3) in [0, 1]: float64 (n, T).

    Rises with what the trait's name says: lighter, redder (than green), yellower (than blue), more
    vivid, richer in contrast, more detailed; larger, wider (than tall), leaning more to the right,
    farther to the right, higher up, rounder. Whatever a picture does not have is NaN.
    """
    pictures = np.asarray(pictures, np.float32)
    thing, known = _thing(pictures)
    # A pixel of the outline is half ground: where a thing has an inside, its colour is taken there.
    inner = _least_near(thing, 1) + np.float32(0.05) * thing
    weights = np.where(known[:, None, None], inner, np.float32(1.0))
    found = _colours(pictures, weights) | _outline(thing)
    for name in OUTLINE:
        found[name] = np.where(known, found[name], np.nan)
    return np.stack([found[name] for name in TRAITS], axis=1).astype(np.float64)


def _thing(pictures: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """How much each pixel belongs to the thing, (n, H, W); whether there is a thing on a ground."""
    edges = (pictures[:, 0], pictures[:, -1], pictures[:, :, 0], pictures[:, :, -1])
    border = np.concatenate(edges, axis=1)  # (n, 2 H + 2 W, 3)
    ground = np.median(border, axis=1)[:, None]  # (n, 1, 3)
    thing = _distance(pictures, ground[:, None])
    plain = 1.0 - _distance(border, ground).mean(axis=1)
    return thing, (plain >= GROUND_SHARE) & (thing.mean(axis=(1, 2)) >= LEAST_THING)


def _distance(colours: np.ndarray, ground: np.ndarray) -> np.ndarray:
    away = np.abs(colours - ground)
    away = np.maximum(np.maximum(away[..., 0], away[..., 1]), away[..., 2])  # faster than .max()
    return np.clip((away - NEAR) / (FAR - NEAR), 0.0, 1.0)


def _colours(pictures: np.ndarray, weights: np.ndarray) -> dict[str, np.ndarray]:
    red, green, blue = (np.ascontiguousarray(pictures[..., i]) for i in range(3))
    luma = pictures @ LUMA  # (n, H, W)
    chroma = np.maximum(np.maximum(red, green), blue) - np.minimum(np.minimum(red, green), blue)
    lightness = _mean(luma, weights)
    variance = _mean((luma - lightness[:, None, None]) ** 2, weights)
    inside = _least_near(weights, 1)  # away from the outline, which is not texture
    fine = np.abs(luma - _blurred(luma))
    return {
        "lightness": lightness,
        "redness": _mean(red - green, weights),
        "yellowness": _mean((red + green) / 2 - blue, weights),
        "vividness": _mean(chroma, weights),
        "contrast": np.sqrt(np.maximum(variance, 0.0)),
        "detail": np.where(inside.any(axis=(1, 2)), _mean(fine, inside), np.nan),
    }


def _outline(thing: np.ndarray) -> dict[str, np.ndarray]:
    """Size, proportions, position and shape of the thing (n, H, W); of none, anything finite."""
    _, height, width = thing.shape
    x, y = (np.arange(width) + 0.5) / width, (np.arange(height) + 0.5) / height
    total = np.maximum(thing.sum(axis=(1, 2), dtype=np.float64), TINY)
    columns = thing.sum(axis=1, dtype=np.float64) / total[:, None]  # (n, W) shares of the whole
    rows = thing.sum(axis=2, dtype=np.float64) / total[:, None]
    middle_x, middle_y = columns @ x, rows @ y
    pixel = (0.3 / width) ** 2  # the variance within a pixel; also keeps lines from being infinite
    var_x, var_y = columns @ x**2 - middle_x**2 + pixel, rows @ y**2 - middle_y**2 + pixel
    both = np.einsum("nyx,y,x->n", thing, y, x, optimize=True) / total - middle_x * middle_y
    return {
        "size": thing.mean(axis=(1, 2), dtype=np.float64),
        "width": 0.5 * np.log(var_x / var_y),
        "lean": -both / np.sqrt(var_x * var_y),  # y counts downwards
        "rightwards": middle_x,
        "upwards": 1.0 - middle_y,
        "roundness": _roundness(thing),
    }


def _roundness(thing: np.ndarray) -> np.ndarray:
    """4 pi area / perimeter², 1 for a disc; the perimeter is the total variation of the mask."""
    # Softened: the steps of a sharp mask count a slanting edge too long.
    down, across = np.gradient(_blurred(np.pad(thing, ((0, 0), (2, 2), (2, 2)))), axis=(1, 2))
    perimeter = np.sqrt(across**2 + down**2).sum(axis=(1, 2), dtype=np.float64)
    return 4 * np.pi * thing.sum(axis=(1, 2)) / np.maximum(perimeter, 1.0) ** 2


def _mean(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The weighted mean over each picture: (n,) float64."""
    total = weights.sum(axis=(1, 2), dtype=np.float64)
    return (values * weights).sum(axis=(1, 2), dtype=np.float64) / np.maximum(total, TINY)


def _both_ways(
    maps: np.ndarray, radius: int, join: Callable[[list[np.ndarray]], np.ndarray]
) -> np.ndarray:
    """Join each pixel of maps (n, H, W) with those near it in its column, then in its row."""
    for _ in range(2):
        padded = np.pad(maps, ((0, 0), (radius, radius), (0, 0)), "edge")
        near = [padded[:, i : i + maps.shape[1]] for i in range(2 * radius + 1)]
        maps = join(near).swapaxes(1, 2)
    return maps


def _least_near(weights: np.ndarray, radius: int) -> np.ndarray:
    """The least weight within so many pixels, (n, H, W)."""
    return _both_ways(weights, radius, np.minimum.reduce)


def _blurred(luma: np.ndarray) -> np.ndarray:
    """The mean of 3 x 3 pixels, (n, H, W)."""
    return _both_ways(luma, 1, lambda near: reduce(np.add, near) / len(near))
